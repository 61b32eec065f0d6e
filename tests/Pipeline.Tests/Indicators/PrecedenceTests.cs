using Pipeline.Indicators;
using Pipeline.Submissions;

namespace Pipeline.Tests.Indicators;

public sealed class PrecedenceTests
{
    private const string Counties = """
        530100 2024 530102 gdp 60
        530100 2024 530103 gdp 39
        530300 2024 530302 gdp 20
        530300 2024 530303 gdp 30
        532500 2024 532501 gdp 10
        532500 2024 532502 gdp 5
        """;

    [Fact]
    public void Prefers_what_the_province_published_and_states_the_difference_from_below()
    {
        var row = Snapshot("530100 2024 530100 gdp 100", "530000 2024 530100 gdp 101.5").Measure("gdp", "530100", "2024");

        Assert.Equal(101.5m, row.Value);
        Assert.Equal(Origin.Published, row.Origin);
        Assert.Equal(ObservationStatus.Normal, row.Status);
        Assert.Equal(100m, row.OwnRow);
        Assert.Equal(99m, row.FromBelow);
        Assert.Equal(2.5m, row.Discrepancy);
        Assert.Equal(1m, row.Coverage);
        Assert.Empty(row.Remark);
    }

    [Fact]
    public void Takes_the_area_s_own_report_where_the_province_published_nothing()
    {
        var row = Snapshot("530100 2024 530100 gdp 100 P").Measure("gdp", "530100", "2024");

        Assert.Equal(100m, row.Value);
        Assert.Equal(Origin.Reported, row.Origin);
        Assert.Equal(ObservationStatus.Provisional, row.Status);
    }

    [Fact]
    public void Aggregates_from_below_as_an_estimate_where_nobody_reported()
    {
        var row = Snapshot().Measure("gdp", "530100", "2024");

        Assert.Equal(99m, row.Value);
        Assert.Equal(Origin.Aggregated, row.Origin);
        Assert.Equal(ObservationStatus.Estimated, row.Status);
        Assert.Null(row.OwnRow);
        Assert.Equal(0m, row.Discrepancy);
    }

    [Fact]
    public void Sums_the_province_from_prefectures_by_precedence_and_from_below_from_counties()
    {
        var row = Snapshot("530000 2024 530100 gdp 101").Measure("gdp", "530000", "2024");

        Assert.Equal(101m + 50 + 15, row.Value);
        Assert.Equal(99m + 50 + 15, row.FromBelow);
        Assert.Null(row.OwnRow);
    }

    [Fact]
    public void Uses_nothing_of_the_province_s_workbook_from_below()
    {
        var row = Snapshot("530000 2024 530000 gdp 170", "530000 2024 530100 gdp 101").Measure("gdp", "530000", "2024");

        Assert.Equal(170m, row.Value);
        Assert.Equal(170m, row.OwnRow);
        Assert.Equal(164m, row.FromBelow);
    }

    [Fact]
    public void Does_not_take_a_prefecture_s_value_from_the_province_where_accounting_is_not_unified()
    {
        var row = Snapshot("530000 2024 530100 population 800", "530100 2024 530100 population 846").Measure("population", "530100", "2024");

        Assert.Equal(846m, row.Value);
        Assert.Equal(Origin.Reported, row.Origin);
    }

    [Fact]
    public void Never_adds_the_functional_area_to_anything()
    {
        var snapshot = Snapshot("DZXQ 2024 DZXQ gdp 7");

        Assert.Equal(7m, snapshot.Measure("gdp", "DZXQ", "2024").Value);
        Assert.Equal(164m, snapshot.Measure("gdp", "530000", "2024").Value);
        Assert.Equal(99m, snapshot.Measure("gdp", "530100", "2024").FromBelow);
    }

    [Fact]
    public void Passes_over_rows_that_the_reporter_does_not_answer_for_and_codes_that_the_catalogue_lacks()
    {
        var snapshot = Snapshot("530300 2024 530102 gdp 1", "530100 2024 530199 gdp 1", "530100 2024 530102 unknown 1", "530000 2024 530102 gdp 1");

        Assert.Equal(60m, snapshot.Measure("gdp", "530102", "2024").Value);
        Assert.DoesNotContain(snapshot.Content.Observations, row => row.Area == "530199" || row.Subject == "unknown");
    }

    [Fact]
    public void Finds_an_area_by_its_former_code()
    {
        var catalogue = new TestCatalogue();
        var renamed = catalogue with
        {
            Areas = [.. catalogue.Areas.Select(area => area.Code == "530103" ? area with { FormerCodes = ["530199"] } : area)],
        };

        Assert.Equal(39m, new ComputedSnapshot(renamed, "530100 2024 530199 gdp 39").Measure("gdp", "530103", "2024").Value);
    }

    [Fact]
    public void Refuses_two_generations_of_one_reporter_and_period()
    {
        var twice = Reports.Of("530100 2024 530102 gdp 1").Concat(Reports.Of("530100 2024 530103 gdp 1")).ToList();

        Assert.Throws<ArgumentException>(() => new IndicatorEngine(new TestCatalogue().Build()).Compute(twice));
    }

    private static ComputedSnapshot Snapshot(params string[] reports) => new(new TestCatalogue(), [Counties, .. reports]);
}
