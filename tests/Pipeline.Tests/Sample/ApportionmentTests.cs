using Pipeline.Cli.Sample;

namespace Pipeline.Tests.Sample;

public sealed class ApportionmentTests
{
    [Fact]
    public void The_largest_remainders_get_what_is_left() =>
        Assert.Equal([3.4m, 3.3m, 3.3m], Apportionment.Divide(10m, [1, 1, 1], 1));

    [Fact]
    public void Parts_sum_to_the_total_whatever_the_weights()
    {
        var weights = Enumerable.Range(0, 129).Select(i => 1.5m + Noise.Of($"weights/{i}")).ToArray();
        foreach (var decimals in new[] { 0, 2, 4 })
        {
            Assert.Equal(4720.9277m - (4720.9277m % Step(decimals)), Apportionment.Divide(4720.9277m - (4720.9277m % Step(decimals)), weights, decimals).Sum());
        }
    }

    [Fact]
    public void A_part_without_weight_gets_nothing() => Assert.Equal([0m, 7m], Apportionment.Divide(7m, [0, 3], 0));

    [Fact]
    public void A_total_that_nothing_bears_is_refused() =>
        Assert.Throws<ArgumentException>(() => Apportionment.Divide(7m, [0, 0], 0));

    [Fact]
    public void Rounded_values_keep_their_weighted_mean()
    {
        decimal[] weights = [846.0088m, 576.5775m, 55.2694m];
        var rounded = Apportionment.RoundToMean([90.4m, 89.5m, 89.0m], weights, 90m, 0);
        Assert.Equal(90m, Math.Round(rounded.Zip(weights, (value, weight) => value * weight).Sum() / weights.Sum(), 1));
        Assert.All(rounded, value => Assert.Equal(Math.Round(value), value));
    }

    [Fact]
    public void Noise_depends_on_the_key_alone()
    {
        Assert.Equal(Noise.Of("gdp/530100"), Noise.Of("gdp/530100"));
        Assert.NotEqual(Noise.Of("gdp/530100"), Noise.Of("gdp/530300"));
        var all = Enumerable.Range(0, 2000).Select(i => Noise.Of($"spread/{i}")).ToArray();
        Assert.All(all, value => Assert.InRange(value, -1m, 0.9999999999999999m));
        Assert.InRange(all.Average(), -0.05m, 0.05m);
        Assert.InRange(all.Count(value => value < 0), 900, 1100);
    }

    private static decimal Step(int decimals) => new(1, 0, 0, false, (byte)decimals);
}
