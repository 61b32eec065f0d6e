using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Storage.Replaying;
using Pipeline.Submissions;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline replay</c>: does submissions again from the archive.</summary>
internal static class ReplayCommand
{
    private const int Shown = 20;

    public static Command Create(Terminal terminal)
    {
        var submission = new Option<string?>("--event") { Description = "只重做这一次报送（回执中的报送编号）。 Only this upload, by the event id of its receipt." };
        var reporter = new Option<string?>("--reporter") { Description = "只重做该单位的报送。 Only this reporter's submissions." };
        var period = new Option<string?>("--period") { Description = "只重做该报告期的报送。 Only submissions of this period." };
        var all = new Option<bool>("--all") { Description = "重做全部报送。 All submissions." };
        var dry = new Option<bool>("--dry-run") { Description = "只说明会改变什么，不写入。 Only say what would change; write nothing." };
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command(
            "replay",
            "按现行目录和程序，从归档、按台账登记的先后次序重做报送；不改变任何报送的时间，可随时中断后再运行，已发布的快照不变。也用于修补 verify 指出的缺损。\n"
            + "Do submissions again from the archive with the present catalogue and program, in their recorded order: no upload gets "
            + "another date, it can be interrupted and run again, and published snapshots stay. It also mends much of what verify names.")
        {
            submission, reporter, period, all, dry, connection, json,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            ReplayScope scope = new()
            {
                EventId = parsed.GetValue(submission),
                Reporter = parsed.GetValue(reporter) is { } code ? CommonOptions.FindReporter(CatalogueLoader.LoadDefault(), code).Code : null,
                Period = parsed.GetValue(period) is { } text ? CommonOptions.ParsePeriod(text) : null,
            };
            if (scope == new ReplayScope() != parsed.GetValue(all))
                throw new UsageException(
                    "请指明重做哪些：--event、--reporter、--period，或 --all。 / Say what to replay: --event, --reporter, --period, or --all.");
            await using var services = StorageAccount.Services(CommonOptions.FindConnection(parsed.GetValue(connection)));
            var report = await terminal.WorkingAsync(
                "正在重做… / Replaying…",
                progress => services.GetRequiredService<Replay>().RunAsync(scope, parsed.GetValue(dry), progress, cancellation));
            if (report.Submissions.Count == 0)
                throw new UsageException("没有这样的报送。 / There is no such submission.");
            if (parsed.GetValue(json))
                ShowJson(terminal, report);
            else
                Show(terminal, report, parsed.GetValue(dry));
            return ExitCode.Success;
        });
        return command.WithExamples(
            ("pipeline replay --all --dry-run", new("目录更新后，看哪些结论和数字会变", "after a change of the catalogue: which verdicts and figures would change")),
            ("pipeline replay --reporter 530100 --period 2024", new("重做昆明市 2024 年的报送", "what Kunming submitted for 2024")),
            ("pipeline replay --event 0f3a…", new("重做一次报送，修补其缺损", "one upload, mending what of it was lost")));
    }

    private static void ShowJson(Terminal terminal, ReplayReport report) => terminal.SayJson(new
    {
        Submissions = report.Submissions.Select(submission => new
        {
            submission.Reporter,
            submission.Period,
            submission.EventId,
            submission.BlobPath,
            Before = submission.Before?.Code(),
            After = submission.After?.Code(),
            submission.Changed,
            submission.Mended,
            submission.LeftBecause,
        }),
        Periods = report.Periods.Select(period => new
        {
            period.Reporter,
            Period = period.Period.ToString(),
            period.Before,
            period.After,
            period.Figures.Added,
            period.Figures.Changed,
            period.Figures.Removed,
            Figures = period.Figures.Entries,
        }),
    });

    private static void Show(Terminal terminal, ReplayReport report, bool dry)
    {
        foreach (var submission in report.Submissions.Where(submission => submission.Changed || submission.Mended || submission.LeftBecause is not null))
        {
            var what = submission.LeftBecause is { } why ? new Bilingual($"未重做：{why.Zh}", $"left as it is: {why.En}")
                : submission.Before != submission.After ? new($"{submission.Before?.Code()} → {submission.After?.Code()}", "")
                : submission.Changed ? new("重新登记", "recorded anew")
                : new Bilingual("已修补", "mended");
            terminal.Say($"{submission.Reporter} {submission.Period} {submission.BlobPath} {submission.EventId}: {what}");
        }

        foreach (var period in report.Periods)
        {
            var figures = period.Figures;
            terminal.Say(FormattableString.Invariant(
                $"{period.Reporter} {period.Period}: +{figures.Added} ~{figures.Changed} -{figures.Removed}{(period.After.Length == 0 ? "；没有现行的报送 nothing is in force" : "")}"));
            foreach (var entry in figures.Entries.Take(Shown))
                terminal.Say(FormattableString.Invariant($"    {entry.Area} {entry.Measure}: {Text(entry.Before)} → {Text(entry.After)}"));
        }

        var changed = report.Submissions.Count(submission => submission.Changed || submission.Mended);
        terminal.Say(dry
            ? FormattableString.Invariant($"{report.Submissions.Count} 次报送中 {changed} 次会改变；未写入。 Of {report.Submissions.Count} submissions {changed} would change; nothing was written.")
            : FormattableString.Invariant($"重做 {report.Submissions.Count} 次报送，{changed} 次有变；运行 pipeline snapshot 即可发布。 {report.Submissions.Count} submissions replayed, {changed} changed; 'pipeline snapshot' publishes them."));
    }

    private static string Text(ReportedValue? value) => value is null ? "—" : FormattableString.Invariant($"{value.Value}{(value.Status == ObservationStatus.Normal ? "" : $" {value.Status.Letter()}")}");
}
