using Pipeline.Publishing;
using Pipeline.Snapshots;

namespace Pipeline.Functions.Http;

/// <summary>What one snapshot changed against the one before it.</summary>
/// <param name="Snapshot">Its number.</param>
/// <param name="Since">The number of the one before; null for the first.</param>
/// <param name="Hash">The hash of its content.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="ReleasedAt">When it was released; null where it is not.</param>
/// <param name="Datasets">What changed in each data set.</param>
public sealed record NightChange(
    long Snapshot, long? Since, string Hash, DateTimeOffset TakenAt, DateTimeOffset? ReleasedAt, IReadOnlyList<DatasetChange> Datasets)
{
    /// <summary>Where every value that differs is listed with its reason; null for the first snapshot.</summary>
    public string? Changes => Since is null ? null : FormattableString.Invariant($"/api/v1/snapshots/{Snapshot}/changes?since={Since}");

    /// <summary>In a sentence.</summary>
    internal Bilingual Summary
    {
        get
        {
            var changed = Datasets.Where(dataset => dataset.Change != ContractChange.None).ToList();
            return changed.Count == 0
                ? new("数据未变。", "No data changed.")
                : new(
                    $"{string.Join("；", changed.Select(d => $"{d.Name} {d.Version}，{d.Rows} 行"))}。",
                    $"{string.Join("; ", changed.Select(d => $"{d.Name} {d.Version} ({Word(d.Change)}), {d.Rows} rows"))}.");
        }
    }

    /// <summary>The change of a snapshot against the one before.</summary>
    internal static NightChange Of(SnapshotManifest manifest, SnapshotManifest? before, DateTimeOffset? releasedAt) => new(
        manifest.Sequence,
        before?.Sequence,
        manifest.Hash,
        manifest.TakenAt,
        releasedAt,
        [.. manifest.Datasets.Select(now => (now, was: before?.Datasets.FirstOrDefault(each => each.Name == now.Name))).Select(pair => new DatasetChange(
            pair.now.Name, pair.now.Version, pair.was?.Version, pair.now.Rows, pair.was?.Rows, DataContract.Compare(pair.was, pair.now)))]);

    private static string Word(ContractChange change) => change switch
    {
        ContractChange.Break => "columns or codes removed",
        ContractChange.Addition => "columns or codes added",
        _ => "values changed",
    };
}

/// <summary>What changed in one data set.</summary>
/// <param name="Name">The data set.</param>
/// <param name="Version">Its version now.</param>
/// <param name="PreviousVersion">Its version before; null where there was none.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="PreviousRows">How many it had; null where there was none.</param>
/// <param name="Change">How much of a change that is for its readers.</param>
public sealed record DatasetChange(string Name, string Version, string? PreviousVersion, int Rows, int? PreviousRows, ContractChange Change);
