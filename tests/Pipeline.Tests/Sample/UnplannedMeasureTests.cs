using Pipeline.Catalogue;
using Pipeline.Cli.Sample;

namespace Pipeline.Tests.Sample;

/// <summary>A measure that is added to the catalogue, and that the sample's tables know nothing of.</summary>
public sealed class UnplannedMeasureTests
{
    private static readonly StatisticalCatalogue Default = SampleFixture.Default;
    private static readonly Measure Libraries = Default.FindMeasure("hospital_beds")! with { Code = "libraries", Maximum = 50_000, Decimals = 0 };
    private static readonly Measure Literacy = Default.FindMeasure("pension_coverage")! with { Code = "literacy", Minimum = 50, Maximum = 100 };

    private static readonly Measure Patents = Default.FindMeasure("gdp")! with
    {
        Code = "patents",
        Levels = [AreaLevel.Prefecture, AreaLevel.NewArea],
        Aggregation = Aggregation.None,
    };

    private static readonly StatisticalCatalogue Grown = new(
        new(Default.Areas, Default.Groups, Default.Units, [.. Default.Measures, Libraries, Literacy, Patents],
            Default.Indicators, Default.Targets, Default.Rules, Default.DueDates)
        {
            Standings = Default.Standings,
        },
        "0123456789ab");

    private static readonly SampleModel Model = SampleModel.Build(Grown);

    [Fact]
    public void Gets_a_value_within_its_range_wherever_it_is_asked_for()
    {
        foreach (var measure in new[] { Libraries, Literacy, Patents })
        {
            foreach (var area in Grown.Areas)
            {
                var value = Model.Value(area.Code, measure.Code, 2023);
                Assert.Equal(measure.Levels.Contains(area.Level), value is not null);
                if (value is { } number)
                {
                    Assert.InRange(number, measure.Minimum, measure.Maximum);
                }
            }
        }
    }

    [Fact]
    public void Adds_up_where_it_is_additive()
    {
        foreach (var prefecture in SampleFixture.Prefectures)
        {
            Assert.Equal(
                Model.Value(prefecture, "libraries", 2024), SampleFixture.CountiesOf(prefecture).Sum(county => Model.Value(county, "libraries", 2024)));
        }
    }

    [Fact]
    public void Leaves_the_other_measures_as_they_were() =>
        Assert.Equal(SampleFixture.Of("530102", "fixed_investment", 2024), Model.Value("530102", "fixed_investment", 2024));
}
