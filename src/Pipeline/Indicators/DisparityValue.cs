using Pipeline.Submissions;

namespace Pipeline.Indicators;

/// <summary>One statistic of dispersion in one period.</summary>
public sealed record DisparityValue
{
    /// <summary>The code of the indicator; its formula says what is dispersed, by which statistic and over what.</summary>
    public required string Indicator { get; init; }

    /// <summary>The province.</summary>
    public required string Area { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>How many areas the statistic is taken over; those for which the value cannot exist are not among them.</summary>
    public required int Size { get; init; }

    /// <summary>The value, rounded; null unless every area has answered.</summary>
    public decimal? Value { get; init; }

    /// <summary>The value less that of the year before, as published; below 0 where the areas have drawn nearer. Null where one of them is missing.</summary>
    public decimal? Change { get; init; }

    /// <summary>The same value from county and prefecture rows only; null where it cannot be had.</summary>
    public decimal? FromBelow { get; init; }

    /// <summary>The state of the value.</summary>
    public required ObservationStatus Status { get; init; }

    /// <summary>How many of the areas have answered, 0 to 1.</summary>
    public decimal? Coverage { get; init; }

    /// <summary>Why there is no value and what is missing, as codes separated by spaces; empty where there is nothing to say.</summary>
    public string Remark { get; init; } = "";
}
