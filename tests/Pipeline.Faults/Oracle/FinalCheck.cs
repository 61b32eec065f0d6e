using Pipeline.Faults.Actors;
using Pipeline.Faults.Plan;
using Pipeline.Faults.Proxy;
using Pipeline.Faults.Readers;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Faults.Oracle;

/// <summary>Compares what is stored in the end with the oracle, and the verdicts with the evidence of commits.</summary>
internal sealed class FinalCheck(PipelineStorage storage, IReadOnlyList<StoredUpload> uploads, IReadOnlyList<Commit> commits, Versions versions, Tally tally)
{
    private readonly CurrentGenerations _current = new(storage);
    private readonly ObservationStore _observations = new(storage);
    private readonly ReceiptStore _receipts = new(storage);
    private readonly Dictionary<string, StoredUpload> _byEvent = uploads.ToDictionary(upload => upload.EventId, StringComparer.Ordinal);

    /// <summary>Compares everything; what is wrong is in the tally.</summary>
    public async Task RunAsync()
    {
        var ledger = await new Ledger(storage, TimeProvider.System).ListAsync().ToDictionaryAsync(row => row.EventId, StringComparer.Ordinal);
        foreach (var (id, row) in ledger.Where(row => !_byEvent.ContainsKey(row.Key)))
        {
            tally.Fault("lost", $"the ledger has {id} of {row.Upload.BlobPath}, which nobody uploaded");
        }

        var standing = uploads.GroupBy(upload => upload.Upload.BlobPath, StringComparer.Ordinal).Select(path => path.Last().EventId).ToHashSet(StringComparer.Ordinal);
        foreach (var upload in uploads)
        {
            if (ledger.TryGetValue(upload.EventId, out var row))
            {
                await CheckAnswerAsync(upload, row);
            }
            else if (standing.Contains(upload.EventId))
            {
                tally.Fault("lost", $"{Describe(upload)} has no ledger row");
            }
        }

        CheckChains();
        var counted = uploads.Where(upload => ledger.TryGetValue(upload.EventId, out var row) && row.Remark.Length == 0);
        var winners = SerialOracle.Winners(counted);
        foreach (var (slot, winner) in winners)
        {
            await CheckInForceAsync(slot, winner);
        }

        await foreach (var row in _current.ListAsync())
        {
            if (!winners.Keys.Any(slot => slot.Reporter.Code == row.Reporter && slot.Period == row.Period))
            {
                tally.Fault("doubled", $"{row.Reporter} {row.Period}: {row.Generation} is in force, and nothing acceptable was uploaded");
            }
        }

        foreach (var (id, row) in ledger.Where(row => _byEvent.ContainsKey(row.Key) && row.Value.Stage == SubmissionStage.Answered))
        {
            CheckVerdict(_byEvent[id], row, winners);
        }
    }

    private async Task CheckAnswerAsync(StoredUpload upload, LedgerRow row)
    {
        if (row.Stage != SubmissionStage.Answered)
        {
            tally.Fault("lost", $"{Describe(upload)} is {row.Stage}");
            return;
        }

        if (row.Upload != upload.Upload && row.Remark != Remarks.BlobGone && row.Remark != Remarks.FailedRepeatedly)
        {
            tally.Fault("lost", $"{Describe(upload)} is in the ledger as {row.Upload}");
        }

        var receipt = await _receipts.FindAsync(row.Reporter, row.Period, row.EventId);
        if (receipt is null || receipt.Verdict != row.Verdict || receipt.ContentHash != row.ContentHash)
        {
            tally.Fault("lost", $"{Describe(upload)} is {row.Verdict}, and its receipt says {receipt?.Verdict.ToString() ?? "nothing"}");
        }
    }

