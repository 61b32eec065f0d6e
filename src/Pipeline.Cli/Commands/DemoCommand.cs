using System.CommandLine;
using System.Diagnostics;
using Pipeline.Catalogue;
using Pipeline.Cli.Demo;
using Pipeline.Cli.Local;
using Pipeline.Cli.Output;
using Pipeline.Cli.Sample;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline demo</c>: the whole product once, on real processes, with the sample workbooks; then serves.</summary>
internal static class DemoCommand
{
    public static Command Create(Terminal terminal)
    {
        var exit = new Option<bool>("--exit") { Description = "打印数字后结束，不继续运行。 End after the figures instead of serving on." };
        var json = CommonOptions.Json();
        var command = new Command(
            "demo",
            "演示：上传全部示例工作簿，计算快照，并与已公布数字逐一对照。 Upload all sample workbooks, take the snapshot, and compare it with every published figure.")
        { exit, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var watch = Stopwatch.StartNew();
            var catalogue = CatalogueLoader.LoadDefault();
            await using var system = await terminal.WorkingAsync(
                "正在启动… / Starting…",
                progress => LocalSystem.StartAsync(null, FunctionApp.UsualPort, null, progress, cancellation));

            var intake = new DemoIntake(PipelineStorage.FromConnectionString(system.ConnectionString), TimeProvider.System);
            var uploads = DemoIntake.Workbooks();
            await terminal.CountingAsync(
                "上传示例工作簿 Uploading sample workbooks", uploads.Count, done => intake.UploadAsync(uploads, done, cancellation));
            IReadOnlyList<LedgerRow> answers = [];
            await terminal.CountingAsync(
                "等待回执 Waiting for receipts", uploads.Count, async done => answers = await intake.AnsweredAsync(uploads.Count, done, cancellation));
            if (answers.Where(a => a.Verdict is not (Verdict.Accepted or Verdict.AcceptedWithWarnings)).ToList() is { Count: > 0 } refused)
                throw new LocalToolException(
                    "示例工作簿未被采用 / sample workbooks were not taken: "
                    + string.Join(", ", refused.Select(r => $"{r.Upload.BlobPath} {r.Verdict?.Code()}")));

            using var pull = new DemoPull(system.App);
            var rows = await terminal.WorkingAsync("计算夜间快照… / Taking the nightly snapshot…", async _ =>
            {
                await pull.TakeSnapshotAsync(cancellation);
                return await pull.RowsAsync(cancellation);
            });

            var figures = FigureComparison.Compare(catalogue, PublishedFigures.Load(), rows);
            if (parsed.GetValue(json))
                terminal.SayJson(figures.Select(FigureTable.Summary));
            else
                FigureTable.Show(terminal, figures);
            terminal.Note(
                $"{answers.Count} 份工作簿 workbooks, {answers.Sum(a => a.Observations)} 个数值 values, {rows.Count} 个快照值 snapshot values; {watch.Elapsed.TotalSeconds:0} s");

            var code = figures.All(f => f.Ok) ? ExitCode.Success : ExitCode.Refused;
            return parsed.GetValue(exit) || code != ExitCode.Success ? code : await ServeCommand.UntilStoppedAsync(terminal, system, cancellation);
        });
        return command.WithExamples(
            ("pipeline demo", new("对照数字后继续运行，按 Ctrl-C 结束", "compares, then serves until Ctrl-C")),
            ("pipeline demo --exit", new("对照后结束；数字不符时退出码为 1", "compares and ends; exit code 1 where a figure differs")));
    }
}
