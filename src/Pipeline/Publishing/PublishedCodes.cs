using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Publishing;

/// <summary>The codes by which files, tables and answers name the members of our lists.</summary>
public static class PublishedCodes
{
    /// <summary>The code of an area's level, such as <c>new-area</c>.</summary>
    public static string Code(this AreaLevel level) => level switch
    {
        AreaLevel.Province => "province",
        AreaLevel.Group => "group",
        AreaLevel.Prefecture => "prefecture",
        AreaLevel.County => "county",
        AreaLevel.NewArea => "new-area",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Unknown level."),
    };

    /// <summary>The code of an origin, such as <c>published</c>.</summary>
    public static string Code(this Origin origin) => origin switch
    {
        Origin.Published => "published",
        Origin.Reported => "reported",
        Origin.Aggregated => "aggregated",
        Origin.Computed => "computed",
        Origin.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Unknown origin."),
    };

    /// <summary>The code of a functional zone, such as <c>urban</c>.</summary>
    public static string Code(this FunctionalZone zone) => zone switch
    {
        FunctionalZone.Urban => "urban",
        FunctionalZone.Agricultural => "agricultural",
        FunctionalZone.Ecological => "ecological",
        _ => throw new ArgumentOutOfRangeException(nameof(zone), zone, "Unknown zone."),
    };

    /// <summary>The code of a dimension of the assessment, such as <c>ecology</c>.</summary>
    public static string Code(this AssessmentDimension dimension) => dimension switch
    {
        AssessmentDimension.Economy => "economy",
        AssessmentDimension.Resources => "resources",
        AssessmentDimension.Ecology => "ecology",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Unknown dimension."),
    };

    /// <summary>The code of a dispersion's scope, such as <c>prefectures</c>.</summary>
    public static string Code(this DispersionScope scope) => scope switch
    {
        DispersionScope.Prefectures => "prefectures",
        DispersionScope.Counties => "counties",
        DispersionScope.Blocks => "blocks",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "Unknown scope."),
    };

    /// <summary>The code of a statistic of dispersion, such as <c>theil_within</c>; part of indicators' codes.</summary>
    public static string Code(this DispersionStatistic statistic) => statistic switch
    {
        DispersionStatistic.CoefficientOfVariation => "cv",
        DispersionStatistic.Gini => "gini",
        DispersionStatistic.GiniOecd => "gini_oecd",
        DispersionStatistic.LogDeviation => "log_sd",
        DispersionStatistic.MaxMin => "max_min",
        DispersionStatistic.Williamson => "williamson",
        DispersionStatistic.Theil => "theil",
        DispersionStatistic.TheilWithin => "theil_within",
        DispersionStatistic.TheilBetween => "theil_between",
        DispersionStatistic.WeightedGini => "gini_weighted",
        _ => throw new ArgumentOutOfRangeException(nameof(statistic), statistic, "Unknown statistic."),
    };

    /// <summary>The code of a target's direction, such as <c>at-least</c>.</summary>
    public static string Code(this TargetDirection direction) => direction switch
    {
        TargetDirection.AtLeast => "at-least",
        TargetDirection.Above => "above",
        TargetDirection.AtMost => "at-most",
        TargetDirection.About => "about",
        TargetDirection.Falling => "falling",
        _ => throw new ArgumentOutOfRangeException(nameof(direction), direction, "Unknown direction."),
    };

    /// <summary>The code of a target's status, such as <c>on-track</c>.</summary>
    public static string Code(this TargetStatus status) => status switch
    {
        TargetStatus.Achieved => "achieved",
        TargetStatus.OnTrack => "on-track",
        TargetStatus.Lagging => "lagging",
        TargetStatus.OffTrack => "off-track",
        TargetStatus.NoData => "no-data",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    /// <summary>The code of a base value's origin, such as <c>stated</c>.</summary>
    public static string Code(this BaseOrigin origin) => origin switch
    {
        BaseOrigin.Stated => "stated",
        BaseOrigin.Reported => "reported",
        BaseOrigin.None => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, "Unknown origin."),
    };

    /// <summary>The code of a change of standing, such as <c>better</c>.</summary>
    public static string Code(this StandingChange change) => change switch
    {
        StandingChange.Better => "better",
        StandingChange.Same => "same",
        StandingChange.Worse => "worse",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "Unknown change."),
    };

    /// <summary>The code of a column's type, such as <c>integer</c>.</summary>
    public static string Code(this ColumnType type) => type switch
    {
        ColumnType.Text => "text",
        ColumnType.Number => "number",
        ColumnType.WholeNumber => "integer",
        ColumnType.Date => "date",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown type."),
    };
}
