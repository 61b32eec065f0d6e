using Pipeline.Submissions;

namespace Pipeline.Indicators;

/// <summary>Where the value of an area comes from; an earlier one takes precedence.</summary>
public enum Origin
{
    /// <summary>The province published it.</summary>
    Published,

    /// <summary>The area's own reporter reported it.</summary>
    Reported,

    /// <summary>It was aggregated from the areas below.</summary>
    Aggregated,

    /// <summary>It was computed by a formula.</summary>
    Computed,

    /// <summary>There is no value.</summary>
    None,
}

/// <summary>One value of a snapshot: a measure (resolved by precedence) or an indicator, of one area and period.</summary>
public sealed record SnapshotValue
{
    /// <summary>The code of the measure or indicator.</summary>
    public required string Subject { get; init; }

    /// <summary>The code of the area or group.</summary>
    public required string Area { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>The value by precedence, rounded half away from zero to the subject's decimals; null where there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>The state of the value.</summary>
    public required ObservationStatus Status { get; init; }

    /// <summary>Where the value comes from.</summary>
    public required Origin Origin { get; init; }

    /// <summary>The same value from county and prefecture rows only, the rows of the area itself and of the province withheld, rounded alike; null where it cannot be had.</summary>
    public decimal? FromBelow { get; init; }

    /// <summary>For a measure: what the area's own row says; for an indicator: the formula over own rows alone; rounded alike; null where it cannot be had.</summary>
    public decimal? OwnRow { get; init; }

    /// <summary>How many of the areas below that should contribute to the value from below do, 0 to 1; null where it is not made of areas.</summary>
    public decimal? Coverage { get; init; }

    /// <summary>Why there is no value, or what is missing from it, as codes such as <c>missing:gdp@530600</c> separated by spaces; empty where there is nothing to say.</summary>
    public string Remark { get; init; } = "";

    /// <summary>比上年 ±: the value less that of the same part of the year before, in the subject's unit; null where one of them is missing.</summary>
    public decimal? Change { get; init; }

    /// <summary>位次: the place among the prefectures, or among the counties of the province; null where the value is not ranked.</summary>
    public int? Rank { get; init; }

    /// <summary>How many areas are ranked.</summary>
    public int? RankOf { get; init; }

    /// <summary>By how many places the area rose over the same part of the year before; negative where it fell; null where one rank is missing.</summary>
    public int? RankChange { get; init; }

    /// <summary>The value by precedence less the value from below; null where one of them is missing.</summary>
    public decimal? Discrepancy => Value - FromBelow;

    /// <summary>The value by precedence less what the area's own row says; null where one of them is missing.</summary>
    public decimal? DiscrepancyOwnRow => Value - OwnRow;
}

/// <summary>How an area stands against a target.</summary>
public enum TargetStatus
{
    /// <summary>The goal is met.</summary>
    Achieved,

    /// <summary>Nearly all of the required path; the catalogue says from which share on.</summary>
    OnTrack,

    /// <summary>Most of the required path; the catalogue says from which share on.</summary>
    Lagging,

    /// <summary>Less than that.</summary>
    OffTrack,

    /// <summary>There is no value.</summary>
    NoData,
}

/// <summary>Where the value comes from that progress is measured from.</summary>
public enum BaseOrigin
{
    /// <summary>The catalogue states it: from the document that sets the goal, or as the base vintage.</summary>
    Stated,

    /// <summary>It is what the snapshot's own data say of the base year, which a later revision may change.</summary>
    Reported,

    /// <summary>There is none.</summary>
    None,
}

/// <summary>How a standing compares with that of the year before.</summary>
public enum StandingChange
{
    /// <summary>It is better.</summary>
    Better,

    /// <summary>It is the same.</summary>
    Same,

    /// <summary>It is worse.</summary>
    Worse,
}

/// <summary>Where a target stands in one period.</summary>
public sealed record TargetValue
{
    /// <summary>The target's code.</summary>
    public required string Target { get; init; }

    /// <summary>The indicator or measure.</summary>
    public required string Subject { get; init; }

    /// <summary>The area or group.</summary>
    public required string Area { get; init; }

    /// <summary>The period of <see cref="Value"/>.</summary>
    public required Period Period { get; init; }

    /// <summary>The value of the base year; null where there is none.</summary>
    public decimal? BaseValue { get; init; }

    /// <summary>The value of the period; null where there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>Where <see cref="BaseValue"/> comes from.</summary>
    public BaseOrigin BaseOrigin { get; init; } = BaseOrigin.None;

    /// <summary>The goal; null where it is a multiple of a base that is missing, or only a direction.</summary>
    public decimal? Goal { get; init; }

    /// <summary>The value that the path requires in this period; for a falling goal that of the year before; null where it cannot be had.</summary>
    public decimal? Required { get; init; }

    /// <summary>(value − base) / (goal − base), in per cent; for a falling goal the share of all years in which it fell; null where it cannot be had.</summary>
    public decimal? Progress { get; init; }

    /// <summary>(period − base year) / (target year − base year), in per cent.</summary>
    public required decimal TimeElapsed { get; init; }

    /// <summary>The mean yearly growth still required, in per cent: for goals of mean growth and for levels; null otherwise.</summary>
    public decimal? GrowthStillRequired { get; init; }

    /// <summary>What each remaining year must add, in the subject's unit, or for a mean of years what each must reach; null otherwise.</summary>
    public decimal? StepStillRequired { get; init; }

    /// <summary>How it stands.</summary>
    public required TargetStatus Status { get; init; }

    /// <summary>How it stood in the year before; null where that has no row.</summary>
    public TargetStatus? StatusBefore { get; init; }

    /// <summary>Why there is no value, base or year before, as codes such as <c>missing:gdp@530600/2020</c>; empty where there is nothing to say.</summary>
    public string Remark { get; init; } = "";

    /// <summary>How the standing compares with that of the year before; null where one of them has no data.</summary>
    public StandingChange? Change =>
        StatusBefore is not { } before || before == TargetStatus.NoData || Status == TargetStatus.NoData ? null
        : Status < before ? StandingChange.Better
        : Status > before ? StandingChange.Worse
        : StandingChange.Same;
}
