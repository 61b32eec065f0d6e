using System.CommandLine;
using Azure.Storage.Blobs.Models;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Storage;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline submit</c>: uploads workbooks as a prefecture would, and waits for the receipts.</summary>
internal static class SubmitCommand
{
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
        var connection = CommonOptions.Connection();
        var json = CommonOptions.Json();
        var command = new Command("submit", "上传工作簿并等待回执。 Upload workbooks and wait for the receipts.") { files, reporter, period, wait, connection, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var catalogue = CatalogueLoader.LoadDefault();
            var storage = PipelineStorage.FromConnectionString(CommonOptions.FindConnection(parsed.GetValue(connection)));
            var uploads = new List<(SubmissionPath Path, string EventId)>();
            foreach (var path in parsed.GetRequiredValue(files))
                uploads.Add(await UploadAsync(storage, catalogue, path, parsed.GetValue(reporter), parsed.GetValue(period), cancellation));

            if (parsed.GetValue(wait) is not (> 0 and var seconds))
            {
                foreach (var (path, eventId) in uploads)
                    terminal.Say($"{path.BlobPath} {eventId}");
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
        PipelineStorage storage, StatisticalCatalogue catalogue, string file, string? reporter, string? period, CancellationToken cancellation)
    {
        if (!File.Exists(file))
            throw new UsageException($"没有文件 {file}。 / There is no file {file}.");
        await using var stream = File.OpenRead(file);
        var workbook = reporter is null || period is null ? WorkbookReader.Read(stream).Workbook : null;
        var address = WorkbookAddress.Find(catalogue, file, workbook, reporter, period);
        var path = SubmissionPath.Parse($"{address.Reporter.Code}/{address.Period}/{Path.GetFileName(file)}", catalogue);
        stream.Position = 0;
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

    private static void Show(Terminal terminal, Receipt receipt)
    {
        terminal.Say($"{receipt.BlobPath}");
        FindingsTable.Show(terminal, receipt.Findings);
        terminal.Say($"{receipt.Verdict.Code()}: {receipt.Message.Zh}");
        terminal.Say(receipt.Message.En);
        terminal.Say("");
    }
}
