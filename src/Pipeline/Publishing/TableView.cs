namespace Pipeline.Publishing;

/// <summary>What is written beside the rows.</summary>
/// <param name="Name">The table's name, such as <c>indicators</c>.</param>
/// <param name="Title">The title shown to users.</param>
public sealed record TableView(string Name, Bilingual Title)
{
    /// <summary>The snapshot that the rows are of; null where they are of none.</summary>
    public SnapshotStamp? Snapshot { get; init; }

    /// <summary>What readers must know before they use a figure; null where there is nothing.</summary>
    public Bilingual? Notice { get; init; }

    /// <summary>Where the next page is; null where this one is the last.</summary>
    public string? NextLink { get; init; }

    /// <summary>The language in which names are preferred, <c>zh</c> or <c>en</c>; empty where the caller did not say.</summary>
    public string Language { get; init; } = "";

    /// <summary>What the caller chose of the format's options.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The value chosen for an option: the usual one where the caller said nothing.</summary>
    public string Choice(FormatOption option) => Options.GetValueOrDefault(option.Name, option.Values[0]);
}

/// <summary>Which snapshot rows are of, as every format states it.</summary>
/// <param name="Sequence">The number of the publication.</param>
/// <param name="Hash">The hash of its content.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="CatalogueVersion">The version of the catalogue that it was computed with.</param>
/// <param name="DatasetVersion">The semantic version of the data set in it; empty for snapshots older than versions.</param>
public sealed record SnapshotStamp(long Sequence, string Hash, DateTimeOffset TakenAt, string CatalogueVersion, string DatasetVersion);