    /// <summary>Each change of what is in force follows on the one before, no generation comes into force twice, and the order never goes back.</summary>
    private void CheckChains()
    {
        foreach (var slot in commits.GroupBy(commit => commit.Slot, StringComparer.Ordinal))
        {
            var next = slot.ToLookup(commit => commit.Before, StringComparer.Ordinal);
            HashSet<string> seen = new(StringComparer.Ordinal);
            Commit? last = null;
            var version = "";
            var length = 0;
            while (next[version].FirstOrDefault() is { } commit && length++ < slot.Count())
            {
                if (next[version].Count() > 1)
                {
                    tally.Fault("doubled", $"{slot.Key}: version {version} was replaced twice");
                }

                if (commit.Generation != last?.Generation && !seen.Add(commit.Generation))
                {
                    tally.Fault("doubled", $"{slot.Key}: {commit.Generation} came into force twice");
                }

                if (last is not null && commit.Upload < last.Upload && !Ties(commit, last))
                {
                    tally.Fault("mixed", $"{slot.Key}: {commit.Upload} came into force after {last.Upload}");
                }

                (last, version) = (commit, commit.After);
            }

            tally.Count("commits", slot.Count());
            if (length != slot.Count())
            {
                tally.Fault("doubled", $"{slot.Key}: of {slot.Count()} commits {length} follow on one another");
            }
        }
    }

    private bool Ties(Commit left, Commit right) =>
        _byEvent.TryGetValue(left.Upload.EventId, out var one) && _byEvent.TryGetValue(right.Upload.EventId, out var other) && one.Upload.TiesWith(other.Upload);

    private async Task CheckInForceAsync(Slot slot, StoredUpload winner)
    {
        var inForce = await _current.FindAsync(slot.Reporter.Code, slot.Period);
        if (inForce is null || inForce.Upload != winner.Upload || inForce.ContentHash != winner.Planned.Content.Hash)
        {
            tally.Fault("lost", $"{slot}: {Describe(winner)} must be in force, and {(inForce is null ? "nothing" : inForce.Upload.ToString())} is");
            return;
        }

        var generation = await _observations.ReadAsync(slot.Reporter.Code, slot.Period, inForce.Generation);
        var areas = generation.Observations.GroupBy(o => o.Area, StringComparer.Ordinal).ToList();
        if (areas.Count != versions.Rows(inForce.ContentHash) || areas.Any(area => !versions.Has(inForce.ContentHash, area.Key, area)))
        {
            tally.Fault("mixed", $"{slot}: the observations of {inForce.Generation} are not what its workbook says");
        }

        tally.Count("reporters and periods as the oracle has them");
    }

    private void CheckVerdict(StoredUpload upload, LedgerRow row, IReadOnlyDictionary<Slot, StoredUpload> winners)
    {
        tally.Count($"verdicts: {row.Verdict!.Value.Code()}");
        var content = upload.Planned.Content;
        var slot = upload.Planned.Slot;
        var winner = slot is null ? null : winners.GetValueOrDefault(slot);
        var committed = commits.Any(commit => commit.Generation == upload.EventId);
        var right = row.Verdict switch
        {
            Verdict.Accepted or Verdict.AcceptedWithWarnings => committed && content.Acceptable && slot is not null,
            Verdict.Duplicate => !committed && content.Acceptable && uploads.Any(other =>
                other.EventId != upload.EventId && other.Planned.Slot == slot && other.Planned.Content.Hash == content.Hash),
            Verdict.Superseded => !committed && slot is not null && (row.Remark == Remarks.BlobGone || (winner is not null && winner.EventId != upload.EventId)),
            Verdict.Quarantined when slot is null => true,
            _ => !committed && !content.Acceptable && row.Verdict == content.Verdict && row.Remark.Length == 0,
        };
        if (!right)
        {
            tally.Fault("lost", $"{Describe(upload)} is {row.Verdict} {row.Remark}, {(committed ? "came" : "never came")} into force, and its content is {content.Verdict}");
        }
    }

    private static string Describe(StoredUpload upload) => $"{upload.Upload.BlobPath} ({upload.Planned.Content.Name}, {upload.EventId[..8]})";
}
