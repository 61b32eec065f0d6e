using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Storage.Replaying;

/// <summary>What the uploads of one reporter and period come to, taken in their recorded order.</summary>
/// <param name="Rows">The uploads, in order.</param>
/// <param name="InForce">What is in force in the end; null where nothing ever was.</param>
internal sealed record PeriodOutcome(IReadOnlyList<ReplayedRow> Rows, CurrentGeneration? InForce);

/// <summary>
/// Takes the uploads of one reporter and period in their recorded order, examines again those that are to be done again, and says
/// what is in force in the end. What is in force is what would be, had the present catalogue judged each upload when it came: an upload
/// that is refused now leaves in force what was accepted before it. Acts of people stand: what was withdrawn stays withdrawn, and
/// earlier uploads do not come back. An upload that was superseded is looked at only where nothing later is in force any more.
/// </summary>
internal sealed class PeriodFold(StatisticalCatalogue catalogue, Archive archive, Examiner examiner, ReplayScope scope)
{
    private static readonly Bilingual NoBytes = new("归档中没有其文件。", "The archive has no file of it.");
    private static readonly Bilingual NoReporter = new("现行目录中没有该单位。", "The present catalogue has no such reporter.");
    private static readonly Bilingual FailsAlone = new(
        "曾多次处理失败；用 --event 单独重做。", "It failed repeatedly; do it again by itself with --event.");

    private readonly Dictionary<string, Examination> _examinations = new(StringComparer.Ordinal);

    /// <summary>Takes the uploads in order.</summary>
    /// <param name="rows">All rows of the reporter and period, none of them half-way.</param>
    /// <param name="current">What is in force now; null where nothing ever was.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<PeriodOutcome> FoldAsync(
        IReadOnlyList<LedgerRow> rows, CurrentGeneration? current, Period period, CancellationToken cancellation)
    {
        var ordered = rows
            .OrderBy(row => row.Upload.Order.LastModified)
            .ThenBy(row => Keys.FileOf(row.EventId), StringComparer.Ordinal)
            .ThenBy(row => current is not null && row.EventId == current.Upload.Order.EventId && rows.Any(other => other.Upload.TiesWith(row.Upload)))
            .ThenBy(row => row.EventId, StringComparer.Ordinal)
            .ToList();
        HashSet<string> revived = new(StringComparer.Ordinal);
        while (true)
        {
            var outcome = await FoldAsync(ordered, revived, current, period, cancellation);
            var back = ordered.Where(row => row.Verdict == Verdict.Superseded
                && row.ContentHash.Length > 0
                && !revived.Contains(row.EventId)
                && (outcome.InForce is null || (row.Upload.Order > outcome.InForce.Upload.Order && !row.Upload.TiesWith(outcome.InForce.Upload)))).ToList();
            if (back.Count == 0)
            {
                return outcome with { Rows = [.. outcome.Rows.Select(row => Kept(row, outcome.InForce))] };
            }

            revived.UnionWith(back.Select(row => row.EventId));
        }
    }

    /// <summary>The rows of what is in force are kept, though retention may have removed them before.</summary>
    private static ReplayedRow Kept(ReplayedRow row, CurrentGeneration? inForce) => inForce is { Withdrawn: false } && inForce.Generation == row.After.Generation
        ? row with { After = row.After with { ObservationsRemovedAt = null } }
        : row;

    private async Task<PeriodOutcome> FoldAsync(
        IReadOnlyList<LedgerRow> rows, HashSet<string> revived, CurrentGeneration? current, Period period, CancellationToken cancellation)
    {
        CurrentGeneration? inForce = null;
        List<ReplayedRow> outcomes = [];
        foreach (var row in rows)
        {
            var outcome = row.Verdict switch
            {
                Verdict.Withdrawn => ReplayedRow.Left(row),
                Verdict.Superseded when !revived.Contains(row.EventId) => ReplayedRow.Left(row),
                Verdict.Duplicate when inForce is { Withdrawn: false } && inForce.ContentHash == row.ContentHash => ReplayedRow.Left(row),
                _ when scope.Covers(row) || revived.Contains(row.EventId) || row.Verdict == Verdict.Duplicate => await AgainAsync(row, period, inForce, cancellation),
                _ => ReplayedRow.Left(row),
            };
            inForce = Next(inForce, outcome.After, current, period);
            outcomes.Add(outcome);
        }

        return new(outcomes, inForce);
    }

    private async Task<ReplayedRow> AgainAsync(LedgerRow row, Period period, CurrentGeneration? inForce, CancellationToken cancellation)
    {
        var path = SubmissionPath.Parse(row.Upload.BlobPath, catalogue);
        if (!path.IsValid || path.ReporterCode != row.Reporter || path.PeriodCode != row.Period)
        {
            return ReplayedRow.Left(row, NoReporter);
        }

        if (row.Remark == Remarks.FailedRepeatedly && scope.EventId != row.EventId)
        {
            return ReplayedRow.Left(row, FailsAlone);
        }

        if (!_examinations.TryGetValue(row.EventId, out var examination))
        {
            if (row.ContentHash.Length == 0 || !await archive.HasAsync(row.ContentHash, cancellation))
            {
                return ReplayedRow.Left(row, NoBytes);
            }

            await using var file = await archive.TakeOutAsync(row.ContentHash, row.Bytes, cancellation);
            examination = _examinations[row.EventId] = await examiner.ExamineAsync(row, path, file.Content, cancellation);
        }

        return ReplayedRow.Of(row, period, examination, inForce?.InForce ?? "", catalogue.Version);
    }

    /// <summary>What is in force after an upload.</summary>
    private static CurrentGeneration? Next(CurrentGeneration? inForce, LedgerRow row, CurrentGeneration? current, Period period) => row.Verdict switch
    {
        Verdict.Duplicate when inForce is not null => inForce with { Upload = row.Upload },
        Verdict.Accepted or Verdict.AcceptedWithWarnings or Verdict.Withdrawn => CurrentGeneration.Of(row, period) with
        {
            Withdrawn = row.Verdict == Verdict.Withdrawn,

            // Who took it back wrote why into the row in force alone.
            WithdrawnBecause = row.Verdict == Verdict.Withdrawn && current is { Withdrawn: true } && current.Generation == row.Generation ? current.WithdrawnBecause : "",
        },
        _ => inForce,
    };
}
