using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>Tries uploads again whose processing failed as often as the host tries, and sets aside what still fails.</summary>
public sealed partial class PoisonSubmissions
{
    private readonly StatisticalCatalogue _catalogue;
    private readonly Inbox _inbox;
    private readonly Archive _archive;
    private readonly Ledger _ledger;
    private readonly Quarantine _quarantine;
    private readonly Ingestion _ingestion;
    private readonly SettingAside _settingAside;
    private readonly ILogger<PoisonSubmissions> _log;

    internal PoisonSubmissions(
        StatisticalCatalogue catalogue, PipelineStorage storage, PipelineOptions options, Ingestion ingestion, TimeProvider time,
        ILogger<PoisonSubmissions> log)
    {
        _catalogue = catalogue;
        _inbox = new(storage, options);
        _archive = new(storage);
        _ledger = new(storage, time);
        _quarantine = new(storage);
        _ingestion = ingestion;
        _settingAside = new(storage, ingestion, time);
        _log = log;
    }

    /// <summary>Deals with a message of the poison queue; null where it names no upload (the note keeps it).</summary>
    /// <param name="message">The message as the host wrote it: <c>ContainerName</c>, <c>BlobName</c> and <c>ETag</c> as JSON.</param>
    /// <param name="isLast">Whether the message does not come again: then an upload whose fault will not pass is set aside; all others are left to the sweep.</param>
    /// <param name="cancellation">Gives up; the message comes again.</param>
    public async Task<Receipt?> HandleAsync(string message, bool isLast, CancellationToken cancellation = default)
    {
        if (!TryRead(message, out var blobPath, out var etag))
        {
            var id = Sha256.Hex(message)[..32];
            await _quarantine.WriteAsync(
                new QuarantineNote { EventId = id, BlobPath = "", Reason = "message-unreadable", Text = message }, cancellation);
            LogUnreadable(_log, id);
            return null;
        }

        try
        {
            return await _ingestion.IngestAsync(blobPath, etag, cancellation);
        }
        catch (Exception failure) when (isLast && !PassingFault.Is(failure))
        {
            var row = await FindOrEnterAsync(SubmissionPath.Parse(blobPath, _catalogue), etag, cancellation);
            var receipt = await _settingAside.SetAsideAsync(row, cancellation);
            LogSetAside(_log, failure, row.EventId, row.Reporter, row.Period, receipt.Verdict);
            return receipt;
        }
    }

    private async Task<LedgerRow> FindOrEnterAsync(SubmissionPath path, string etag, CancellationToken cancellation)
    {
        var id = Keys.EventId(path.BlobPath, etag);
        if (await _ledger.FindAsync(path.ReporterCode, path.PeriodCode, id, cancellation) is { } row)
        {
            return row;
        }

        await using var delivery = await _inbox.ReadAsync(path.BlobPath, etag, cancellation);
        if (delivery?.File is { } file)
        {
            await _archive.KeepAsync(file, cancellation);
        }

        return await _ledger.EnterAsync(path, delivery, etag, cancellation);
    }

    private static bool TryRead(string message, out string blobPath, out string etag)
    {
        (blobPath, etag) = ("", "");
        try
        {
            using var json = JsonDocument.Parse(message);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || Text(root, "ContainerName") is not { } container
                || container != StorageNames.Submissions)
            {
                return false;
            }

            blobPath = Text(root, "BlobName") ?? "";
            etag = Text(root, "ETag") ?? "";
            return blobPath.Length > 0 && etag.Length > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement json, string property) =>
        json.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "Upload {EventId} of {Reporter} for {Period} failed repeatedly: {Verdict}")]
    private static partial void LogSetAside(ILogger log, Exception failure, string eventId, string reporter, string period, Verdict verdict);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of the poison queue names no upload; see quarantine note {Id}")]
    private static partial void LogUnreadable(ILogger log, string id);
}
