using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Storage.Verifying;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline verify</c>: compares everything that is stored with what it follows from.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var reporter = new Option<string?>("--reporter") { Description = "只核对该单位的报送。 Only this reporter's submissions." };
        var period = new Option<string?>("--period") { Description = "只核对该报告期的报送。 Only submissions of this period." };
        var snapshot = new Option<long?>("--snapshot") { Description = "只核对该期快照。 Only the snapshot of this number." };
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command(
            "verify",
            "核对归档、台账、回执、规范化文件、观测值、现行表、更正、快照和冻结的考核，逐一指出不符之处；只读，可在系统运行时进行。有不符时退出码为 1。\n"
            + "Compare archive, ledger, receipts, normalised documents, observations, what is in force, corrections, snapshots and frozen "
            + "assessments, and name every difference; only reads, beside the working system. Exit code 1 where something differs.")
        {
            reporter, period, snapshot, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            VerificationScope scope = new()
            {
                Reporter = parsed.GetValue(reporter) is { } code ? CommonOptions.FindReporter(CatalogueLoader.LoadDefault(), code).Code : null,
                Period = parsed.GetValue(period) is { } text ? CommonOptions.ParsePeriod(text) : null,
                Snapshot = parsed.GetValue(snapshot),
            };
            await using var services = StorageAccount.Services(CommonOptions.FindConnection(parsed.GetValue(connection)));
            var report = await terminal.WorkingAsync(
                "正在核对… / Verifying…", progress => services.GetRequiredService<Verification>().RunAsync(scope, progress, cancellation));
            if (parsed.GetValue(json))
                ShowJson(terminal, report);
            else
                Show(terminal, report);
            return report.Clean ? ExitCode.Success : ExitCode.Refused;
        });
        return command.WithExamples(
            ("pipeline verify", new("核对全部", "everything")),
            ("pipeline verify --reporter 530100 --period 2024", new("只核对昆明市 2024 年的报送", "only what Kunming submitted for 2024")),
            ("pipeline verify --snapshot 12 --json", new("只核对第 12 期快照，供脚本使用", "only snapshot 12, for scripts")));
    }

    private static void ShowJson(Terminal terminal, VerificationReport report) => terminal.SayJson(new
    {
        report.Clean,
        Differences = report.Differences.Select(difference => new
        {
            difference.Kind.Code,
            difference.Place,
            difference.Expected,
            difference.Found,
            difference.Kind.Meaning,
            difference.Kind.Remedy,
        }),
        report.InProgress,
        report.NotRecomputed,
        report.Checked,
    });

    private static void Show(Terminal terminal, VerificationReport report)
    {
        foreach (var kind in report.Differences.GroupBy(difference => difference.Kind))
        {
            terminal.Say($"✗ {kind.Key.Code}");
            terminal.Say($"  {kind.Key.Meaning.Zh}");
            terminal.Say($"  {kind.Key.Meaning.En}");
            foreach (var difference in kind)
            {
                terminal.Say($"  · {difference.Place}");
                terminal.Say($"      应为 expected: {difference.Expected}");
                terminal.Say($"      实为 found:    {difference.Found}");
            }

            terminal.Say($"  → {kind.Key.Remedy.Zh}");
            terminal.Say($"  → {kind.Key.Remedy.En}");
            terminal.Say("");
        }

        Notes(terminal, new("处理中", "In progress"), report.InProgress);
        Notes(terminal, new("未重算", "Not computed again"), report.NotRecomputed);
        var looked = string.Join(", ", report.Checked.Select(sort => FormattableString.Invariant($"{sort.Key} {sort.Value}")));
        terminal.Say(report.Clean
            ? $"✓ 全部一致（{looked}）。 Everything agrees ({looked})."
            : FormattableString.Invariant($"✗ {report.Differences.Count} 处不符（{looked}）。 {report.Differences.Count} differences ({looked})."));
    }

    private static void Notes(Terminal terminal, Bilingual title, IReadOnlyList<VerificationNote> notes)
    {
        if (notes.Count == 0)
            return;
        terminal.Say(FormattableString.Invariant($"{title} ({notes.Count}):"));
        foreach (var note in notes)
            terminal.Say($"  · {note.Place}: {note.Text}");
        terminal.Say("");
    }
}
