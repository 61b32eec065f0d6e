namespace Pipeline.Indicators.Disparity;

/// <summary>Rounds parts so that they sum to the rounded whole.</summary>
internal static class AdditiveRounding
{
    /// <summary>
    /// The parts at this many decimals, each less than one unit of the last off, so that they sum to a whole that is itself less than a
    /// unit off their sum. All are rounded down, and the units left over go to the largest remainders, among equal ones to the earlier.
    /// </summary>
    public static decimal[] Round(IReadOnlyList<decimal> parts, decimal whole, int decimals)
    {
        var unit = new decimal(1, 0, 0, false, (byte)decimals);
        var floors = parts.Select(part => decimal.Floor(part / unit) * unit).ToArray();
        var left = (int)((whole - floors.Sum()) / unit);
        foreach (var i in Enumerable.Range(0, parts.Count).OrderByDescending(i => parts[i] - floors[i]).Take(left))
        {
            floors[i] += unit;
        }

        return floors;
    }
}
