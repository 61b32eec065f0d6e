namespace Pipeline.Reports.Charts;

/// <summary>An axis with round marks.</summary>
internal sealed record AxisScale(decimal Least, decimal Most, decimal Step)
{
    private const int Marks = 4;

    private static readonly decimal[] RoundSteps = [1, 2, 2.5m, 5, 10];

    /// <summary>An axis that holds all values, with about four marks.</summary>
    public static AxisScale Of(IReadOnlyCollection<decimal> values)
    {
        var (least, most) = values.Count == 0 ? (0m, 1m) : (values.Min(), values.Max());
        var span = most - least;
        span = span > 0 ? span : Math.Max(Math.Abs(most), 1);
        var step = Round(span / Marks);
        var from = Math.Floor((least - (span * 0.05m)) / step) * step;
        var to = Math.Ceiling((most + (span * 0.05m)) / step) * step;
        return new(least >= 0 && from < 0 ? 0 : from, to, step);
    }

    /// <summary>Where the marks are.</summary>
    public IEnumerable<decimal> Ticks()
    {
        for (var tick = Least; tick <= Most; tick += Step)
        {
            yield return tick;
        }
    }

    /// <summary>How far along the axis a value is, 0 to 1.</summary>
    public decimal Share(decimal value) => (value - Least) / (Most - Least);

    /// <summary>How many decimals the marks need, at most as many as the values have.</summary>
    public int Decimals(int most)
    {
        var decimals = 0;
        while (decimals < most && Math.Round(Step, decimals) != Step)
        {
            decimals++;
        }

        return decimals;
    }

    private static decimal Round(decimal step)
    {
        var magnitude = 1m;
        while (magnitude * 10 <= step)
        {
            magnitude *= 10;
        }

        while (magnitude > step)
        {
            magnitude /= 10;
        }

        return magnitude * RoundSteps.First(round => round * magnitude >= step);
    }
}
