using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Submissions;

namespace Pipeline.Tests.Indicators;

public sealed class FormulaTests
{
    private static readonly Operand Gdp = new Operand.Reported("gdp");
    private static readonly Operand Population = new Operand.Reported("population");
    private static readonly Operand UrbanPopulation = new Operand.Reported("urban_population");

    [Fact]
    public void Ratio_divides_sums_and_never_averages_ratios()
    {
        var snapshot = Compute("rate", 1, new Formula.Ratio(UrbanPopulation, Population, 100),
            "530100 2024 530102 population 90", "530100 2024 530102 urban_population 90",
            "530100 2024 530103 population 10", "530100 2024 530103 urban_population 0");

        Assert.Equal(100m, snapshot.Indicator("rate", "530102", "2024").Value);
        Assert.Equal(0m, snapshot.Indicator("rate", "530103", "2024").Value);
        Assert.Equal(90m, snapshot.Indicator("rate", "530100", "2024").Value);
        Assert.Equal(Origin.Computed, snapshot.Indicator("rate", "530100", "2024").Origin);
        Assert.Equal(ObservationStatus.Estimated, snapshot.Indicator("rate", "530100", "2024").Status);
        Assert.Equal(ObservationStatus.Normal, snapshot.Indicator("rate", "530102", "2024").Status);
    }

    [Fact]
    public void Ratio_has_each_route_s_own_value()
    {
        var row = Compute("rate", 1, new Formula.Ratio(UrbanPopulation, Population, 100),
            "530100 2024 530102 population 90", "530100 2024 530102 urban_population 45",
            "530100 2024 530103 population 10", "530100 2024 530103 urban_population 5",
            "530100 2024 530100 population 100", "530100 2024 530100 urban_population 60").Indicator("rate", "530100", "2024");

        Assert.Equal(60m, row.Value);
        Assert.Equal(50m, row.FromBelow);
        Assert.Equal(60m, row.OwnRow);
        Assert.Equal(10m, row.Discrepancy);
    }

    [Theory]
    [InlineData("530100 2024 530102 gdp 5", "missing:population@530102", ObservationStatus.Missing)]
    [InlineData("530100 2024 530102 population 5", "missing:gdp@530102", ObservationStatus.Missing)]
    [InlineData("530100 2024 530102 gdp 5|530100 2024 530102 population 0", "zero-denominator:population@530102", ObservationStatus.CannotExist)]
    [InlineData("530100 2024 530102 gdp M|530100 2024 530102 population 5", "cannot-exist:gdp@530102", ObservationStatus.CannotExist)]
    [InlineData("530100 2024 530102 gdp N|530100 2024 530102 population 5", "not-significant:gdp@530102", ObservationStatus.NotSignificant)]
    [InlineData("530100 2024 530103 gdp 1", "missing:gdp@530102 missing:population@530102", ObservationStatus.Missing)]
    public void Ratio_has_no_value_and_says_why(string reports, string remark, ObservationStatus status)
    {
        var row = Compute("per_head", 0, new Formula.Ratio(Gdp, Population, 10_000), reports.Split('|')).Indicator("per_head", "530102", "2024");

        Assert.Null(row.Value);
        Assert.Equal(Origin.None, row.Origin);
        Assert.Equal(remark, row.Remark);
        Assert.Equal(status, row.Status);
    }

    [Theory]
    [InlineData("530100 2023 530102 population 90", 10_526, ObservationStatus.Normal)]
    [InlineData("530100 2023 530102 population 90 P", 10_526, ObservationStatus.Provisional)]
    [InlineData("530100 2023 530102 population O", 10_000, ObservationStatus.Estimated)]
    public void Mean_of_year_takes_both_year_ends_or_estimates_by_one(string lastYear, int expected, ObservationStatus status)
    {
        var row = Compute("per_head", 0, new Formula.Ratio(Gdp, new Operand.MeanOfYear(Population), 10_000),
            "530100 2024 530102 gdp 100", "530100 2024 530102 population 100", lastYear).Indicator("per_head", "530102", "2024");

        Assert.Equal(expected, row.Value);
        Assert.Equal(status, row.Status);
    }

    [Fact]
    public void Mean_of_year_of_a_whole_has_the_same_members_in_both_years()
    {
        var row = Compute("per_head", 0, new Formula.Ratio(Gdp, new Operand.MeanOfYear(Population), 10_000),
            "530100 2024 530102 gdp 100", "530100 2024 530102 population 100",
            "530100 2024 530103 gdp 100", "530100 2024 530103 population 100",
            "530100 2023 530102 population 1").Indicator("per_head", "530100", "2024");

        Assert.Equal(10_000m, row.Value);
    }

