using System.CommandLine;
using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Storage;
using Spectre.Console;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline assessment</c>: freezes the classified assessment of a year, and reads what was frozen.</summary>
internal static class AssessmentCommand
{
    public static Command Create(Terminal terminal) =>
        new("assessment", "分类考核：冻结结果，查阅已冻结的结果。 The classified assessment: freeze its results and read what was frozen.")
        {
            Freeze(terminal), List(terminal), Show(terminal),
        };

    private static Command Freeze(Terminal terminal)
    {
        var year = Year();
        year.Required = true;
        var by = new Option<string>("--by") { Description = "冻结人，记入记录。 Who freezes it; the record says so.", Required = true };
        var note = new Option<string>("--note") { Description = "说明，如签批文号。 A note, such as the number of the approval.", DefaultValueFactory = _ => "" };
        var snapshot = new Option<string>("--snapshot")
        {
            Description = "nightly、released 或期号。 nightly, released or a number.",
            DefaultValueFactory = _ => SnapshotPointers.Released,
        };
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("freeze", "冻结一年的考核结果：以后的快照不再改变它。 Freeze a year's results: later snapshots change nothing about them.") { year, by, note, snapshot, connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetRequiredValue(by).Trim() is not { Length: > 0 } who)
                throw new UsageException("请写明冻结人：--by 姓名。 / Say who freezes it: --by NAME.");
            var (name, number) = (parsed.GetRequiredValue(snapshot), parsed.GetValue(year));
            var freezer = new AssessmentFreezer(CatalogueLoader.LoadDefault(), CommonOptions.OpenStorage(parsed.GetValue(connection)), TimeProvider.System);
            var outcome = await freezer.FreezeAsync(number, name, who, parsed.GetRequiredValue(note).Trim(), cancellation);
            switch (outcome)
            {
                case FreezeOutcome.Frozen(var record):
                    if (parsed.GetValue(json))
                        terminal.SayJson(record);
                    else
                        terminal.Say($"已冻结 {number} 年考核结果（第 {record.Number} 次，快照第 {record.SnapshotSequence} 期，{record.Rows} 行）。 "
                            + $"The assessment of {number} is frozen: number {record.Number}, from snapshot {record.SnapshotSequence}, {record.Rows} rows.\nsha256 {record.ContentSha256}");
                    return ExitCode.Success;
                case FreezeOutcome.Busy:
                    terminal.Fail("快照任务正在运行，请稍后再试。 / A snapshot run is at work; try again later.");
                    return ExitCode.Unavailable;
                case FreezeOutcome.NoSnapshot:
                    throw new UsageException($"没有快照“{name}”。 / There is no snapshot '{name}'.");
                default:
                    throw new UsageException($"快照“{name}”没有 {number} 年的考核结果。 / Snapshot '{name}' has no assessment of {number}.");
            }
        });
        return command.WithExamples(
            ("pipeline assessment freeze --year 2024 --by 张三", new("冻结已发布快照中 2024 年的结果", "the results of 2024 in the released snapshot")),
            ("pipeline assessment freeze --year 2024 --by 张三 --snapshot 7 --note 云考〔2025〕3号", new("取自第 7 期，并附说明", "from snapshot 7, with a note")));
    }

    private static Command List(Terminal terminal)
    {
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("list", "列出已冻结的结果。 List what was frozen.") { connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var records = await Frozen(parsed.GetValue(connection)).ListAsync(cancellation);
            if (parsed.GetValue(json))
            {
                terminal.SayJson(records);
                return ExitCode.Success;
            }

            var table = new Table().Border(TableBorder.Simple).AddColumns("年 Year", "次 Number", "快照 Snapshot", "时间 Frozen at", "冻结人 By", "说明 Note", "sha256");
            foreach (var record in records)
                table.AddRow(
                    new Text(Number(record.Year)), new Text(Number(record.Number)), new Text(Number(record.SnapshotSequence)),
                    new Text(record.FrozenAt.ToString("u", CultureInfo.InvariantCulture)), new Text(record.By), new Text(record.Note), new Text(record.ContentSha256[..12]));
            terminal.Show(table);
            return ExitCode.Success;
        });
        return command.WithExamples(("pipeline assessment list", new("谁在何时冻结了什么", "who froze what, and when")));
    }

    private static Command Show(Terminal terminal)
    {
        var year = Year();
        year.Required = true;
        var number = new Option<int?>("--number") { Description = "第几次冻结；缺省为最近一次。 Which freeze of the year; the latest by default." };
        var connection = CommonOptions.Connection();
        var command = new Command("show", "以 CSV 输出已冻结的结果，并核对校验值。 Write frozen results as CSV, once their hash is verified.") { year, number, connection };
        command.SetAction(async (parsed, cancellation) =>
        {
            var frozen = Frozen(parsed.GetValue(connection));
            if (await frozen.FindAsync(parsed.GetValue(year), parsed.GetValue(number), cancellation) is not { } record)
                throw new UsageException($"没有已冻结的 {parsed.GetValue(year)} 年考核结果。 / Nothing is frozen of {parsed.GetValue(year)}.");
            terminal.Note($"{record.FrozenAt:u} {record.By} {record.Note} (snapshot {record.SnapshotSequence} {record.SnapshotHash})");
            terminal.Output.Write((await frozen.ReadAsync(record, cancellation)).ToString());
            return ExitCode.Success;
        });
        return command.WithExamples(("pipeline assessment show --year 2024 > 2024.csv", new("最近一次冻结的结果", "what was frozen last")));
    }

    private static FrozenAssessments Frozen(string? connection) =>
        new(CommonOptions.OpenStorage(connection));

    private static Option<int> Year() => CommonOptions.Between(new Option<int>("--year") { Description = "考核年度。 The year assessed." }, 1949, 2999);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
