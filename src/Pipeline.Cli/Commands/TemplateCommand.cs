using System.CommandLine;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Storage;
using Pipeline.Workbooks;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline template</c>: an empty workbook for one reporter and period.</summary>
internal static class TemplateCommand
{
    public static Command Create(Terminal terminal)
    {
        var reporter = CommonOptions.Reporter();
        var period = CommonOptions.Period();
        var output = new Option<string?>("--output", "-o")
        {
            Description = "写入的文件；缺省为“单位 报告期.xlsx”。 The file to write; '{reporter} {period}.xlsx' by default.",
        };
        var force = new Option<bool>("--force") { Description = "覆盖已有的文件。 Replace a file that is there already." };
        var json = CommonOptions.Json();
        var connection = CommonOptions.Connection();
        var command = new Command(
            "template", "生成填报模板；能连上存储时附上年同期数据。 Write the template that a reporter fills in, with last year's figures where storage has them.")
        {
            reporter, period, output, force, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalogue = CatalogueLoader.LoadDefault();
            var who = CommonOptions.FindReporter(catalogue, parsed.GetRequiredValue(reporter));
            var when = CommonOptions.ParsePeriod(parsed.GetRequiredValue(period));
            if (catalogue.ColumnsFor(who, when.Frequency).Count == 0)
                throw new UsageException($"{who.Area.Name} 没有 {when} 的报表。 / {who.Area.Name.En} reports nothing for {when}.");
            var previous = await PreviousAsync(CommonOptions.TryFindConnection(parsed.GetValue(connection)), who, when, cancellation);
            var path = parsed.GetValue(output) ?? $"{who.Area.Name.Zh} {when}.xlsx";
            using (var file = TargetPath.Create(path, parsed.GetValue(force)))
                new TemplateWriter(catalogue).Write(new TemplateContent(who, when) { Previous = previous }, file);
            if (parsed.GetValue(json))
                terminal.SayJson(new { path = Path.GetFullPath(path) });
            else
                terminal.Say(Path.GetFullPath(path));
            return ExitCode.Success;
        });
        return command.WithExamples(
            ("pipeline template 530100 2024", new("昆明市 2024 年年报模板", "the annual template of Kunming for 2024")),
            ("pipeline template 532500 2024-Q3 -o 红河州三季度.xlsx", new("指定文件名", "to a file of your choice")));
    }

    // Without an account the template is complete but for last year's figures.
    private static async Task<IReadOnlyDictionary<(string Area, string Measure), decimal>> PreviousAsync(
        string? connection, Reporter reporter, Period period, CancellationToken cancellation)
    {
        if (connection is null)
            return new Dictionary<(string, string), decimal>();
        var storage = PipelineStorage.FromConnectionString(connection);
        return await new PreviousFigures(new(storage), new(storage)).FindAsync(reporter.Code, period, cancellation);
    }
}
