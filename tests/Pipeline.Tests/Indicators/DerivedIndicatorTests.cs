using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Tests.Indicators;

/// <summary>Indicators that are computed from indicators.</summary>
public sealed class DerivedIndicatorTests
{
    private static readonly Formula Rate = new Formula.Ratio(new Operand.Reported("urban_population"), new Operand.Reported("population"), 100);

    [Theory]
    [InlineData("45", "10.0")]
    [InlineData("55", "-10.0")]
    public void Reduction_is_positive_where_the_indicator_fell(string now, string expected)
    {
        var row = Compute(new Formula.Reduction("rate"),
            "530100 2023 530102 population 100", "530100 2023 530102 urban_population 50",
            "530100 2024 530102 population 100", $"530100 2024 530102 urban_population {now}").Indicator("x", "530102", "2024");

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), row.Value);
    }

    [Fact]
    public void Reduction_has_no_value_without_last_year_nor_from_zero()
    {
        string[] now = ["530100 2024 530102 population 100", "530100 2024 530102 urban_population 50"];

        Assert.Equal(
            "missing:urban_population@530102/2023 missing:population@530102/2023",
            Compute(new Formula.Reduction("rate"), now).Indicator("x", "530102", "2024").Remark);
        Assert.Equal(
            ObservationStatus.CannotExist,
            Compute(new Formula.Reduction("rate"), [.. now, "530100 2023 530102 population 100", "530100 2023 530102 urban_population 0"])
                .Indicator("x", "530102", "2024").Status);
    }

    [Fact]
    public void Difference_is_taken_before_rounding()
    {
        var catalogue = new TestCatalogue()
            .With("rate", 0, Rate)
            .With("other", 0, new Formula.Ratio(new Operand.Reported("gdp"), new Operand.Reported("population"), 100))
            .With("x", 0, new Formula.Difference("rate", "other"));
        var snapshot = new ComputedSnapshot(catalogue,
            "530100 2024 530102 population 1000", "530100 2024 530102 urban_population 606", "530100 2024 530102 gdp 504");

        Assert.Equal(10m, snapshot.Indicator("x", "530102", "2024").Value);
        Assert.Equal(
            "missing:urban_population@530103 missing:population@530103 missing:gdp@530103",
            snapshot.Indicator("x", "530103", "2024").Remark);
    }

    [Fact]
    public void A_part_of_a_year_is_weighted_by_the_population_of_last_year_end()
    {
        var snapshot = new ComputedSnapshot(new TestCatalogue(),
            "530100 2023 530102 urban_population 30", "530100 2023 530103 urban_population 10",
            "530100 2024-Q2 530102 urban_income 20000", "530100 2024-Q2 530103 urban_income 16000");
        var row = snapshot.Measure("urban_income", "530100", "2024-Q2");

        Assert.Equal(19_000m, row.Value);
        Assert.Equal(ObservationStatus.Estimated, row.Status);
    }

    private static ComputedSnapshot Compute(Formula formula, params string[] reports) =>
        new(new TestCatalogue().With("rate", 1, Rate).With("x", 1, formula), reports);
}
