using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Pipeline.Catalogue;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Functions.Http;

/// <summary>Uploads and their receipts.</summary>
public sealed class SubmissionEndpoints(
    PipelineStorage storage, Ledger ledger, ReceiptStore receipts, FeedbackStore feedbacks, StatisticalCatalogue catalogue, IOptions<PipelineOptions> options)
{
    private static readonly Bilingual PathRemedy = new(
        "地址写成 /api/v1/submissions/{单位代码}/{报告期}?file={文件名}.xlsx，例如 530100/2024。",
        "The address is /api/v1/submissions/{reporter}/{period}?file={name}.xlsx, such as 530100/2024.");

    /// <summary>What a reporter has submitted, and what became of it, newest first.</summary>
    [Function(nameof(ListSubmissions))]
    public async Task<IResult> ListSubmissions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/submissions/{reporter}")] HttpRequest request,
        string reporter,
        CancellationToken cancellation)
    {
        if (catalogue.FindReporter(reporter) is null)
        {
            return Problem.NotFound(new($"没有填报单位“{reporter}”。", $"There is no reporter '{reporter}'."), PathRemedy);
        }

        var rows = new List<LedgerRow>();
        await foreach (var row in ledger.ListAsync(reporter, cancellation))
        {
            rows.Add(row);
        }

        return Json.Document(new
        {
            value = rows.OrderByDescending(row => row.Upload.Order).Select(row => new
            {
                row.Reporter,
                row.Period,
                row.EventId,
                file = row.Upload.BlobPath,
                uploadedAt = row.Upload.Order.LastModified,
                stage = row.Stage.Code(),
                verdict = row.Verdict?.Code(),
                row.Findings.Errors,
                row.Findings.Confirms,
                row.Findings.Warnings,
                row.Findings.Infos,
                row.Observations,
                receipt = ReceiptAddress(row.Reporter, row.Period, row.EventId),
            }),
        });
    }

    /// <summary>The receipt of an upload: every finding with its cell; 202 while it is being worked on.</summary>
    [Function(nameof(GetReceipt))]
    public async Task<IResult> GetReceipt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/submissions/{reporter}/{period}/{eventId}")] HttpRequest request,
        string reporter,
        string period,
        string eventId,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsUpload(reporter, period, eventId))
        {
            return NoReceipt();
        }

        if (await receipts.FindAsync(reporter, period, eventId, cancellation) is { } receipt)
        {
            return new DocumentAnswer(ReceiptJson.ToBytes(receipt), Json.MediaType);
        }

        if (await ledger.FindAsync(reporter, period, eventId, cancellation) is { } row)
        {
            request.HttpContext.Response.Headers.RetryAfter = "1";
            return Json.Of(new { row.Reporter, row.Period, row.EventId, stage = row.Stage.Code() }, StatusCodes.Status202Accepted);
        }

        return NoReceipt();
    }

    /// <summary>The workbook with our remarks in it, to be mended and sent back; 202 while the upload is being worked on.</summary>
    [Function(nameof(GetFeedback))]
    public async Task<IResult> GetFeedback(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/submissions/{reporter}/{period}/{eventId}/feedback")] HttpRequest request,
        string reporter,
        string period,
        string eventId,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsUpload(reporter, period, eventId))
        {
            return NoReceipt();
        }

        if (await feedbacks.FindAsync(reporter, period, eventId, cancellation) is { } workbook)
        {
            return Results.File(workbook.ToArray(), FeedbackStore.MediaType, $"{reporter} {period} 检查结果.xlsx");
        }

        if (await ledger.FindAsync(reporter, period, eventId, cancellation) is { Stage: not SubmissionStage.Answered } row)
        {
            request.HttpContext.Response.Headers.RetryAfter = "1";
            return Json.Of(new { row.Reporter, row.Period, row.EventId, stage = row.Stage.Code() }, StatusCodes.Status202Accepted);
        }

        return Problem.NotFound(
            new("没有这份检查结果工作簿。", "There is no such feedback workbook."),
            new("重复、被取代或未能读取的上传没有检查结果工作簿；请看回执。",
                "Uploads that were duplicates, superseded or never read have none: see the receipt."));
    }

    /// <summary>Takes a workbook: writes the blob that sets everything in motion, and says where the receipt will be.</summary>
    [Function(nameof(PostSubmission))]
    public async Task<IResult> PostSubmission(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/submissions/{reporter}/{period}")] HttpRequest request,
        string reporter,
        string period,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var name = request.Query["file"].ToString() is { Length: > 0 } given ? given : $"{reporter} {period}.xlsx";
        var path = SubmissionPath.Parse($"{reporter}/{period}/{name}", catalogue);
        if (!path.IsValid)
        {
            return Problem.BadRequest(
                "path-invalid",
                path.Findings.Count > 0 ? path.Findings[0].Message : new("地址不正确。", "The address is wrong."),
                PathRemedy);
        }

        if (request.ContentLength is not > 0)
        {
            return Problem.BadRequest(
                "body-empty",
                new("请求没有内容，或没有 Content-Length。", "The request has no body, or no Content-Length."),
                new("把工作簿文件作为请求正文发送，例如 curl --data-binary @文件.xlsx。", "Send the workbook as the body, as with curl --data-binary @file.xlsx."));
        }

        await using var body = await WorkbookBody.TakeInAsync(request.Body, options.Value.MaximumUploadBytes, cancellation);
        if (body is null)
        {
            return RequestProblems.BodyTooLarge(options.Value.MaximumUploadBytes, isUpload: true);
        }

        // In one request: pieces of two uploads to the same path, which have the same names, could end up in one file.
        BlobContentInfo written = await storage.Container(StorageNames.Submissions).GetBlobClient(path.BlobPath)
            .UploadAsync(body, new BlobUploadOptions { TransferOptions = new() { InitialTransferSize = body.Length + 1 } }, cancellation);
        var eventId = Keys.EventId(path.BlobPath, written.ETag.ToString());
        var address = ReceiptAddress(path.ReporterCode, path.PeriodCode, eventId);
        request.HttpContext.Response.Headers.Location = address;
        return Json.Of(new { eventId, receipt = address }, StatusCodes.Status202Accepted);
    }

    /// <summary>Whether these can be an upload's: what becomes part of keys and blob names is never just what a caller wrote.</summary>
    private bool IsUpload(string reporter, string period, string eventId) =>
        (reporter == SubmissionPath.None || catalogue.FindReporter(reporter) is not null)
        && (period == SubmissionPath.None || Period.TryParse(period, out _))
        && Keys.IsEventId(eventId);

    private static Problem NoReceipt() => Problem.NotFound(
        new("没有这份回执。", "There is no such receipt."),
        new("刚上传的文件通常几秒内有回执，请稍后再试；也可查看 /api/v1/submissions/{单位代码} 的列表。",
            "A file just uploaded is usually answered within seconds: try again, or look at the list under /api/v1/submissions/{reporter}."));

    private static string ReceiptAddress(string reporter, string period, string eventId) =>
        $"/api/v1/submissions/{reporter}/{period}/{eventId}";
}
