using Pipeline.Indicators;

namespace Pipeline.Tests.Sample;

/// <summary>How the sample ends, as its README tells it: every status of a target occurs.</summary>
public sealed class OutcomeTests
{
    private static readonly Period Last = Period.Annual(2025);

    [Theory]
    [InlineData("gdp_average_growth-530300-2025", 9.35, TargetStatus.Achieved)]
    [InlineData("gdp_average_growth-dzxq-2025", 10.16, TargetStatus.Achieved)]
    [InlineData("urban_rural_income_ratio-530000-2025", 2.66, TargetStatus.Achieved)]
    [InlineData("urbanisation_rate-central-2025", 63.86, TargetStatus.Achieved)]
    [InlineData("regional_medical_centres-530000-2025", 4, TargetStatus.Achieved)]
    [InlineData("coverage_5g-530000-2025", 96.4, TargetStatus.OnTrack)]
    [InlineData("swap_stations_built-530000-2025", 431, TargetStatus.Lagging)]
    [InlineData("inferior_v_water_share-530000-2025", 0.4, TargetStatus.Lagging)]
    [InlineData("gdp_average_growth-central-2025", 5.57, TargetStatus.OffTrack)]
    [InlineData("population_share-central-2025", 47.66, TargetStatus.OffTrack)]
    [InlineData("rail_prefectures-530000-2025", 14, TargetStatus.OffTrack)]
    [InlineData("gdp_share-central-2025", 60.93, TargetStatus.OffTrack)]
    public void A_target_ends_as_the_readme_says(string target, double value, TargetStatus status)
    {
        var row = Assert.Single(SampleSnapshot.Complete.Targets, row => row.Target == target && row.Period == Last);
        Assert.Equal(((decimal)value, status), (row.Value!.Value, row.Status));
    }

    [Fact]
    public void A_target_without_boundary_has_no_data() => Assert.Equal(
        TargetStatus.NoData,
        Assert.Single(SampleSnapshot.Complete.Targets, row => row.Target == "gdp_share-kunming-metro-2025" && row.Period == Last).Status);

    [Fact]
    public void Central_Yunnans_share_of_gdp_rises_and_then_falls_below_its_base()
    {
        var shares = Enumerable.Range(2020, 6).ToDictionary(year => year, year => Indicator("gdp_share", "central", year).Value!.Value);
        Assert.True(shares[2022] > shares[2021] && shares[2021] > shares[2020]);
        Assert.True(shares[2025] < shares[2020]);
    }

    [Fact]
    public void Without_the_late_workbook_what_needs_it_says_so_and_nothing_else_changes()
    {
        var early = SampleSnapshot.Compute(workbook => workbook != (Cli.Sample.SampleModel.LateReporter, Last));
        var tibetan = Assert.Single(early.Indicators, row => row is { Subject: "urbanisation_rate", Area: "tibetan" } && row.Period == Last);
        Assert.Null(tibetan.FromBelow);
        Assert.NotNull(Indicator("urbanisation_rate", "tibetan", 2025).FromBelow);
        Assert.Equal(
            SampleSnapshot.Complete.Indicators.Where(row => row.Period < Last), early.Indicators.Where(row => row.Period < Last));
    }

    private static SnapshotValue Indicator(string code, string area, int year) => Assert.Single(
        SampleSnapshot.Complete.Indicators, row => row.Subject == code && row.Area == area && row.Period == Period.Annual(year));
}
