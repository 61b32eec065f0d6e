namespace Pipeline.Catalogue;

/// <summary>On which side of the target value an achievement lies.</summary>
public enum TargetDirection
{
    /// <summary>The value or more.</summary>
    AtLeast,

    /// <summary>More than the value (高于).</summary>
    Above,

    /// <summary>The value or less.</summary>
    AtMost,

    /// <summary>The value, give or take <see cref="Target.Tolerance"/> (左右).</summary>
    About,

    /// <summary>Less than in the year before, every year (逐步缩小).</summary>
    Falling,
}

/// <summary>How the required path runs from the base to the target.</summary>
public enum TargetPath
{
    /// <summary>In equal steps: shares and ratios.</summary>
    Linear,

    /// <summary>At an equal rate: levels such as GDP and population.</summary>
    Geometric,

    /// <summary>The same value every year: average growth, and whatever holds for the whole of the plan's time.</summary>
    Constant,

    /// <summary>Each year is measured by the one before: for <see cref="TargetDirection.Falling"/>.</summary>
    YearByYear,
}

/// <summary>A goal of the plan for one area.</summary>
public sealed record Target
{
    /// <summary>The target's code: unique, lower case.</summary>
    public required string Code { get; init; }

    /// <summary>The indicator or measure that the goal is set for.</summary>
    public required string Subject { get; init; }

    /// <summary>The area or group that the goal is set for.</summary>
    public required string Area { get; init; }

    /// <summary>The year by whose end the goal is due.</summary>
    public required int Year { get; init; }

    /// <summary>The year from which progress is measured.</summary>
    public required int BaseYear { get; init; }

    /// <summary>The value of the base year where the source states one; null where the base vintage's is used.</summary>
    public decimal? BaseValue { get; init; }

    /// <summary>The goal, in the subject's unit; null where it is <see cref="Factor"/> times the base, or where there is none but the direction.</summary>
    public decimal? Value { get; init; }

    /// <summary>How many times the base value the goal is, such as 2 for doubled (翻一番); null where <see cref="Value"/> is stated.</summary>
    public decimal? Factor { get; init; }

    /// <summary>Which side of the value counts as achieved.</summary>
    public required TargetDirection Direction { get; init; }

    /// <summary>For <see cref="TargetDirection.About"/>: how far from the value still counts, as a fraction of it.</summary>
    public decimal Tolerance { get; init; }

    /// <summary>How far short of the value still counts, in the subject's unit: for goals such as "about 0", of which no fraction can be taken.</summary>
    public decimal Margin { get; init; }

    /// <summary>How the required path runs.</summary>
    public required TargetPath Path { get; init; }

    /// <summary>Where the goal comes from.</summary>
    public required Source Source { get; init; }
}
