using Pipeline.Indicators.Assessing;

namespace Pipeline.Tests.Indicators.Assessing;

public sealed class RankIntervalTests
{
    // By an independent implementation of FNV-1a and SplitMix64.
    [Fact]
    public void The_generator_gives_the_documented_numbers()
    {
        var random = new SplitMix64("2024/urban");

        Assert.Equal([1261423086144387023UL, 1836361830401405947UL, 17717411612218107990UL], new[] { random.Next(), random.Next(), random.Next() });
    }

    [Fact]
    public void Fractions_are_spread_over_0_to_1()
    {
        var random = new SplitMix64("seed");
        var drawn = Enumerable.Range(0, 10_000).Select(_ => random.NextFraction()).ToList();

        Assert.All(drawn, fraction => Assert.InRange(fraction, 0, 1 - double.Epsilon));
        Assert.InRange(drawn.Average(), 0.49, 0.51);
    }

    [Fact]
    public void Places_that_no_weight_can_change_are_certain() => Assert.Equal(
        [(1, 1), (3, 3), (2, 2)], RankInterval.Of([[90, 80], [10, 20], [50, 50]], [0.5, 0.5], "2024/urban"));

    [Fact]
    public void Places_that_hang_on_the_weights_are_an_interval() => Assert.Equal(
        [(1, 2), (1, 2), (3, 3)], RankInterval.Of([[100, 0], [0, 100], [0, 0]], [0.5, 0.5], "2024/urban"));

    [Fact]
    public void Equal_areas_share_the_first_place() => Assert.Equal(
        [(1, 1), (1, 1)], RankInterval.Of([[40, 60], [40, 60]], [0.3, 0.7], "2024/urban"));

    [Fact]
    public void The_same_seed_gives_the_same_interval()
    {
        double[][] scores = [.. Enumerable.Range(0, 30).Select(i => new double[] { (i * 37) % 100, (i * 61) % 100, (i * 17) % 100 })];

        Assert.Equal(RankInterval.Of(scores, [0.2, 0.3, 0.5], "2024/urban"), RankInterval.Of(scores, [0.2, 0.3, 0.5], "2024/urban"));
    }
}
