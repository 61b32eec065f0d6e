using System.CommandLine;
using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Corrections;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline correct</c>: adds a correction of one figure; the workbook itself is never edited.</summary>
internal static class CorrectCommand
{
    private const string None = "none";

    public static Command Create(Terminal terminal)
    {
        var reporter = CommonOptions.Reporter();
        var period = CommonOptions.Period();
        var area = LineageOptions.Area();
        var measure = new Argument<string>("measure") { Description = "统计量的代码或名称。 The code or name of a measure." };
        var old = Figure("--old", "现行的值（按统计量的单位）；没有值写 none。对不上则不予更正。 The figure in force, in the measure's unit, or none; without a match nothing is corrected.");
        var corrected = Figure("--new", "应为的值；应无值写 none 并加 --status。 The figure as it should be; or none, with --status.");
        var status = new Option<string?>("--status") { Description = "更正后的状态：A P B E M N O V；缺省不变。 The status it gets; unchanged by default." };
        status.AcceptOnlyFromAmong([.. Enum.GetValues<ObservationStatus>().Select(value => value.Letter().ToString())]);
        var reason = Reason();
        var by = By();
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command(
            "correct", "更正一个已报送的值；原文件不动，下一期快照起生效并留痕。 Correct one submitted figure: the file stays as it is, the next snapshot has the correction and says so.")
        {
            reporter, period, area, measure, old, corrected, status, reason, by, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalogue = CatalogueLoader.LoadDefault();
            var (code, place) = LineageOptions.Names(catalogue, parsed.GetRequiredValue(measure), parsed.GetRequiredValue(area));
            var correction = new Correction
            {
                Reporter = CommonOptions.FindReporter(catalogue, parsed.GetRequiredValue(reporter)).Code,
                Period = CommonOptions.ParsePeriod(parsed.GetRequiredValue(period)),
                Area = place,
                Measure = code,
                Old = Read(parsed.GetRequiredValue(old)),
                New = Read(parsed.GetRequiredValue(corrected)),
                Status = parsed.GetValue(status) is { } letter ? ObservationStatusCodes.FromLetter(letter[0]) : null,
                Reason = parsed.GetRequiredValue(reason).Trim(),
                By = parsed.GetRequiredValue(by).Trim(),
                At = TimeProvider.System.GetUtcNow(),
            };
            await AddAsync(terminal, catalogue, CommonOptions.OpenStorage(parsed.GetValue(connection)), correction, parsed.GetValue(json), cancellation);
            return ExitCode.Success;
        });
        return command.WithExamples(
            ("pipeline correct 530100 2024 530102 gdp --old 1250.3 --new 1205.3 --reason 录入错误 --by 审核人", new("只在现行的值仍是 1250.3 时生效", "takes effect only while the figure in force is 1250.3")));
    }

    /// <summary>Why an entry is made.</summary>
    public static Option<string> Reason() => new("--reason") { Description = "理由。 Why.", Required = true };

    /// <summary>Who makes an entry.</summary>
    public static Option<string> By() => new("--by") { Description = "经办人。 Who answers for it.", Required = true };

    /// <summary>Adds an entry, or says why not.</summary>
    public static async Task AddAsync(
        Terminal terminal, StatisticalCatalogue catalogue, PipelineStorage storage, CorrectionEntry entry, bool asJson, CancellationToken cancellation)
    {
        if (await new CorrectionDesk(catalogue, storage).AddAsync(entry, cancellation) is { } fault)
            throw new UsageException($"{fault.Zh} / {fault.En}");
        if (asJson)
            terminal.SayJson(new { entry.Id, entry.Reason, entry.By, entry.At });
        else
            terminal.Say($"已记入，编号 {entry.Id}；下一期快照起生效。 Entered as {entry.Id}; the next snapshot has it.");
    }

    private static Option<string> Figure(string name, string description) => new(name) { Description = description, Required = true };

    private static decimal? Read(string text) => text == None ? null
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"“{text}”不是数字；没有值请写 none。 / '{text}' is not a number; write none for no figure.");
}