    [Fact]
    public void Income_ratio_weights_each_side_by_its_own_population()
    {
        // Urban (40,000 × 80 + 30,000 × 50) / 130 = 36,153.85; rural 12,000, since the second county has no rural residents.
        var snapshot = Compute("ratio", 2, new Formula.Ratio(new Operand.Reported("urban_income"), new Operand.Reported("rural_income"), 1),
            "530100 2024 530102 population 100", "530100 2024 530102 urban_population 80",
            "530100 2024 530103 population 50", "530100 2024 530103 urban_population 50",
            "530100 2024 530102 urban_income 40000", "530100 2024 530103 urban_income 30000",
            "530100 2024 530102 rural_income 12000", "530100 2024 530103 rural_income M");

        Assert.Equal(3.01m, snapshot.Indicator("ratio", "530100", "2024").Value);
        Assert.Equal("cannot-exist:rural_income@530103", snapshot.Indicator("ratio", "530103", "2024").Remark);
    }

    [Fact]
    public void Difference_takes_what_cannot_exist_as_zero_beside_a_value()
    {
        var rural = new Operand.Difference(Population, UrbanPopulation);
        var snapshot = Compute("rural_share", 1, new Formula.Ratio(rural, Population, 100),
            "530100 2024 530102 population 100", "530100 2024 530102 urban_population M",
            "530100 2024 530103 population 100");

        Assert.Equal(100m, snapshot.Indicator("rural_share", "530102", "2024").Value);
        Assert.Equal("missing:urban_population@530103", snapshot.Indicator("rural_share", "530103", "2024").Remark);
    }

    [Theory]
    [InlineData(ShareDenominator.Province, 25)]
    [InlineData(ShareDenominator.SumOfPrefectures, 20)]
    public void Share_is_of_the_declared_denominator(ShareDenominator denominator, int expected)
    {
        var row = Compute("share", 0, new Formula.Share("gdp", denominator),
            "530100 2024 530100 gdp 20", "530300 2024 530300 gdp 30", "532500 2024 532500 gdp 50", "530000 2024 530000 gdp 80")
            .Indicator("share", "530100", "2024");

        Assert.Equal(expected, row.Value);
        Assert.Null(row.FromBelow);
        Assert.Equal(expected, row.OwnRow);
    }

    [Fact]
    public void Share_from_below_takes_both_sides_from_below()
    {
        var row = Compute("share", 1, new Formula.Share("gdp", ShareDenominator.Province),
            "530100 2024 530102 gdp 10", "530100 2024 530103 gdp 10", "530300 2024 530302 gdp 20", "530300 2024 530303 gdp 20",
            "532500 2024 532501 gdp 20", "532500 2024 532502 gdp 20", "530000 2024 530000 gdp 80").Indicator("share", "central", "2024");

        Assert.Equal(50m, row.Value);
        Assert.Equal(40m, row.FromBelow);
        Assert.Equal(1m, row.Coverage);
    }

    [Fact]
    public void Share_of_nothing_has_no_value()
    {
        var row = Compute("share", 1, new Formula.Share("gdp", ShareDenominator.Province), "530100 2024 530102 gdp 10", "530000 2024 530000 gdp 0")
            .Indicator("share", "530102", "2024");

        Assert.Equal("zero-denominator:gdp@530102", row.Remark);
    }

    [Fact]
    public void Lead_is_taken_before_rounding()
    {
        var catalogue = new TestCatalogue()
            .With("rate", 0, new Formula.Ratio(UrbanPopulation, Population, 100))
            .With("lead", 0, new Formula.Lead("rate", "530000"));
        var snapshot = new ComputedSnapshot(catalogue,
            "530100 2024 530102 population 1000", "530100 2024 530102 urban_population 606",
            "530000 2024 530000 population 1000", "530000 2024 530000 urban_population 504");

        // 60.6 − 50.4 = 10.2; of the rounded rates it would be 61 − 50.
        Assert.Equal(10m, snapshot.Indicator("lead", "530102", "2024").Value);
        Assert.Equal(0m, snapshot.Indicator("lead", "530000", "2024").Value);
        Assert.Equal("missing:urban_population@530103 missing:population@530103", snapshot.Indicator("lead", "530103", "2024").Remark);
    }

    [Fact]
    public void Gap_is_the_reference_s_value_less_the_area_s()
    {
        var snapshot = Compute("gap", 0, new Formula.Gap("urban_income", "530100"),
            "530100 2024 530100 urban_income 48018", "530300 2024 530300 urban_income 27506");

        Assert.Equal(20_512m, snapshot.Indicator("gap", "530300", "2024").Value);
        Assert.Equal(20_512m, snapshot.Indicator("gap", "530300", "2024").OwnRow);
        Assert.Equal(0m, snapshot.Indicator("gap", "530100", "2024").Value);
        Assert.Equal("missing:urban_income@532500", snapshot.Indicator("gap", "532500", "2024").Remark);
    }

