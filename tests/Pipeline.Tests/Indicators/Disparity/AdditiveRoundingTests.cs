using Pipeline.Indicators.Disparity;

namespace Pipeline.Tests.Indicators.Disparity;

public sealed class AdditiveRoundingTests
{
    [Fact]
    public void Gives_what_is_left_over_to_the_largest_remainders() =>
        Assert.Equal([0.33m, 0.34m, -0.17m, 0.5m], AdditiveRounding.Round([0.333m, 0.336m, -0.166m, 0.5m], 1.00m, 2));

    [Fact]
    public void Among_equal_remainders_the_earlier_comes_first() =>
        Assert.Equal([0.04m, 0.03m, 0.03m], AdditiveRounding.Round([0.0333333m, 0.0333333m, 0.0333333m], 0.10m, 2));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sums_to_the_rounded_sum_and_moves_no_part_by_a_unit(int seed)
    {
        var random = new Random(seed);
        var parts = Enumerable.Range(0, random.Next(1, 12)).Select(_ => (decimal)(random.NextDouble() - 0.5) / 7).ToList();

        var whole = Math.Round(parts.Sum(), 6, seed % 2 == 0 ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToNegativeInfinity);

        var rounded = AdditiveRounding.Round(parts, whole, 6);

        Assert.Equal(whole, rounded.Sum());
        Assert.All(parts.Zip(rounded), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 0.000001m));
        Assert.All(rounded, part => Assert.Equal(Math.Round(part, 6), part));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];
}
