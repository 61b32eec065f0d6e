using System.Security.Cryptography;
using Pipeline.Corrections;
using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Submissions;

namespace Pipeline.Snapshots;

/// <summary>The identity of a snapshot's content: unchanged data under an unchanged catalogue has an unchanged hash.</summary>
/// <remarks>
/// SHA-256 over UTF-8 text: the line <c>pipeline-snapshot/1</c>, the line <c>catalogue {version}</c>, then for indicators, observations,
/// targets and disparity the line <c>{name} {count}</c> and one line per row in the content's order. The fields of a row end with a tab and the row
/// with a line feed. Numbers are written without trailing zeros, so that 8 and 8.00 are one; a missing number is empty. Fields of a value:
/// subject, area, period, value, status letter, origin, from below, own row, coverage, remark; what follows from values (discrepancies,
/// change, ranks) is left out. Fields of a target: target, subject, area, period, base, value, goal, required, progress, time elapsed,
/// growth still required, status, base origin, step still required, remark. Fields of a disparity: indicator, area, period, size, value,
/// change, from below, status letter, coverage, remark. Fields of an assessment: area, period, zone, component, value, component score,
/// weight, points, change, grade, rank, rank of, rank change, rank from, rank to, vetoes, remark. Where there are corrections, the line
/// <c>corrections {hash of the entries}</c> and a line <c>{id} {state}</c> for each follow.
/// </remarks>
public static class SnapshotHash
{
    /// <summary>The hash, 64 hexadecimal digits in lower case.</summary>
    public static string Of(SnapshotContent content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = new CanonicalText(bytes => hash.AppendData(bytes));
        text.Line("pipeline-snapshot/1");
        text.Line($"catalogue {content.CatalogueVersion}");
        Write(text, "indicators", content.Indicators);
        Write(text, "observations", content.Observations);
        Write(text, content.Targets);
        Write(text, content.Disparity);
        Write(text, content.Assessment);
        Write(text, content.Corrections);
        text.Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Write(CanonicalText text, string name, IReadOnlyList<SnapshotValue> values)
    {
        text.Line(FormattableString.Invariant($"{name} {values.Count}"));
        foreach (var value in values)
        {
            text.Field(value.Subject);
            text.Field(value.Area);
            text.Field(value.Period);
            text.Field(value.Value);
            text.Field(value.Status.Letter());
            text.Field(value.Origin.Code());
            text.Field(value.FromBelow);
            text.Field(value.OwnRow);
            text.Field(value.Coverage);
            text.Field(value.Remark);
            text.EndRow();
        }
    }

    // Where there are none nothing is written, so that a snapshot from before there were any keeps its hash.
    private static void Write(CanonicalText text, CorrectionReport corrections)
    {
        if (corrections.Entries.Count == 0)
        {
            return;
        }

        text.Line($"corrections {corrections.Hash}");
        foreach (var outcome in corrections.Outcomes)
        {
            text.Line($"{outcome.Id} {outcome.State}");
        }
    }

    private static void Write(CanonicalText text, IReadOnlyList<TargetValue> targets)
    {
        text.Line(FormattableString.Invariant($"targets {targets.Count}"));
        foreach (var target in targets)
        {
            text.Field(target.Target);
            text.Field(target.Subject);
            text.Field(target.Area);
            text.Field(target.Period);
            text.Field(target.BaseValue);
            text.Field(target.Value);
            text.Field(target.Goal);
            text.Field(target.Required);
            text.Field(target.Progress);
            text.Field(target.TimeElapsed);
            text.Field(target.GrowthStillRequired);
            text.Field(target.Status.Code());
            text.Field(target.BaseOrigin.Code());
            text.Field(target.StepStillRequired);
            text.Field(target.Remark);
            text.EndRow();
        }
    }

    private static void Write(CanonicalText text, IReadOnlyList<DisparityValue> values)
    {
        text.Line(FormattableString.Invariant($"disparity {values.Count}"));
        foreach (var value in values)
        {
            text.Field(value.Indicator);
            text.Field(value.Area);
            text.Field(value.Period);
            text.Field(value.Size);
            text.Field(value.Value);
            text.Field(value.Change);
            text.Field(value.FromBelow);
            text.Field(value.Status.Letter());
            text.Field(value.Coverage);
            text.Field(value.Remark);
            text.EndRow();
        }
    }

    private static void Write(CanonicalText text, IReadOnlyList<AssessmentValue> values)
    {
        text.Line(FormattableString.Invariant($"assessment {values.Count}"));
        foreach (var value in values)
        {
            text.Field(value.Area);
            text.Field(value.Period);
            text.Field(value.Zone.Code());
            text.Field(value.Component);
            text.Field(value.Value);
            text.Field(value.ComponentScore);
            text.Field(value.Weight);
            text.Field(value.Points);
            text.Field(value.Change);
            text.Field(value.Grade);
            text.Field(value.Rank);
            text.Field(value.RankOf);
            text.Field(value.RankChange);
            text.Field(value.RankFrom);
            text.Field(value.RankTo);
            text.Field(value.Vetoes);
            text.Field(value.Remark);
            text.EndRow();
        }
    }
}
