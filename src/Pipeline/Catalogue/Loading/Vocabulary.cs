namespace Pipeline.Catalogue.Loading;

/// <summary>The words that the files use for the catalogue's enumerations.</summary>
internal static class Vocabulary
{
    /// <summary>The levels that areas have.</summary>
    public static readonly IReadOnlyDictionary<string, AreaLevel> AreaLevels = new Dictionary<string, AreaLevel>(StringComparer.Ordinal)
    {
        ["province"] = AreaLevel.Province,
        ["prefecture"] = AreaLevel.Prefecture,
        ["county"] = AreaLevel.County,
        ["new_area"] = AreaLevel.NewArea,
    };

    /// <summary>The levels that indicators are computed for: those of areas, and groups.</summary>
    public static readonly IReadOnlyDictionary<string, AreaLevel> Levels = new Dictionary<string, AreaLevel>(AreaLevels, StringComparer.Ordinal)
    {
        ["group"] = AreaLevel.Group,
    };

    /// <summary>How often.</summary>
    public static readonly IReadOnlyDictionary<string, Frequency> Frequencies = new Dictionary<string, Frequency>(StringComparer.Ordinal)
    {
        ["annual"] = Frequency.Annual,
        ["quarterly"] = Frequency.Quarterly,
        ["monthly"] = Frequency.Monthly,
    };

    /// <summary>How parts become a whole.</summary>
    public static readonly IReadOnlyDictionary<string, Aggregation> Aggregations = new Dictionary<string, Aggregation>(StringComparer.Ordinal)
    {
        ["none"] = Aggregation.None,
        ["sum"] = Aggregation.Sum,
        ["weighted_mean"] = Aggregation.WeightedMean,
    };

    /// <summary>Which prices.</summary>
    public static readonly IReadOnlyDictionary<string, PriceBasis> PriceBases = new Dictionary<string, PriceBasis>(StringComparer.Ordinal)
    {
        ["none"] = PriceBasis.None,
        ["current"] = PriceBasis.Current,
        ["comparable"] = PriceBasis.Comparable,
    };
}
