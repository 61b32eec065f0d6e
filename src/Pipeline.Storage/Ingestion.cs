using Microsoft.Extensions.Logging;
using Pipeline.Catalogue;
using Pipeline.Storage.Telemetry;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>
/// The story of one submission: archive, read, check, commit, answer. Every stage can be repeated and is recorded by compare-and-swap,
/// so that a redelivery, the sweep, or two workers at once finish what is missing and do nothing twice.
/// </summary>
public sealed partial class Ingestion
{
    private readonly StatisticalCatalogue _catalogue;
    private readonly Inbox _inbox;
    private readonly Archive _archive;
    private readonly Ledger _ledger;
    private readonly CurrentGenerations _current;
    private readonly Precedence _precedence;
    private readonly Examiner _examiner;
    private readonly NormalisedStore _normalised;
    private readonly ObservationStore _observations;
    private readonly AnswerDesk _answers;
    private readonly ILogger<Ingestion> _log;

    internal Ingestion(StatisticalCatalogue catalogue, PipelineStorage storage, PipelineOptions options, TimeProvider time, ILogger<Ingestion> log)
    {
        _catalogue = catalogue;
        _inbox = new(storage, options);
        _archive = new(storage);
        _ledger = new(storage, time);
        _current = new(storage);
        _precedence = new(_current, _ledger, _inbox, time);
        _observations = new(storage);
        _normalised = new(storage);
        _examiner = new(catalogue, _observations, _normalised);
        _answers = new(catalogue, storage, _observations);
        _log = log;
    }

    /// <summary>Takes a blob through to its receipt; null where the blob is gone, so that there is nothing to do.</summary>
    /// <param name="blobPath">The path inside the submissions container.</param>
    /// <param name="cancellation">Gives up; a later delivery or the sweep goes on.</param>
    public Task<Receipt?> IngestAsync(string blobPath, CancellationToken cancellation = default) => IngestAsync(blobPath, null, cancellation);

    /// <summary>Takes one version of a blob through to its receipt: superseded where that version is gone.</summary>
    /// <param name="blobPath">The path inside the submissions container.</param>
    /// <param name="etag">The version that was delivered; null takes the present one.</param>
    /// <param name="cancellation">Gives up; a later delivery or the sweep goes on.</param>
    public async Task<Receipt?> IngestAsync(string blobPath, string? etag, CancellationToken cancellation = default)
    {
        await using var delivery = await _inbox.ReadAsync(blobPath, etag, cancellation);
        var path = SubmissionPath.Parse(blobPath, _catalogue);
        return delivery is null && etag is null
            ? null
            : await FinishAsync(await _ledger.EnterAsync(path, delivery, etag, cancellation), delivery?.File, cancellation);
    }

    /// <summary>Does what is left to do on an upload that the ledger knows.</summary>
    public Task<Receipt> ResumeAsync(LedgerRow row, CancellationToken cancellation = default) => FinishAsync(row, null, cancellation);

    private async Task<Receipt> FinishAsync(LedgerRow row, ReceivedFile? file, CancellationToken cancellation)
    {
        await using var work = new IngestionWork(row, SubmissionPath.Parse(row.Upload.BlobPath, _catalogue), file);
        using var trace = new SubmissionTrace(row);
        while (work.Row.Stage != SubmissionStage.Answered)
        {
            var stage = work.Row.Stage;
            work.Row = stage switch
            {
                SubmissionStage.Received => await ArchiveAsync(work, cancellation),
                SubmissionStage.Archived => await CheckAsync(work, cancellation),
                SubmissionStage.Checked => await CommitAsync(work, cancellation),
                _ => await AnswerAsync(work, cancellation),
            };
            trace.Reached(stage, work);
            LogStage(_log, work.Row.EventId, work.Row.Reporter, work.Row.Period, work.Row.Stage, work.Row.Verdict);
        }

        return work.Receipt ?? await _answers.FindAsync(work.Row, cancellation);
    }

    /// <summary>Keeps the bytes, and records what the workbook will be compared with, however often that is repeated.</summary>
    private async Task<LedgerRow> ArchiveAsync(IngestionWork work, CancellationToken cancellation)
    {
        var row = work.Row;
        if (work.File is { } file)
        {
            await _archive.KeepAsync(file, cancellation);
        }
        else if (row.ContentHash.Length == 0 || !await _archive.HasAsync(row.ContentHash, cancellation))
        {
            await using var delivery = await _inbox.ReadAsync(row.Upload.BlobPath, row.Upload.ETag, cancellation);
            if (delivery?.File is null)
            {
                return await ConcludeAsync(
                    delivery is null
                        ? row with { Verdict = Verdict.Superseded, Remark = Remarks.BlobGone }
                        : row with { Verdict = Verdict.Quarantined, Remark = Remarks.TooLarge, Bytes = delivery.Bytes },
                    cancellation);
            }

            await _archive.KeepAsync(delivery.File, cancellation);
            row = row with { ContentHash = delivery.File.Hash, Bytes = delivery.Bytes };
        }

        if (work.Path.IsValid)
        {
            var period = work.Path.Period;
            row = row with
            {
                ComparedWith = await _current.InForceAsync(row.Reporter, period.YearBefore, cancellation),
                CheckedAgainst = await _current.InForceAsync(row.Reporter, period, cancellation),
            };
        }

        return await _ledger.AdvanceAsync(row, SubmissionStage.Archived, cancellation);
    }

