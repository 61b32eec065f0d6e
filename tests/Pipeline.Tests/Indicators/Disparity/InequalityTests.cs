using Pipeline.Indicators.Disparity;
using Pipeline.Publishing;

namespace Pipeline.Tests.Indicators.Disparity;

public sealed class InequalityTests
{
    private const int Decimals = 8;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    // y = 10, 20, 30; n = 3, μ = 20. σ = √(200/3) = 8.16496581, σ/μ = 0.40824829. The pairs differ by 10, 20 and 10:
    // 2·40 / (9·2·20) = 0.22222222; × 3/2 = 0.33333333. ln y less ln 20: −0.693147, 0, 0.405465, mean −0.095894;
    // √((0.597253² + 0.095894² + 0.501359²) / 3) = 0.45360334. 30/10 = 3.
    [Fact]
    public void Without_weights_every_area_counts_alike()
    {
        var inequality = Of((10, 1, "a"), (20, 1, "a"), (30, 1, "b"));

        Assert.Equal(0.40824829m, Rounded(inequality.Variation()));
        Assert.Equal(0.22222222m, Rounded(inequality.Gini()));
        Assert.Equal(0.33333333m, Rounded(inequality.GiniOecd()));
        Assert.Equal(0.45360334m, Rounded(inequality.LogDeviation()));
        Assert.Equal(3m, Rounded(inequality.MaxMin()));
    }

    // p = 1/4, 1/2, 1/4, so that ȳ = 20 and y/ȳ = 0.5, 1, 1.5. √(0.25·0.25 + 0.25·0.25) = 0.35355339.
    // Gini: (2·(1/8·0.5 + 1/16·1 + 1/8·0.5)) / 2 = 0.1875.
    // T = 0.125 ln 0.5 + 0.375 ln 1.5 = 0.06540602. Block a holds 10 and 20: s = 0.625, p = 0.75, ȳ/ȳ = 0.83333333;
    // between = 0.625 ln 0.83333333 + 0.375 ln 1.5 = −0.11395097 + 0.15204942 = 0.03809844;
    // within = 0.125 ln 0.6 + 0.5 ln 1.2 = 0.02730758. Of the three rounded figures, 0.02730758 + 0.03809844 = 0.06540602.
    [Fact]
    public void With_weights_an_area_counts_by_its_share()
    {
        var inequality = Of((10, 1, "a"), (20, 2, "a"), (30, 1, "b"));
        var theil = inequality.Theil();

        Assert.Equal(0.35355339m, Rounded(inequality.Variation()));
        Assert.Equal(0.1875m, Rounded(inequality.Gini()));
        Assert.Equal((0.06540602m, 0.02730758m, 0.03809844m), (theil.Total, theil.Within(""), theil.Between("")));
        Assert.Equal((0.02730758m, 0m), (theil.Within("a"), theil.Within("b")));
        Assert.Equal((-0.11395097m, 0.15204941m), (theil.Between("a"), theil.Between("b")));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Equal_values_are_not_unequal(int seed)
    {
        var inequality = new Inequality([.. Random(seed).Select(member => member with { Value = 38_417.25m })], Decimals);

        Assert.Equal(
            [0m, 0m, 0m, 0m, 1m],
            new[] { inequality.Variation(), inequality.Gini(), inequality.LogDeviation(), inequality.Theil().Total, inequality.MaxMin() }.Select(Rounded));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Order_and_scale_do_not_matter(int seed)
    {
        var members = Random(seed);
        var shuffled = members.Select(member => member with { Value = member.Value * 10_000, Weight = member.Weight / 100 }).ToArray();
        new Random(seed).Shuffle(shuffled);

        Assert.Equal(Figures(members), Figures(shuffled));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Twice_the_same_areas_are_as_unequal_as_once(int seed)
    {
        var members = Random(seed);

        Assert.Equal(Figures(members), Figures([.. members, .. members]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_area_split_into_equal_parts_changes_nothing_that_is_weighted(int seed)
    {
        var members = Random(seed);
        var half = members[0] with { Weight = members[0].Weight / 2 };

        Assert.Equal(Figures(members), Figures([half, half, .. members[1..]]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_parts_of_Theils_index_add_up_exactly_as_published(int seed)
    {
        var members = Random(seed);
        var theil = new Inequality(members, Decimals).Theil();
        var blocks = members.Select(member => member.Block).Distinct().ToList();

        Assert.Equal(theil.Total, theil.Within("") + theil.Between(""));
        Assert.Equal(theil.Within(""), blocks.Sum(theil.Within));
        Assert.Equal(theil.Between(""), blocks.Sum(theil.Between));
        Assert.All(new[] { theil.Total, theil.Within(""), theil.Between("") }, part => Assert.Equal(Rounded(part), part));
        Assert.Equal(Direct(members), (double)theil.Total, 1e-8);
        Assert.All(blocks, block => Assert.True(theil.Within(block) >= -0.00000001m));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_Gini_coefficient_lies_between_0_and_1_and_is_the_mean_difference(int seed)
    {
        var members = Random(seed);
        var inequality = new Inequality(members, Decimals);
        var total = (double)members.Sum(member => member.Weight);
        var mean = members.Sum(member => (double)(member.Value * member.Weight)) / total;
        var pairs = members.Sum(a => members.Sum(b => (double)(a.Weight * b.Weight) * Math.Abs((double)(a.Value - b.Value)))) / (total * total);

        Assert.InRange(inequality.Gini(), 0m, 1m);
        Assert.Equal(pairs / (2 * mean), (double)inequality.Gini(), 1e-10);
        Assert.Equal(inequality.Gini() * members.Length / (members.Length - 1), inequality.GiniOecd());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_transfer_from_the_richest_to_the_poorest_lowers_every_figure(int seed)
    {
        var members = Random(seed).Select(member => member with { Weight = 1 }).OrderBy(member => member.Value).ToArray();
        var gift = (members[^1].Value - members[0].Value) / 10;
        var nearer = members.ToArray();
        nearer[0] = nearer[0] with { Value = nearer[0].Value + gift };
        nearer[^1] = nearer[^1] with { Value = nearer[^1].Value - gift };

        Assert.All(Figures(members).Zip(Figures(nearer)), pair => Assert.True(pair.Second < pair.First, $"{pair}"));
    }

    private static Inequality Of(params (decimal Value, decimal Weight, string Block)[] members) =>
        new([.. members.Select(member => new Member(member.Value, member.Weight, member.Block))], Decimals);

    private static decimal[] Figures(Member[] members)
    {
        var inequality = new Inequality(members, Decimals);
        return [.. new[] { inequality.Variation(), inequality.Gini(), inequality.LogDeviation(), inequality.MaxMin(), inequality.Theil().Total }.Select(Rounded)];
    }

    private static Member[] Random(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, random.Next(2, 140)).Select(_ => new Member(
            random.Next(1_000, 200_000) + (random.Next(100) / 100m), random.Next(1, 9_000_000) / 10_000m, $"block-{random.Next(4)}"))];
    }

    // Straight from the definition, in double.
    private static double Direct(Member[] members)
    {
        var total = (double)members.Sum(member => member.Weight);
        var mean = members.Sum(member => (double)(member.Value * member.Weight)) / total;
        return members.Sum(member => (double)member.Weight / total * ((double)member.Value / mean) * Math.Log((double)member.Value / mean));
    }

    private static decimal Rounded(decimal value) => PublishedNumber.Round(value, Decimals);
}
