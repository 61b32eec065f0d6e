using Pipeline.Catalogue;
using Pipeline.Submissions;
using static Pipeline.Tests.Sample.SampleFixture;

namespace Pipeline.Tests.Sample;

public sealed class IdentityTests
{
    [Fact]
    public void Parts_sum_to_the_whole_exactly_for_every_additive_measure_and_year()
    {
        foreach (var measure in Default.Measures.Where(measure => measure.Additive))
        {
            foreach (var year in Years)
            {
                foreach (var prefecture in Prefectures.Where(_ => measure.Levels.Contains(AreaLevel.County)))
                {
                    Assert.Equal(Of(prefecture, measure.Code, year), Sum(CountiesOf(prefecture), measure.Code, year));
                }

                if (measure.Levels.Contains(AreaLevel.Province) && measure.Levels.Contains(AreaLevel.Prefecture))
                {
                    Assert.Equal(Of(Province, measure.Code, year), Sum(Prefectures, measure.Code, year));
                }
            }
        }
    }

    [Fact]
    public void Sectors_sum_to_gdp_exactly() => ForAll((area, year) => Assert.Equal(
        Of(area, "gdp", year), Of(area, "gdp_primary", year) + Of(area, "gdp_secondary", year) + Of(area, "gdp_tertiary", year)));

    [Theory]
    [InlineData("urban_population", "population")]
    [InlineData("rural_income", "urban_income")]
    [InlineData("resident_income", "urban_income")]
    [InlineData("rural_income", "resident_income")]
    [InlineData("industry_value_added", "gdp_secondary")]
    [InlineData("industrial_investment", "fixed_investment")]
    [InlineData("expressway_length", "road_length")]
    [InlineData("arable_land", "land_area")]
    [InlineData("forest_area", "land_area")]
    [InlineData("redline_area", "land_area")]
    [InlineData("border_modern_villages", "border_villages")]
    public void The_part_never_exceeds_the_whole(string part, string whole) =>
        ForAll((area, year) => Assert.True(Of(area, part, year) <= Of(area, whole, year), $"{area} {year}"));

    [Fact]
    public void Growth_is_nominal_growth_less_a_deflator_that_all_areas_share()
    {
        foreach (var year in Years.Skip(1))
        {
            var prices = Nominal(Province, year) / (1 + (Of(Province, "gdp_real_growth", year) / 100));
            ForAll(year, area => Assert.InRange(
                Nominal(area, year) / (1 + (Of(area, "gdp_real_growth", year) / 100)) / prices, 0.9985m, 1.0015m));
        }
    }

    [Fact]
    public void The_growth_of_fixed_investment_is_nominal() => ForAll((area, year) =>
    {
        if (year > Years.First())
        {
            var growth = ((Of(area, "fixed_investment", year) / Of(area, "fixed_investment", year - 1)) - 1) * 100;
            Assert.Equal(Round(growth, 1), Of(area, "fixed_investment_growth", year));
        }
    });

    [Fact]
    public void A_county_has_expressways_exactly_when_it_is_connected() => Assert.All(Counties, county => Assert.All(
        Years, year => Assert.Equal(Of(county, "expressway_connected", year) == 1, Of(county, "expressway_length", year) > 0)));

    [Fact]
    public void A_prefecture_is_connected_exactly_when_a_county_is()
    {
        foreach (var (prefecture, year) in Prefectures.SelectMany(_ => Years, (prefecture, year) => (prefecture, year)))
        {
            foreach (var measure in new[] { "expressway_connected", "rail_connected" })
            {
                Assert.Equal(Of(prefecture, measure, year) == 1, CountiesOf(prefecture).Any(county => Of(county, measure, year) == 1));
            }
        }
    }

    [Fact]
    public void Every_cell_that_is_asked_for_has_an_answer_within_the_range_and_at_the_decimals()
    {
        foreach (var reporter in Default.Reporters)
        {
            foreach (var year in Years)
            {
                var values = Model.ValuesOf(reporter, year);
                foreach (var (area, measure) in reporter.Rows.SelectMany(
                    area => Default.MeasuresFor(reporter, area, Frequency.Annual), (area, measure) => (area, measure)))
                {
                    var cell = values[(area.Code, measure.Code)];
                    if (cell.Status == ObservationStatus.CannotExist)
                    {
                        Assert.True(measure.AllowsCannotExist && cell.Value is null, $"{area.Code} {measure.Code}");
                        continue;
                    }

                    Assert.InRange(cell.Value!.Value, measure.Minimum, measure.Maximum);
                    Assert.Equal(Round(cell.Value.Value, measure.Decimals), cell.Value);
                }
            }
        }
    }

    [Fact]
    public void Parts_of_years_add_up_like_whole_years()
    {
        var quarter = Period.Quarter(2025, 3);
        decimal Of(string area, string measure) => Model.Value(area, measure, quarter)!.Value;

        foreach (var measure in Default.Measures.Where(measure => measure.Additive && measure.Frequencies.Contains(Frequency.Quarterly)))
        {
            Assert.Equal(Of(Province, measure.Code), Prefectures.Sum(prefecture => Of(prefecture, measure.Code)));
            Assert.InRange(Of("530100", measure.Code) / SampleFixture.Of("530100", measure.Code, 2025), 0.71m, 0.735m);
        }

        foreach (var area in Counties.Concat(Prefectures).Append(Province))
        {
            Assert.Equal(Of(area, "gdp"), Of(area, "gdp_primary") + Of(area, "gdp_secondary") + Of(area, "gdp_tertiary"));
            Assert.True(Of(area, "industry_value_added") <= Of(area, "gdp_secondary"), area);
        }
    }

    [Fact]
    public void Growth_of_a_part_of_a_year_fits_its_levels()
    {
        // Nominal growth of the part over that of the year is real growth of the part over that of the year.
        decimal Nominal(Period period) => Model.Value("530100", "gdp", period)!.Value / Model.Value("530100", "gdp", period.YearBefore)!.Value;
        decimal Real(Period period) => 1 + (Model.Value("530100", "gdp_real_growth", period)!.Value / 100);
        var (year, quarter) = (Period.Annual(2025), Period.Quarter(2025, 3));

        Assert.InRange(Nominal(quarter) / Nominal(year) / (Real(quarter) / Real(year)), 0.998m, 1.002m);
    }

    [Fact]
    public void A_county_without_villages_has_no_rural_income()
    {
        var kunming = Default.FindReporter("530100")!;
        Assert.Equal(Of("530102", "population", 2020), Of("530102", "urban_population", 2020));
        Assert.Equal(ObservationStatus.CannotExist, Model.ValuesOf(kunming, 2020)[("530102", "rural_income")].Status);
    }

    private static decimal Nominal(string area, int year) => Of(area, "gdp", year) / Of(area, "gdp", year - 1);

    private static void ForAll(int year, Action<string> check) => Assert.All([Province, .. Prefectures, .. Counties], check);

    private static void ForAll(Action<string, int> check)
    {
        foreach (var year in Years)
        {
            foreach (var area in Counties.Concat(Prefectures).Append(Province))
            {
                check(area, year);
            }
        }
    }
}
