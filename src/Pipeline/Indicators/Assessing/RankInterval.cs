namespace Pipeline.Indicators.Assessing;

/// <summary>How places move when the weights are doubted: 1,000 draws in which each weight is off by up to a quarter either way.</summary>
internal static class RankInterval
{
    private const int Draws = 1_000;
    private const double Doubt = 0.25;

    // The 5th and the 95th percentile: beyond each lie 50 draws.
    private const int Beyond = 50;

    /// <summary>The interval of places that holds 90 % of the draws, for each area.</summary>
    /// <param name="scores">For each area the score of each component, 0 to 100.</param>
    /// <param name="weights">The weight of each component; their sum does not matter for places.</param>
    /// <param name="seed">What the draws belong to.</param>
    public static (int From, int To)[] Of(IReadOnlyList<double[]> scores, double[] weights, string seed)
    {
        var random = new SplitMix64(seed);
        var counts = new int[scores.Count][];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = new int[counts.Length + 1];
        }

        var drawn = new double[weights.Length];
        var totals = new double[scores.Count];
        var sorted = new double[scores.Count];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var c = 0; c < weights.Length; c++)
            {
                drawn[c] = weights[c] * (1 - Doubt + (2 * Doubt * random.NextFraction()));
            }

            for (var i = 0; i < totals.Length; i++)
            {
                totals[i] = Dot(drawn, scores[i]);
            }

            totals.CopyTo(sorted, 0);
            Array.Sort(sorted);
            for (var i = 0; i < totals.Length; i++)
            {
                counts[i][totals.Length - NotAbove(sorted, totals[i]) + 1]++;
            }
        }

        return [.. counts.Select(places => (First(places), Last(places)))];
    }

    private static double Dot(double[] weights, double[] scores)
    {
        double sum = 0;
        for (var c = 0; c < weights.Length; c++)
        {
            sum += weights[c] * scores[c];
        }

        return sum;
    }

    /// <summary>How many of the sorted values are not above this one: all the others are ahead of it.</summary>
    private static int NotAbove(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int First(int[] places)
    {
        var (place, before) = (1, 0);
        while ((before += places[place]) <= Beyond)
        {
            place++;
        }

        return place;
    }

    private static int Last(int[] places)
    {
        var (place, behind) = (places.Length - 1, 0);
        while ((behind += places[place]) <= Beyond)
        {
            place--;
        }

        return place;
    }
}
