using System.CommandLine;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline catalogue lint</c>: says what is wrong in a catalogue, in which file and line, and how to mend it.</summary>
internal static class CatalogueCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string?>("folder")
        {
            Description = "目录文件所在的文件夹；缺省检查程序自带的目录。 The folder of the catalogue files; the built-in catalogue by default.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = CommonOptions.Json();
        var lint = new Command("lint", "检查目录：逐条列出文件、行号和改法。 Check the catalogue: file, line and remedy of every fault.") { folder, json };
        lint.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder);
            if (path is not null && !Directory.Exists(path))
                throw new UsageException($"没有文件夹 {path}。 / There is no folder {path}.");
            var faults = path is null ? CatalogueLoader.LintDefault() : CatalogueLoader.Lint(path);
            if (parsed.GetValue(json))
                terminal.SayJson(faults);
            else
                Show(terminal, faults, path);
            return faults.Count == 0 ? ExitCode.Success : ExitCode.Refused;
        });
        lint.WithExamples(
            ("pipeline catalogue lint", new("检查自带目录", "the built-in catalogue")),
            ("pipeline catalogue lint src/Pipeline/Catalogue/Data", new("检查正在编辑的目录", "the one you are editing")));
        return new Command("catalogue", "指标目录。 The catalogue of areas, measures, indicators and targets.") { lint, CatalogueExplainCommand.Create(terminal), CatalogueDocsCommand.Create(terminal) };
    }

    private static void Show(Terminal terminal, IReadOnlyList<CatalogueFault> faults, string? path)
    {
        if (faults.Count == 0)
        {
            var catalogue = path is null ? CatalogueLoader.LoadDefault() : CatalogueLoader.Load(path);
            terminal.Say(
                $"目录无误 The catalogue is sound: {catalogue.Areas.Count} areas, {catalogue.Groups.Count} groups, {catalogue.Measures.Count} measures, "
                + $"{catalogue.Indicators.Count} indicators, {catalogue.Targets.Count} targets; version {catalogue.Version}");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("位置 Place", "问题 Fault", "改法 Remedy");
        foreach (var fault in faults)
            table.AddRow(new Text($"{fault.File}:{fault.Line}"), new Text(fault.Message.ToString()), new Text(fault.Remedy.ToString()));
        terminal.Show(table);
        terminal.Say($"{faults.Count} 处问题 faults");
    }
}
