using Pipeline.Corrections;

namespace Pipeline.Snapshots;

/// <summary>What a published snapshot consists of: enough to find it, to verify it and to compute it again.</summary>
public sealed record SnapshotManifest
{
    /// <summary>The number of the publication; a later one is higher.</summary>
    public required long Sequence { get; init; }

    /// <summary>The hash of the content (<see cref="SnapshotHash"/>), 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was taken.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The version of the catalogue that it was computed with.</summary>
    public required string CatalogueVersion { get; init; }

    /// <summary>The sequence of the snapshot published before; null for the first one.</summary>
    public long? Previous { get; init; }

    /// <summary>What readers must know before they use a figure, such as that the data is synthetic; null where there is nothing.</summary>
    public Bilingual? Notice { get; init; }

    /// <summary>Its data sets, with their versions; empty for snapshots older than versions.</summary>
    public IReadOnlyList<ManifestDataset> Datasets { get; init; } = [];

    /// <summary>The version of a data set; empty where the snapshot lacks it, or is older than versions.</summary>
    public string VersionOf(string dataset) => Datasets.FirstOrDefault(each => each.Name == dataset)?.Version ?? "";

    /// <summary>How many rows it has.</summary>
    public required SnapshotCounts Counts { get; init; }

    /// <summary>The generations that it was computed from, ordered by reporter and period.</summary>
    public required IReadOnlyList<Pin> Pins
    {
        get;
        init => field = [.. value.OrderBy(pin => pin.Reporter, StringComparer.Ordinal).ThenBy(pin => pin.Period)];
    }

    /// <summary>The corrections that were laid over the generations; null where there are none.</summary>
    public ManifestCorrections? Corrections { get; init; }

    /// <summary>The files that it was published as, ordered by name.</summary>
    public required IReadOnlyList<ManifestFile> Files
    {
        get;
        init => field = [.. value.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }
}

/// <summary>How many rows a snapshot has.</summary>
/// <param name="Indicators">Rows of indicators.</param>
/// <param name="Observations">Rows of observations.</param>
/// <param name="Targets">Rows of targets.</param>
/// <param name="Disparity">Rows of disparity; 0 in a manifest from before there were any.</param>
/// <param name="Assessment">Rows of the assessment; 0 in a manifest from before there were any.</param>
public sealed record SnapshotCounts(int Indicators, int Observations, int Targets, int Disparity = 0, int Assessment = 0)
{
    /// <summary>The counts of a content.</summary>
    public static SnapshotCounts Of(SnapshotContent content) =>
        new(content.Indicators.Count, content.Observations.Count, content.Targets.Count, content.Disparity.Count, content.Assessment.Count);
}

/// <summary>The corrections of a snapshot in short; the file <c>corrections.json</c> has them in full.</summary>
/// <param name="Hash">The SHA-256 of the entries, 64 hexadecimal digits.</param>
/// <param name="Applied">How many took effect.</param>
/// <param name="Withdrawn">How many were taken back.</param>
/// <param name="Stale">The ids of those that do nothing, because the submission no longer has the figure that they correct.</param>
public sealed record ManifestCorrections(string Hash, int Applied, int Withdrawn, IReadOnlyList<string> Stale)
{
    /// <summary>The corrections of a content; null where there are none.</summary>
    public static ManifestCorrections? Of(CorrectionReport report) => report.Entries.Count == 0
        ? null
        : new(
            report.Hash,
            report.Count(CorrectionState.Applied),
            report.Count(CorrectionState.Withdrawn),
            [.. report.Outcomes.Where(outcome => outcome.State == CorrectionState.Stale).Select(outcome => outcome.Id)]);
}

/// <summary>One file of a published snapshot.</summary>
/// <param name="Name">The file's name, such as <c>indicators.csv</c>.</param>
/// <param name="MediaType">The media type that it is served with.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 hexadecimal digits.</param>
public sealed record ManifestFile(string Name, string MediaType, long Bytes, string Sha256);
