using Pipeline.Catalogue;

namespace Pipeline.Tests.Indicators;

public sealed class RankingTests
{
    [Fact]
    public void Equal_values_share_a_place_and_the_next_is_as_much_lower()
    {
        var snapshot = Compute(Better.High,
            "530100 2024 530102 gdp 9", "530100 2024 530103 gdp 7", "530300 2024 530302 gdp 9", "530300 2024 530303 gdp 5", "532500 2024 532501 gdp 7");

        Assert.Equal([1, 3, 1, 5, 3, null], Ranks(snapshot, "2024", "530102", "530103", "530302", "530303", "532501", "532502"));
        Assert.Equal(5, snapshot.Measure("gdp", "530102", "2024").RankOf);
        Assert.Null(snapshot.Measure("gdp", "532502", "2024").RankOf);
    }

    [Fact]
    public void The_lowest_value_is_first_where_low_is_better()
    {
        var snapshot = Compute(Better.Low, "530100 2024 530102 gdp 9", "530100 2024 530103 gdp -7");

        Assert.Equal([2, 1], Ranks(snapshot, "2024", "530102", "530103"));
    }

    [Fact]
    public void Prefectures_and_counties_are_ranked_apart_and_others_not_at_all()
    {
        var snapshot = Compute(Better.High,
            "530100 2024 530100 gdp 100", "530300 2024 530300 gdp 50", "530100 2024 530102 gdp 9", "DZXQ 2024 DZXQ gdp 7", "530000 2024 530000 gdp 300");

        Assert.Equal([1, 2, 1, null, null, null], Ranks(snapshot, "2024", "530100", "530300", "530102", "DZXQ", "530000", "central"));
    }

    [Fact]
    public void Ranks_are_those_of_the_published_values()
    {
        var catalogue = new TestCatalogue().With("x", 0, new Formula.Ratio(new Operand.Reported("gdp"), new Operand.Reported("population"), 1));
        catalogue = catalogue with { Indicators = [catalogue.Indicators[0] with { Better = Better.High }] };
        var snapshot = new ComputedSnapshot(catalogue,
            "530100 2024 530102 gdp 1.4", "530100 2024 530102 population 1", "530100 2024 530103 gdp 1.2", "530100 2024 530103 population 1");

        Assert.Equal((1, 1), (snapshot.Indicator("x", "530102", "2024").Rank, snapshot.Indicator("x", "530103", "2024").Rank));
    }

    [Fact]
    public void What_has_no_better_end_is_not_ranked_but_has_its_change()
    {
        var row = Compute(Better.Neither, "530100 2023 530102 gdp 9", "530100 2024 530102 gdp 7.5").Measure("gdp", "530102", "2024");

        Assert.Null(row.Rank);
        Assert.Equal(-1.5m, row.Change);
    }

    [Fact]
    public void Changes_are_over_the_same_part_of_the_year_before()
    {
        var snapshot = Compute(Better.High,
            "530100 2023 530102 gdp 9", "530100 2023 530103 gdp 10", "530100 2024 530102 gdp 12", "530100 2024 530103 gdp 11",
            "530100 2024-Q2 530102 gdp 6", "530100 2025 530102 gdp 13");

        Assert.Equal((3m, 1), (snapshot.Measure("gdp", "530102", "2024").Change, snapshot.Measure("gdp", "530102", "2024").RankChange));
        Assert.Equal((1m, -1), (snapshot.Measure("gdp", "530103", "2024").Change, snapshot.Measure("gdp", "530103", "2024").RankChange));
        Assert.Null(snapshot.Measure("gdp", "530102", "2024-Q2").Change);
        Assert.Null(snapshot.Measure("gdp", "530103", "2025").RankChange);
        Assert.Equal(0, snapshot.Measure("gdp", "530102", "2025").RankChange);
    }

    private static int?[] Ranks(ComputedSnapshot snapshot, string period, params string[] areas) =>
        [.. areas.Select(area => snapshot.Measure("gdp", area, period).Rank)];

    private static ComputedSnapshot Compute(Better better, params string[] reports)
    {
        var catalogue = new TestCatalogue();
        return new(catalogue with { Measures = [.. catalogue.Measures.Select(measure => measure.Code == "gdp" ? measure with { Better = better } : measure)] }, reports);
    }
}
