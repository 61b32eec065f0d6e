namespace Pipeline.Catalogue.Loading;

/// <summary>The dimensions of units that formulas depend on; <c>units.csv</c> may have more.</summary>
internal static class Dimensions
{
    /// <summary>Pure numbers, in per cent or as multiples.</summary>
    public const string Ratio = "ratio";

    /// <summary>Differences of percentages.</summary>
    public const string Points = "points";

    /// <summary>Numbers of persons.</summary>
    public const string Persons = "persons";

    /// <summary>Numbers of things.</summary>
    public const string Count = "count";

    /// <summary>0 or 1.</summary>
    public const string YesNo = "yes-no";

    /// <summary>How many base units of <see cref="Ratio"/>, per cent, the number 1 is.</summary>
    public const decimal PerCentInOne = 100;
}
