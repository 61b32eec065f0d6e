using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Submissions;

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

    /// <summary>The prices of a growth that volumes are chained by: <c>current</c> is nominal, as growth of investment is by definition.</summary>
    public static readonly IReadOnlyDictionary<string, PriceBasis> VolumePrices =
        PriceBases.Where(pair => pair.Value != PriceBasis.None).ToDictionary(StringComparer.Ordinal);

    /// <summary>Which end of a ranking is the first place.</summary>
    public static readonly IReadOnlyDictionary<string, Better> Better = new Dictionary<string, Better>(StringComparer.Ordinal)
    {
        ["high"] = Catalogue.Better.High,
        ["low"] = Catalogue.Better.Low,
    };

    /// <summary>Families of groups.</summary>
    public static readonly IReadOnlyDictionary<string, string> GroupKinds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [AreaGroup.Block] = AreaGroup.Block,
        [AreaGroup.HomeBlock] = AreaGroup.HomeBlock,
        ["special"] = "special",
        ["metro"] = "metro",
    };

    /// <summary>Sources, and whether they are documents with sections and words to quote; the others are marks.</summary>
    public static readonly IReadOnlyDictionary<string, bool> Documents = new Dictionary<string, bool>(StringComparer.Ordinal)
    {
        ["plan"] = true,
        ["opinions"] = true,
        ["general"] = false,
        ["method"] = false,
        ["assumption"] = false,
    };

    /// <summary>What shares are taken of.</summary>
    public static readonly IReadOnlyDictionary<string, ShareDenominator> Denominators = new Dictionary<string, ShareDenominator>(StringComparer.Ordinal)
    {
        ["province"] = ShareDenominator.Province,
        ["sum_of_prefectures"] = ShareDenominator.SumOfPrefectures,
    };

    /// <summary>What dispersions are taken over.</summary>
    public static readonly IReadOnlyDictionary<string, DispersionScope> Scopes =
        Enum.GetValues<DispersionScope>().ToDictionary(scope => scope.Code(), StringComparer.Ordinal);

    /// <summary>How dispersion is measured.</summary>
    public static readonly IReadOnlyDictionary<string, DispersionStatistic> Statistics =
        Enum.GetValues<DispersionStatistic>().ToDictionary(statistic => statistic.Code(), StringComparer.Ordinal);

    /// <summary>Functional zones.</summary>
    public static readonly IReadOnlyDictionary<string, FunctionalZone> Zones =
        Enum.GetValues<FunctionalZone>().ToDictionary(zone => zone.Code(), StringComparer.Ordinal);

    /// <summary>What assessments are about.</summary>
    public static readonly IReadOnlyDictionary<string, AssessmentDimension> AssessmentDimensions =
        Enum.GetValues<AssessmentDimension>().ToDictionary(dimension => dimension.Code(), StringComparer.Ordinal);

    /// <summary>Kinds of entries of the assessment, and whether they are vetoes.</summary>
    public static readonly IReadOnlyDictionary<string, bool> AssessmentKinds =
        new Dictionary<string, bool>(StringComparer.Ordinal) { ["component"] = false, ["veto"] = true };

    /// <summary>On which side of a target an achievement lies.</summary>
    public static readonly IReadOnlyDictionary<string, TargetDirection> Directions = new Dictionary<string, TargetDirection>(StringComparer.Ordinal)
    {
        ["at_least"] = TargetDirection.AtLeast,
        ["above"] = TargetDirection.Above,
        ["at_most"] = TargetDirection.AtMost,
        ["about"] = TargetDirection.About,
        ["falling"] = TargetDirection.Falling,
    };

    /// <summary>How a target can stand.</summary>
    public static readonly IReadOnlyDictionary<string, TargetStatus> Standings = Enum.GetValues<TargetStatus>()
        .ToDictionary(status => status.Code(), StringComparer.Ordinal);

    /// <summary>How paths to targets run.</summary>
    public static readonly IReadOnlyDictionary<string, TargetPath> Paths = new Dictionary<string, TargetPath>(StringComparer.Ordinal)
    {
        ["linear"] = TargetPath.Linear,
        ["geometric"] = TargetPath.Geometric,
        ["constant"] = TargetPath.Constant,
        ["year_by_year"] = TargetPath.YearByYear,
    };

    /// <summary>The parts of reports.</summary>
    public static readonly IReadOnlyDictionary<string, ReportPart> ReportParts = Enum.GetValues<ReportPart>()
        .ToDictionary(part => part.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>What rules compare.</summary>
    public static readonly IReadOnlyDictionary<string, RuleKind> RuleKinds = new Dictionary<string, RuleKind>(StringComparer.Ordinal)
    {
        ["at_most"] = RuleKind.AtMost,
        ["sum_of"] = RuleKind.SumOf,
        ["counties_sum"] = RuleKind.CountiesSum,
    };

    /// <summary>What breaches of rules lead to.</summary>
    public static readonly IReadOnlyDictionary<string, Severity> Severities = new Dictionary<string, Severity>(StringComparer.Ordinal)
    {
        ["warning"] = Severity.Warning,
        ["confirm"] = Severity.Confirm,
        ["error"] = Severity.Error,
    };
}
