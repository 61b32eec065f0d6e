using Pipeline.Cli.Sample;

namespace Pipeline.Tests.Sample;

public sealed class FigureComparisonTests
{
    private static readonly PublishedFigure Figure = new()
    {
        Id = "gdp",
        Description = new("全省地区生产总值", "GDP of the province"),
        Kind = FigureKind.Value,
        Subject = "gdp",
        Area = "530000",
        Period = "2020",
        Published = "2.45",
        Factor = 0.0001m,
        Decimals = 2,
        Unit = "万亿元",
        Expected = Derivation.Derived,
        Source = new() { Document = "plan" },
    };

    [Fact]
    public void Every_printed_figure_of_the_plan_comes_out_of_the_sample()
    {
        var snapshot = SampleSnapshot.Complete;
        var results = FigureComparison.Compare(
            SampleFixture.Default, PublishedFigures.Load(), snapshot.Indicators.Concat(snapshot.Observations).Select(FigureRow.Of));
        Assert.Equal(43, results.Count);
        Assert.All(results, result => Assert.True(
            result.Ok, $"{result.Figure.Id}: {result.Value} | {result.FromBelow} | {result.OwnRow} | {result.Derivation}"));
    }

    [Fact]
    public void Only_life_expectancy_and_2015_rest_on_the_provinces_own_row() => Assert.Equal(
        ["income-ratio-2015", "life-expectancy"],
        PublishedFigures.Load().Where(figure => figure.Expected == Derivation.Reported).Select(figure => figure.Id).Order());

    [Fact]
    public void Every_quotation_names_its_section_and_every_figure_its_subject()
    {
        foreach (var figure in PublishedFigures.Load())
        {
            Assert.True(figure.Source.Document == "general" || (figure.Source.Section.Length > 0 && figure.Source.Quote.Length > 0), figure.Id);
            Assert.True(
                SampleFixture.Default.FindMeasure(figure.Subject) is not null || SampleFixture.Default.FindIndicator(figure.Subject) is not null,
                figure.Subject);
        }
    }

    [Fact]
    public void A_figure_that_only_echoes_the_provinces_row_is_not_ok()
    {
        var result = Assert.Single(Compare(Figure, new FigureRow("gdp", "530000", "2020", 24_500m, null, 24_500m)));
        Assert.Equal(("2.45", null, "2.45", Derivation.Reported, false), (result.Value, result.FromBelow, result.OwnRow, result.Derivation, result.Ok));
    }

    [Fact]
    public void A_figure_that_comes_from_below_is_ok()
    {
        var result = Assert.Single(Compare(Figure, new FigureRow("gdp", "530000", "2020", 24_500m, 24_499.99m, 24_500m)));
        Assert.Equal(("2.45", Derivation.Derived, true), (result.FromBelow, result.Derivation, result.Ok));
    }

    [Fact]
    public void A_figure_that_only_the_province_can_say_is_ok_when_it_says_so()
    {
        var figure = Figure with { Expected = Derivation.Reported };
        Assert.True(Assert.Single(Compare(figure, new FigureRow("gdp", "530000", "2020", 24_500m, null, 24_500m))).Ok);
        Assert.False(Assert.Single(Compare(figure, new FigureRow("gdp", "530000", "2020", 24_500m, 24_500m, 24_500m))).Ok);
    }

    [Fact]
    public void Another_value_or_none_is_not_ok()
    {
        Assert.False(Assert.Single(Compare(Figure, new FigureRow("gdp", "530000", "2020", 24_600m, 24_600m, 24_600m))).Ok);
        Assert.Null(Assert.Single(Compare(Figure)).Value);
    }

    [Theory]
    [InlineData(27_507, true)]
    [InlineData(27_506, false)]
    [InlineData(null, false)]
    public void The_lowest_is_ok_only_where_all_others_are_higher(int? other, bool ok)
    {
        var figure = Figure with { Kind = FigureKind.Lowest, Subject = "urban_income", Area = "533300", Published = "27506", Factor = 1, Decimals = 0 };
        var rows = SampleFixture.Prefectures.Select(code =>
        {
            var value = code == "533300" ? 27_506m : code == "533400" ? (decimal?)other : 30_000m;
            return new FigureRow("urban_income", code, "2020", value, value, value);
        });
        Assert.Equal(ok, Assert.Single(Compare(figure, [.. rows])).Ok);
    }

    private static IReadOnlyList<FigureResult> Compare(PublishedFigure figure, params FigureRow[] rows) =>
        FigureComparison.Compare(SampleFixture.Default, [figure], rows);
}
