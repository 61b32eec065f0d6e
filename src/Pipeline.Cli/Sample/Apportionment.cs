namespace Pipeline.Cli.Sample;

/// <summary>Divisions that keep a total or a mean exactly, at a fixed number of decimals.</summary>
internal static class Apportionment
{
    /// <summary>
    /// Divides a total in proportion to weights so that the rounded parts sum to it: the method of the largest remainder, ties going to the
    /// earlier part.
    /// </summary>
    public static decimal[] Divide(decimal total, IReadOnlyList<decimal> weights, int decimals)
    {
        var unit = Step(decimals);
        var all = weights.Sum();
        if (all == 0)
        {
            return total == 0 ? new decimal[weights.Count] : throw new ArgumentException("Nothing bears the total.", nameof(weights));
        }

        var exact = weights.Select(weight => total / unit * weight / all).ToArray();
        var parts = exact.Select(decimal.Floor).ToArray();
        var left = (int)((total / unit) - parts.Sum());
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(left))
        {
            parts[index]++;
        }

        return [.. parts.Select(part => part * unit)];
    }

    /// <summary>
    /// Rounds values so that their weighted mean stays as near to a mean as steps of the last decimal allow; the caller has shifted or
    /// scaled them to it. Values without weight are only rounded.
    /// </summary>
    public static decimal[] RoundToMean(IReadOnlyList<decimal> values, IReadOnlyList<decimal> weights, decimal mean, int decimals)
    {
        var unit = Step(decimals);
        var rounded = values.Select(value => Round(value, decimals)).ToArray();
        var error = (mean * weights.Sum()) - rounded.Zip(weights, (value, weight) => value * weight).Sum();
        foreach (var index in Enumerable.Range(0, rounded.Length).Where(i => weights[i] > 0).OrderByDescending(i => weights[i]).ThenBy(i => i))
        {
            var steps = Round(error / (unit * weights[index]), 0);
            rounded[index] += steps * unit;
            error -= steps * unit * weights[index];
        }

        return rounded;
    }

    /// <summary>Rounds half away from zero, as the offices do (四舍五入).</summary>
    public static decimal Round(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static decimal Step(int decimals) => new(1, 0, 0, false, (byte)decimals);
}
