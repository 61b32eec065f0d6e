using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Submissions;

namespace Pipeline.Tests.Indicators;

public sealed class GroupTests
{
    private const string Counties = """
        530100 2024 530102 gdp 60
        530100 2024 530103 gdp 39
        532500 2024 532501 gdp 10
        532500 2024 532502 gdp 5
        """;

    [Fact]
    public void Adds_a_whole_prefecture_by_precedence_and_the_single_counties_of_a_cut_one()
    {
        var row = new ComputedSnapshot(new TestCatalogue(), Counties, "530000 2024 530100 gdp 101", "532500 2024 532500 gdp 99").Measure("gdp", "central", "2024");

        Assert.Equal(111m, row.Value);
        Assert.Equal(Origin.Aggregated, row.Origin);
        Assert.Equal(ObservationStatus.Estimated, row.Status);
        Assert.Equal(109m, row.FromBelow);
        Assert.Null(row.OwnRow);
    }

    [Fact]
    public void Has_no_value_of_what_only_prefectures_report_where_it_cuts_one()
    {
        var row = new ComputedSnapshot(new TestCatalogue(), "530100 2024 530100 tourism 10", "532500 2024 532500 tourism 30").Measure("tourism", "central", "2024");

        Assert.Null(row.Value);
        Assert.Null(row.FromBelow);
        Assert.Equal("cut-prefecture:tourism@532500", row.Remark);
    }

    [Fact]
    public void Adds_what_only_prefectures_report_where_it_cuts_none()
    {
        var catalogue = new TestCatalogue() with { Groups = [TestCatalogue.Group("west", "530102", "530103", "530302", "530303")] };
        var row = new ComputedSnapshot(catalogue, "530100 2024 530100 tourism 10", "530300 2024 530300 tourism 30").Measure("tourism", "west", "2024");

        Assert.Equal(40m, row.Value);
        Assert.Equal(40m, row.FromBelow);
        Assert.Equal(1m, row.Coverage);
    }

    [Fact]
    public void Is_blocked_by_a_missing_member_only()
    {
        var snapshot = new ComputedSnapshot(new TestCatalogue(), "530100 2024 530102 gdp 60", "530100 2024 530103 gdp 39", "532500 2024 532502 gdp 5");
        var row = snapshot.Measure("gdp", "central", "2024");

        Assert.Null(row.Value);
        Assert.Equal("missing:gdp@532501", row.Remark);
        Assert.Equal(0.6667m, row.Coverage);
    }

    [Fact]
    public void Without_a_boundary_has_no_data_and_says_so()
    {
        var catalogue = new TestCatalogue().With("gdp_share", 1, new Formula.Share("gdp", ShareDenominator.Province));
        var snapshot = new ComputedSnapshot(catalogue, Counties, "530000 2024 530000 gdp 200");

        Assert.Equal("no-data:boundary-not-set", snapshot.Measure("gdp", "metro", "2024").Remark);
        Assert.Equal("no-data:boundary-not-set", snapshot.Indicator("gdp_share", "metro", "2024").Remark);
        Assert.Equal(ObservationStatus.Missing, snapshot.Indicator("gdp_share", "metro", "2024").Status);
    }
}