    [Theory]
    [InlineData("80", "100", 25.0, "")]
    [InlineData("100", "80", -20.0, "")]
    [InlineData("100", "-20", -120.0, "")]
    [InlineData("0", "80", null, "zero-denominator:gdp@530102/2023")]
    [InlineData("-1", "80", null, "zero-denominator:gdp@530102/2023")]
    [InlineData("O", "80", null, "missing:gdp@530102/2023")]
    [InlineData("M", "80", null, "cannot-exist:gdp@530102/2023")]
    public void Nominal_growth_compares_with_the_year_before(string before, string now, double? expected, string remark)
    {
        var row = Compute("growth", 1, new Formula.NominalGrowth("gdp"), $"530100 2023 530102 gdp {before}", $"530100 2024 530102 gdp {now}")
            .Indicator("growth", "530102", "2024");

        Assert.Equal((decimal?)expected, row.Value);
        Assert.Equal(remark, row.Remark);
    }

    [Fact]
    public void Nominal_growth_of_a_quarter_compares_with_the_same_quarter()
    {
        var row = Compute("growth", 1, new Formula.NominalGrowth("gdp"),
            "530100 2023-Q3 530102 gdp 50", "530100 2023 530102 gdp 80", "530100 2024-Q3 530102 gdp 60").Indicator("growth", "530102", "2024-Q3");

        Assert.Equal(20m, row.Value);
    }

    [Fact]
    public void Count_counts_the_areas_at_one_and_states_its_coverage()
    {
        var snapshot = Compute("connected", 0, new Formula.Count("rail", AreaLevel.County),
            "530100 2024 530102 rail 1", "530100 2024 530103 rail 0", "530300 2024 530302 rail 1", "530300 2024 530303 rail M", "532500 2024 532501 rail 1");
        var row = snapshot.Indicator("connected", "530000", "2024");

        Assert.Equal(3m, row.Value);
        Assert.Equal(3m, row.FromBelow);
        Assert.Equal(0.8333m, row.Coverage);
        Assert.Equal(ObservationStatus.Estimated, row.Status);
        Assert.Equal("missing:rail@532502", row.Remark);
        Assert.Equal(ObservationStatus.Normal, snapshot.Indicator("connected", "530100", "2024").Status);
        Assert.Equal(2m, snapshot.Indicator("connected", "central", "2024").Value);
        Assert.Equal("nothing-to-count", snapshot.Indicator("connected", "530102", "2024").Remark);
    }

    [Fact]
    public void Count_of_prefectures_takes_their_own_rows_even_from_below()
    {
        var row = Compute("connected", 0, new Formula.Count("rail", AreaLevel.Prefecture),
            "530100 2024 530100 rail 1", "530300 2024 530300 rail 0", "532500 2024 532500 rail 1", "530100 2024 530102 rail 1").Indicator("connected", "530000", "2024");

        Assert.Equal(2m, row.Value);
        Assert.Equal(2m, row.FromBelow);
        Assert.Null(row.OwnRow);
        Assert.Equal(1m, row.Coverage);
    }

    [Fact]
    public void Count_has_no_value_where_nobody_answered()
    {
        var row = Compute("connected", 0, new Formula.Count("rail", AreaLevel.Prefecture), "530100 2024 530102 rail 1").Indicator("connected", "530000", "2024");

        Assert.Null(row.Value);
        Assert.Equal(0m, row.Coverage);
        Assert.Equal("missing:rail@530100 missing:rail@530300 missing:rail@532500", row.Remark);
    }

    [Fact]
    public void Appears_wherever_an_operand_was_reported_in_the_period_and_nowhere_else()
    {
        var snapshot = Compute("rate", 1, new Formula.Ratio(UrbanPopulation, Population, 100), "530100 2024 530102 population 90", "530100 2023 530102 gdp 1");

        Assert.All(snapshot.Content.Indicators, row => Assert.Equal("2024", row.Period.ToString()));
        Assert.Equal(13, snapshot.Content.Indicators.Count);
        Assert.All(snapshot.Content.Indicators, row => Assert.True(row.Value is not null || row.Remark.Length > 0, row.Area));
    }

    private static ComputedSnapshot Compute(string code, int decimals, Formula formula, params string[] reports) =>
        new(new TestCatalogue().With(code, decimals, formula), reports);
}
