using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>What is written in per cent.</summary>
internal static class Percentage
{
    /// <summary>Whether a measure is stored in per cent, so that 0.53 in a cell of percent format means 53.</summary>
    public static bool Is(Measure measure) => Is(measure.Unit);

    /// <summary>Whether a unit is the per cent.</summary>
    public static bool Is(Unit unit) => unit.Name.Zh == "%";
}
