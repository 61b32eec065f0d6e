using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>What a step of a measure's last published digit is worth, and how far rounded items may miss their rounded total.</summary>
internal static class LastDigit
{
    /// <summary>One unit of the last published digit: 0.01 for two decimals.</summary>
    public static decimal Of(Measure measure) => new(1, 0, 0, false, (byte)measure.Decimals);

    /// <summary>(items + 1) / 2 units of the last published digit: each item and the total are off by half a unit at most.</summary>
    public static decimal Tolerance(Measure measure, int items) => (items + 1) * Of(measure) / 2;
}