    /// <summary>Comes to a verdict; stores the observations of an acceptable workbook where nobody sees them yet.</summary>
    private async Task<LedgerRow> CheckAsync(IngestionWork work, CancellationToken cancellation)
    {
        var row = work.Row with { CatalogueVersion = _catalogue.Version };
        if (!work.Path.IsValid)
        {
            return await ConcludeAsync(
                row with { Verdict = Verdict.Quarantined, Remark = Remarks.PathInvalid, Findings = FindingCounts.Of(work.Path.Findings) },
                cancellation);
        }

        if (await _precedence.DecideAsync(row, work.Path.Period, row.CatalogueVersion, cancellation) is { } settled)
        {
            return await ConcludeAsync(row with { Verdict = settled }, cancellation);
        }

        var examination = await ExamineAsync(work, cancellation);
        var check = examination.Check;
        row = row with
        {
            Verdict = examination.Verdict,
            Findings = FindingCounts.Of(check.Findings),
            Observations = check.Observations.Count,
            Notice = check.Notice,
            Areas = check.Observations.Select(o => o.Area).Distinct(StringComparer.Ordinal).Count(),
        };
        if (!examination.Accepted)
        {
            return await ConcludeAsync(row, cancellation);
        }

        var (document, hash) = await _normalised.AddAsync(row.ToDocument(work.Path.Period, check), cancellation);
        return await _observations.TryWriteAsync(document.ToGeneration(), cancellation)
            ? await _ledger.AdvanceAsync(row with { Generation = document.GenerationId, DocumentHash = hash }, SubmissionStage.Checked, cancellation)
            : throw new InvalidDataException($"The rows of generation {document.GenerationId} are not those of its document.");
    }

    /// <summary>Makes the observations visible by the one write that does so.</summary>
    private async Task<LedgerRow> CommitAsync(IngestionWork work, CancellationToken cancellation)
    {
        if (await _precedence.CommitAsync(work.Row, work.Path.Period!, cancellation) is not { } inForce)
        {
            return await ConcludeAsync(work.Row with { Verdict = Verdict.Superseded }, cancellation);
        }

        // A worker beside this one may have found that it repeats what had come into force since it was checked. And who was so slow that the
        // upload was set aside meanwhile has put it in force all the same: then that is what became of it.
        var had = work.Row.Standing(inForce);
        var concluded = await ConcludeAsync(had, cancellation);
        while (concluded.Verdict == Verdict.Quarantined)
        {
            concluded = await ConcludeAsync(had with { Version = concluded.Version }, cancellation);
        }

        return concluded;
    }

    private async Task<LedgerRow> AnswerAsync(IngestionWork work, CancellationToken cancellation)
    {
        var examined = work.Row.Verdict is Verdict.Superseded or Verdict.Duplicate || work.Row.Remark.Length > 0
            ? null
            : await ExamineAsync(work, cancellation);
        (work.Receipt, var hash) = await _answers.AnswerAsync(work.Row, work.Path, examined, cancellation);
        var answered = await _ledger.AdvanceAsync(work.Row with { ReceiptHash = hash }, SubmissionStage.Answered, cancellation);

        // Where the verdict was changed meanwhile and answered already, what was written just now may lie over the right answer.
        return answered.Stage == SubmissionStage.Answered && !answered.IsAnsweredLike(work.Row)
            ? await ConcludeAsync(answered with { AnsweredAt = null }, cancellation)
            : answered;
    }

    private async Task<Examination> ExamineAsync(IngestionWork work, CancellationToken cancellation)
    {
        work.File ??= await _archive.TakeOutAsync(work.Row.ContentHash, work.Row.Bytes, cancellation);
        return work.Examination ??= await _examiner.ExamineAsync(work.Row, work.Path, work.File.Content, cancellation);
    }

    private Task<LedgerRow> ConcludeAsync(LedgerRow row, CancellationToken cancellation) =>
        _ledger.AdvanceAsync(row, SubmissionStage.Committed, cancellation);

    [LoggerMessage(Level = LogLevel.Information, Message = "Upload {EventId} of {Reporter} for {Period}: {Stage} ({Verdict})")]
    private static partial void LogStage(
        ILogger log, string eventId, string reporter, string period, SubmissionStage stage, Verdict? verdict);
}
