using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Tests.Indicators;

public sealed class SpreadTests
{
    private static readonly string[] Incomes =
    [
        "530100 2024 530100 urban_income 48000", "530300 2024 530300 urban_income 39000", "532500 2024 532500 urban_income 37000 P",
        "530100 2024 530102 urban_income 50000", "530100 2024 530103 urban_income 44000",
    ];

    [Fact]
    public void Is_the_highest_less_the_lowest_value_of_the_level()
    {
        var row = Compute(AreaLevel.Prefecture, Incomes).Indicator("spread", "530000", "2024");

        Assert.Equal(11_000m, row.Value);
        Assert.Equal(ObservationStatus.Provisional, row.Status);
        Assert.Null(row.OwnRow);
    }

    [Fact]
    public void Has_no_value_where_an_area_is_missing_and_says_which()
    {
        var row = Compute(AreaLevel.County, Incomes).Indicator("spread", "530000", "2024");

        Assert.Null(row.Value);
        Assert.Equal(0.3333m, row.Coverage);
        Assert.Equal("missing:urban_income@530302 missing:urban_income@530303 missing:urban_income@532501 missing:urban_income@532502", row.Remark);
        Assert.Equal(6_000m, Compute(AreaLevel.County, Incomes).Indicator("spread", "530100", "2024").Value);
    }

    [Fact]
    public void Leaves_out_areas_for_which_the_value_cannot_exist()
    {
        var snapshot = Compute(AreaLevel.County, "530100 2024 530102 urban_income 50000", "530100 2024 530103 urban_income M");

        Assert.Equal(0m, snapshot.Indicator("spread", "530100", "2024").Value);
        Assert.Equal(
            "cannot-exist:urban_income@530100",
            Compute(AreaLevel.County, "530100 2024 530102 urban_income M", "530100 2024 530103 urban_income M").Indicator("spread", "530100", "2024").Remark);
    }

    [Fact]
    public void Says_where_there_are_no_areas_to_compare()
    {
        var snapshot = Compute(AreaLevel.Prefecture, Incomes);

        Assert.Equal("nothing-to-count", snapshot.Indicator("spread", "530102", "2024").Remark);
        Assert.Equal("no-data:boundary-not-set", snapshot.Indicator("spread", "metro", "2024").Remark);
    }

    [Fact]
    public void Is_taken_of_indicators_too()
    {
        var catalogue = new TestCatalogue()
            .With("rate", 1, new Formula.Ratio(new Operand.Reported("urban_population"), new Operand.Reported("population"), 100))
            .With("spread", 1, new Formula.Spread("rate", AreaLevel.County));
        var snapshot = new ComputedSnapshot(catalogue,
            "530100 2024 530102 population 100", "530100 2024 530102 urban_population 90", "530100 2024 530103 population 10", "530100 2024 530103 urban_population 4");

        Assert.Equal(50m, snapshot.Indicator("spread", "530100", "2024").Value);
    }

    private static ComputedSnapshot Compute(AreaLevel level, params string[] reports) =>
        new(new TestCatalogue().With("spread", 0, new Formula.Spread("urban_income", level)), reports);
}
