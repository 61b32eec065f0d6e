using System.CommandLine;
using Azure.Storage.Blobs.Models;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline submit</c>: uploads workbooks as a prefecture would, and waits for the receipts.</summary>
internal static class SubmitCommand
{
    private const int LongestWait = 24 * 60 * 60;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>("files") { Description = "工作簿文件。 The workbooks.", Arity = ArgumentArity.OneOrMore };
        var reporter = new Option<string?>("--reporter") { Description = "填报单位代码；缺省取自工作簿。 The reporter's code; taken from the workbook by default." };
        var period = new Option<string?>("--period") { Description = "报告期；缺省取自工作簿。 The period; taken from the workbook by default." };
        var wait = new Option<int>("--wait")
        {
            Description = "最多等待回执的秒数；0 为不等。 How many seconds to wait for each receipt; 0 does not wait.",
            DefaultValueFactory = _ => 120,
        };
        CommonOptions.Between(wait, 0, LongestWait);
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("submit", "上传工作簿并等待回执。 Upload workbooks and wait for the receipts.") { files, reporter, period, wait, connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalogue = CatalogueLoader.LoadDefault();
            var prepared = PreparedUpload.All(catalogue, parsed.GetRequiredValue(files), parsed.GetValue(reporter), parsed.GetValue(period));
            if (prepared.Where(upload => upload.Path is null).ToList() is { Count: > 0 } unreadable)
            {
                ShowUnreadable(terminal, unreadable, parsed.GetValue(json));
                return ExitCode.Refused;
            }

            var storage = CommonOptions.OpenStorage(parsed.GetValue(connection));
            var uploads = new List<(SubmissionPath Path, string EventId)>();
            foreach (var upload in prepared)
                uploads.Add(await UploadAsync(storage, upload, cancellation));

            if (parsed.GetValue(wait) is not (> 0 and var seconds))
            {
                ShowUploads(terminal, uploads, parsed.GetValue(json));
                return ExitCode.Success;
            }

            var answers = await terminal.WorkingAsync(
                "等待回执… / Waiting for receipts…",
                _ => ReceiptsAsync(storage, uploads, TimeSpan.FromSeconds(seconds), cancellation));
            if (parsed.GetValue(json))
                terminal.SayJson(answers.Select(ReceiptSummary.Of));
            else
                foreach (var receipt in answers)
                    Show(terminal, receipt);
            return answers.All(r => r.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings or Verdict.Duplicate) ? ExitCode.Success : ExitCode.Refused;
        });
        return command.WithExamples(
            ("pipeline submit \"昆明市 2024.xlsx\"", new("上传到正在运行的 serve", "to the serve that runs on this machine")),
            ("pipeline submit sampledata/submissions/530100/2024/*.xlsx", new("单位和报告期取自工作簿", "whose it is and of which period is in the workbook")));
    }

    private static async Task<(SubmissionPath Path, string EventId)> UploadAsync(
        PipelineStorage storage, PreparedUpload upload, CancellationToken cancellation)
    {
        var path = upload.Path!;
        await using var stream = File.OpenRead(upload.File);
        BlobContentInfo written = await storage.Container(StorageNames.Submissions).GetBlobClient(path.BlobPath)
            .UploadAsync(stream, new BlobUploadOptions(), cancellation);
        return (path, Keys.EventId(path.BlobPath, written.ETag.ToString()));
    }

    private static async Task<IReadOnlyList<Receipt>> ReceiptsAsync(
        PipelineStorage storage, List<(SubmissionPath Path, string EventId)> uploads, TimeSpan patience, CancellationToken cancellation)
    {
        var store = new ReceiptStore(storage);
        var receipts = new List<Receipt>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        foreach (var (path, eventId) in uploads)
        {
            limit.CancelAfter(patience);
            try
            {
                Receipt? receipt;
                while ((receipt = await store.FindAsync(path.ReporterCode, path.PeriodCode, eventId, limit.Token)) is null)
                    await Task.Delay(Interval, limit.Token);
                receipts.Add(receipt);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new Local.LocalToolException(
                    $"{path.BlobPath} 已上传，但 {patience.TotalSeconds:0} 秒内没有回执：函数应用在运行吗？ / "
                    + $"{path.BlobPath} is uploaded, but there was no receipt within {patience.TotalSeconds:0} seconds: is the function app running?");
            }
        }

        return receipts;
    }

    private static void ShowUnreadable(Terminal terminal, List<PreparedUpload> uploads, bool json)
    {
        if (json)
        {
            terminal.SayJson(uploads.Select(upload => new { upload.File, accepted = false, verdict = Verdict.Rejected.Code(), upload.Findings }));
            return;
        }

        foreach (var upload in uploads)
        {
            terminal.Say(upload.File);
            FindingsTable.Show(terminal, upload.Findings);
        }

        terminal.Say("没有上传任何文件。 Nothing was uploaded.");
    }

    private static void ShowUploads(Terminal terminal, List<(SubmissionPath Path, string EventId)> uploads, bool json)
    {
        if (json)
            terminal.SayJson(uploads.Select(upload => new { upload.Path.BlobPath, upload.EventId }));
        else
            foreach (var (path, eventId) in uploads)
                terminal.Say($"{path.BlobPath} {eventId}");
    }

    private static void Show(Terminal terminal, Receipt receipt)
    {
        terminal.Say($"{receipt.BlobPath}");
        FindingsTable.Show(terminal, receipt.Findings);
        terminal.Say($"{receipt.Verdict.Code()}: {receipt.Message.Zh}");
        terminal.Say(receipt.Message.En);
        terminal.Say("");
    }
}
