using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Tests.Indicators;

public sealed class TargetTests
{
    private static readonly Target Growing = TestCatalogue.Target("gdp", "530102", TargetDirection.AtLeast, 200);
    private static readonly StandingScale Scale = new(0.95m, 0.80m);
    private static readonly Target Shrinking = TestCatalogue.Target("gdp", "530102", TargetDirection.AtMost, 50);

    [Theory]
    [InlineData(100, 200, 160, 2023, TargetStatus.OnTrack)]
    [InlineData(100, 200, 157, 2023, TargetStatus.OnTrack)]
    [InlineData(100, 200, 156.9, 2023, TargetStatus.Lagging)]
    [InlineData(100, 200, 148, 2023, TargetStatus.Lagging)]
    [InlineData(100, 200, 147.9, 2023, TargetStatus.OffTrack)]
    [InlineData(100, 200, 90, 2023, TargetStatus.OffTrack)]
    [InlineData(100, 200, 200, 2023, TargetStatus.Achieved)]
    [InlineData(100, 200, 199.99, 2026, TargetStatus.OnTrack)]
    public void An_increase_is_judged_by_its_share_of_the_required_way(
        decimal start, decimal goal, decimal value, int year, TargetStatus expected)
    {
        var standing = new TargetStanding(Growing with { Value = goal }, Scale, start);

        Assert.Equal(expected, standing.Status(value, year));
    }

    [Theory]
    [InlineData(70, TargetStatus.OnTrack)]
    [InlineData(71.5, TargetStatus.OnTrack)]
    [InlineData(71.6, TargetStatus.Lagging)]
    [InlineData(76, TargetStatus.Lagging)]
    [InlineData(76.1, TargetStatus.OffTrack)]
    [InlineData(120, TargetStatus.OffTrack)]
    [InlineData(50, TargetStatus.Achieved)]
    [InlineData(40, TargetStatus.Achieved)]
    public void A_decrease_is_judged_the_same_way(decimal value, TargetStatus expected) =>
        Assert.Equal(expected, new TargetStanding(Shrinking, Scale, 100).Status(value, 2023));

    [Theory]
    [InlineData(196, TargetStatus.Achieved)]
    [InlineData(204, TargetStatus.Achieved)]
    [InlineData(195.9, TargetStatus.OnTrack)]
    [InlineData(204.1, TargetStatus.OnTrack)]
    [InlineData(215, TargetStatus.Lagging)]
    [InlineData(230, TargetStatus.OffTrack)]
    public void About_is_as_far_beyond_as_before(decimal value, TargetStatus expected)
    {
        var standing = new TargetStanding(Growing with { Direction = TargetDirection.About, Tolerance = 0.02m }, Scale, 100);

        Assert.Equal(expected, standing.Status(value, 2025));
    }

    [Theory]
    [InlineData(TargetDirection.AtLeast, 210, 205, TargetStatus.Achieved)]
    [InlineData(TargetDirection.AtLeast, 210, 195, TargetStatus.OffTrack)]
    [InlineData(TargetDirection.AtLeast, 200, 199, TargetStatus.OffTrack)]
    [InlineData(TargetDirection.AtMost, 190, 195, TargetStatus.Achieved)]
    [InlineData(TargetDirection.AtMost, 190, 205, TargetStatus.OffTrack)]
    [InlineData(TargetDirection.About, 200, 200, TargetStatus.Achieved)]
    [InlineData(TargetDirection.About, 200, 220, TargetStatus.OffTrack)]
    public void The_goal_alone_decides_where_the_base_meets_it(TargetDirection direction, decimal start, decimal value, TargetStatus expected) =>
        Assert.Equal(expected, new TargetStanding(Growing with { Direction = direction }, Scale, start).Status(value, 2023));

    [Fact]
    public void The_goal_alone_decides_where_there_is_no_base()
    {
        var standing = new TargetStanding(Growing, Scale, null);

        Assert.Equal(TargetStatus.Achieved, standing.Status(200, 2023));
        Assert.Equal(TargetStatus.OffTrack, standing.Status(199, 2023));
        Assert.Equal(TargetStatus.NoData, standing.Status(null, 2023));
        Assert.Null(standing.Required(2023));
        Assert.Null(standing.Progress(150));
    }

    [Fact]
    public void Nothing_is_required_in_the_base_year()
    {
        var standing = new TargetStanding(Growing, Scale, 100);

        Assert.Equal(100m, standing.Required(2020));
        Assert.Equal(0m, standing.Elapsed(2020));
        Assert.Equal(TargetStatus.OnTrack, standing.Status(100, 2020));
    }

    [Theory]
    [InlineData(TargetPath.Linear, 2023, 160)]
    [InlineData(TargetPath.Geometric, 2023, 151.571656651)]
    [InlineData(TargetPath.Geometric, 2025, 200)]
    [InlineData(TargetPath.Geometric, 2027, 200)]
    [InlineData(TargetPath.Constant, 2021, 200)]
    public void The_path_runs_from_base_to_goal(TargetPath path, int year, double expected) =>
        Assert.Equal((decimal)expected, Math.Round(new TargetStanding(Growing with { Path = path }, Scale, 100).Required(year)!.Value, 9));

    [Fact]
    public void A_geometric_path_leads_nowhere_from_zero()
    {
        var standing = new TargetStanding(Growing with { Path = TargetPath.Geometric }, Scale, 0);

        Assert.Null(standing.Required(2023));
        Assert.Equal(TargetStatus.OffTrack, standing.Status(100, 2023));
    }

    [Fact]
    public void Base_and_goal_in_one_year_leave_no_time()
    {
        var standing = new TargetStanding(Growing with { Year = 2020 }, Scale, 100);

        Assert.Equal(1m, standing.Elapsed(2020));
        Assert.Equal(200m, standing.Required(2020));
    }

    [Theory]
    [InlineData(TargetDirection.AtLeast, 9, 8.55, TargetStatus.OnTrack)]
    [InlineData(TargetDirection.AtLeast, 9, 7.2, TargetStatus.Lagging)]
    [InlineData(TargetDirection.AtLeast, 9, -1, TargetStatus.OffTrack)]
    [InlineData(TargetDirection.AtLeast, 0, -0.1, TargetStatus.OffTrack)]
    [InlineData(TargetDirection.AtMost, 0.9, 1, TargetStatus.Lagging)]
    [InlineData(TargetDirection.AtMost, 0, 0.1, TargetStatus.OffTrack)]
    [InlineData(TargetDirection.About, 10, 10.4, TargetStatus.OnTrack)]
    [InlineData(TargetDirection.About, 10, 12, TargetStatus.Lagging)]
    public void A_constant_path_compares_with_the_goal_itself(TargetDirection direction, decimal goal, decimal value, TargetStatus expected)
    {
        var standing = new TargetStanding(Growing with { Direction = direction, Value = goal, Path = TargetPath.Constant }, Scale, null);

        Assert.Equal(expected, standing.Status(value, 2023));
    }

    [Fact]
    public void A_mean_over_years_is_achieved_only_when_they_are_over()
    {
        var standing = new TargetStanding(Growing with { Value = 9, Path = TargetPath.Constant }, Scale, null);

        Assert.Equal(TargetStatus.OnTrack, standing.Status(9.5m, 2024));
        Assert.Equal(TargetStatus.Achieved, standing.Status(9.5m, 2025));
    }

    [Theory]
    [InlineData(null, 0, 9.0)]
    [InlineData(9.0, 3, 9.0)]
    [InlineData(7.0, 3, 12.0703)]
    [InlineData(12.0, 4, -2.2177)]
    [InlineData(9.0, 5, null)]
    [InlineData(9.0, 6, null)]
    [InlineData(null, 2, null)]
    [InlineData(-100.0, 2, null)]
    public void Growth_still_required_makes_up_for_the_years_so_far(double? average, int passed, double? expected)
    {
        var required = StillRequired.Growth(9, (decimal?)average, passed, 5);

        Assert.Equal((decimal?)expected, required is { } rate ? Math.Round(rate, 4) : null);
    }

    [Fact]
    public void Has_a_row_for_every_year_from_the_base_with_the_base_year_s_own_value()
    {
        var snapshot = new ComputedSnapshot(new TestCatalogue().With(Growing),
            "530100 2019 530102 gdp 90", "530100 2020 530102 gdp 100", "530100 2022 530102 gdp 130", "530100 2023 530102 gdp O", "530100 2022-Q2 530102 gdp 60");

        Assert.Equal(["2020", "2022", "2023"], snapshot.Content.Targets.Select(row => row.Period.ToString()));
        var row = snapshot.Target("2022");
        Assert.Equal(100m, row.BaseValue);
        Assert.Equal(130m, row.Value);
        Assert.Equal(200m, row.Goal);
        Assert.Equal(140m, row.Required);
        Assert.Equal(30m, row.Progress);
        Assert.Equal(40m, row.TimeElapsed);
        Assert.Null(row.GrowthStillRequired);
        Assert.Equal(TargetStatus.OffTrack, row.Status);
        Assert.Equal(TargetStatus.NoData, snapshot.Target("2023").Status);
    }

    [Fact]
    public void Prefers_the_base_value_that_the_source_states()
    {
        var snapshot = new ComputedSnapshot(new TestCatalogue().With(Growing with { BaseValue = 120 }), "530100 2020 530102 gdp 100", "530100 2025 530102 gdp 160");

        Assert.Equal(120m, snapshot.Target("2025").BaseValue);
        Assert.Equal(50m, snapshot.Target("2025").Progress);
    }

    [Fact]
    public void Is_judged_by_the_published_figure()
    {
        var catalogue = new TestCatalogue()
            .With("share", 0, new Formula.Share("gdp", ShareDenominator.Province))
            .With(TestCatalogue.Target("share", "530102", TargetDirection.AtLeast, 50));
        var row = new ComputedSnapshot(catalogue, "530100 2024 530102 gdp 49.6", "530000 2024 530000 gdp 100").Target("2024");

        Assert.Equal(50m, row.Value);
        Assert.Equal(TargetStatus.Achieved, row.Status);
    }

    [Fact]
    public void Of_average_growth_says_what_is_still_required()
    {
        var catalogue = new TestCatalogue()
            .With("growth", 1, new Formula.AverageGrowth(new("gdp", "gdp_real_growth", 2020)))
            .With(TestCatalogue.Target("growth", "DZXQ", TargetDirection.AtLeast, 9, TargetPath.Constant));
        var snapshot = new ComputedSnapshot(catalogue,
            "DZXQ 2020 DZXQ gdp 7", "DZXQ 2021 DZXQ gdp_real_growth 7", "DZXQ 2022 DZXQ gdp_real_growth 7", "DZXQ 2023 DZXQ gdp_real_growth 7");

        Assert.Equal(TargetStatus.NoData, snapshot.Target("2020").Status);
        Assert.Equal(9.0m, snapshot.Target("2020").GrowthStillRequired);
        Assert.Equal(7.0m, snapshot.Target("2023").Value);
        Assert.Equal(12.07m, snapshot.Target("2023").GrowthStillRequired);
        Assert.Equal(TargetStatus.OffTrack, snapshot.Target("2023").Status);
    }

    [Fact]
    public void Of_a_group_without_boundary_has_no_data()
    {
        var row = new ComputedSnapshot(new TestCatalogue().With(Growing with { Area = "metro" }), "530100 2024 530102 gdp 49.6").Target("2024");

        Assert.Null(row.Value);
        Assert.Equal(TargetStatus.NoData, row.Status);
    }

    [Theory]
    [InlineData(TargetDirection.AtLeast, 200, TargetStatus.Achieved)]
    [InlineData(TargetDirection.Above, 200, TargetStatus.OnTrack)]
    [InlineData(TargetDirection.Above, 200.1, TargetStatus.Achieved)]
    public void Above_is_more_than_the_goal_itself(TargetDirection direction, decimal value, TargetStatus expected) =>
        Assert.Equal(expected, new TargetStanding(Growing with { Direction = direction }, Scale, 100).Status(value, 2025));

    [Theory]
    [InlineData(TargetDirection.AtLeast, -0.5, TargetStatus.Achieved)]
    [InlineData(TargetDirection.AtLeast, -0.6, TargetStatus.OffTrack)]
    [InlineData(TargetDirection.AtMost, 0.5, TargetStatus.Achieved)]
    [InlineData(TargetDirection.About, -0.5, TargetStatus.Achieved)]
    [InlineData(TargetDirection.About, 0.6, TargetStatus.OffTrack)]
    public void A_margin_makes_about_zero_possible(TargetDirection direction, decimal value, TargetStatus expected)
    {
        var target = Growing with { Direction = direction, Value = 0, Margin = 0.5m, Path = TargetPath.Constant };

        Assert.Equal(expected, new TargetStanding(target, Scale, null).Status(value, 2025));
    }

    [Fact]
    public void Cut_offs_are_those_of_the_catalogue()
    {
        var standing = new TargetStanding(Growing, new(0.5m, 0.25m), 100);

        Assert.Equal(TargetStatus.OnTrack, standing.Status(150, 2025));
        Assert.Equal(TargetStatus.Lagging, standing.Status(125, 2025));
        Assert.Equal(TargetStatus.OffTrack, standing.Status(124.9m, 2025));
    }

    [Fact]
    public void A_multiple_of_the_base_is_a_goal()
    {
        var doubled = Growing with { Value = null, Factor = 2, Year = 2023, Path = TargetPath.Geometric };
        var snapshot = new ComputedSnapshot(new TestCatalogue().With(doubled), "530100 2020 530102 gdp 100", "530100 2022 530102 gdp 150");

        var row = snapshot.Target("2022");
        Assert.Equal(200m, row.Goal);
        Assert.Equal(158.74m, row.Required);
        Assert.Equal(50m, row.Progress);
        Assert.Equal(66.67m, row.TimeElapsed);
        Assert.Equal(33.33m, row.GrowthStillRequired);
        Assert.Equal(TargetStatus.Lagging, row.Status);
    }

    [Fact]
    public void A_multiple_of_a_missing_base_has_no_data_for_that_reason()
    {
        var row = new ComputedSnapshot(new TestCatalogue().With(Growing with { Value = null, Factor = 2 }), "530100 2022 530102 gdp 150").Target("2022");

        Assert.Equal((150m, null, BaseOrigin.None), (row.Value, row.Goal, row.BaseOrigin));
        Assert.Equal((TargetStatus.NoData, "missing:gdp@530102/2020"), (row.Status, row.Remark));
    }

    [Fact]
    public void Not_less_than_the_base_is_a_multiple_of_one_that_the_threshold_alone_decides()
    {
        var snapshot = new ComputedSnapshot(new TestCatalogue().With(Growing with { Value = null, Factor = 1 }),
            "530100 2020 530102 gdp 100", "530100 2021 530102 gdp 100", "530100 2022 530102 gdp 99.99");

        Assert.Equal([TargetStatus.Achieved, TargetStatus.Achieved, TargetStatus.OffTrack], snapshot.Content.Targets.Select(row => row.Status));
        Assert.All(snapshot.Content.Targets, row => Assert.Null(row.Progress));
        Assert.Equal(0m, snapshot.Target("2021").StepStillRequired);
    }

    [Theory]
    [InlineData("10 9 8 7 6 5", "●●●●●✔", 100)]
    [InlineData("10 9 9 8 7 6", "●●▲●●●", 80)]
    [InlineData("10 11 10.5 9 8 9", "●✖▲●●▲", 60)]
    [InlineData("10 12 11 11 13 13", "●✖▲✖✖✖", 20)]
    [InlineData("1 0 0 0 0 0", "●●●●●✔", 100)]
    public void A_gap_is_to_narrow_every_year(string values, string standings, decimal progress)
    {
        var snapshot = Narrowing(values);

        Assert.Equal(standings, string.Concat(snapshot.Content.Targets.Select(row => TestCatalogue.Standings.Single(standing => standing.Status == row.Status).Symbol)));
        Assert.Equal(progress, snapshot.Target("2025").Progress);
    }

    [Fact]
    public void A_gap_is_measured_by_the_year_before()
    {
        var row = Narrowing("10 9 8").Target("2022");

        Assert.Equal((9m, null, 40m, 40m), (row.Required, row.Goal, row.Progress, row.TimeElapsed));
        Assert.Equal((null, null, ""), (row.GrowthStillRequired, row.StepStillRequired, row.Remark));
    }

    [Fact]
    public void A_gap_without_the_year_before_has_no_data_for_that_reason()
    {
        var snapshot = Narrowing("10 9 O 7 6");

        Assert.Equal((TargetStatus.NoData, "missing:gdp@530102"), (snapshot.Target("2022").Status, snapshot.Target("2022").Remark));
        Assert.Equal((TargetStatus.NoData, "missing:gdp@530102/2022"), (snapshot.Target("2023").Status, snapshot.Target("2023").Remark));
        Assert.Equal(TargetStatus.OnTrack, snapshot.Target("2024").Status);
        Assert.Equal(40m, snapshot.Target("2024").Progress);
    }

    [Fact]
    public void Says_what_each_remaining_year_must_add_or_grow()
    {
        var linear = Series(Growing, "100 130");
        var geometric = Series(Growing with { Path = TargetPath.Geometric }, "100 130");
        var falling = Series(Shrinking, "100 90");

        Assert.Equal((null, 17.5m), (linear.Target("2021").GrowthStillRequired, linear.Target("2021").StepStillRequired));
        Assert.Equal((11.37m, null), (geometric.Target("2021").GrowthStillRequired, geometric.Target("2021").StepStillRequired));
        Assert.Equal(-10m, falling.Target("2021").StepStillRequired);
    }

    [Fact]
    public void Requires_less_than_nothing_where_the_goal_is_passed_and_nothing_once_the_time_is_over()
    {
        var snapshot = Series(Growing with { Path = TargetPath.Geometric }, "100 120 150 210 220 230 231");

        Assert.Equal(-2.41m, snapshot.Target("2023").GrowthStillRequired);
        Assert.Null(snapshot.Target("2025").GrowthStillRequired);
        Assert.Null(snapshot.Target("2026").GrowthStillRequired);
        Assert.Equal((200m, 120m, TargetStatus.Achieved), (snapshot.Target("2026").Required, snapshot.Target("2026").TimeElapsed, snapshot.Target("2026").Status));
    }

    [Fact]
    public void Compares_its_standing_with_that_of_the_year_before()
    {
        var snapshot = Series(Growing, "100 120 135 O 185 185");

        Assert.Equal([null, StandingChange.Same, StandingChange.Worse, null, null, StandingChange.Worse], snapshot.Content.Targets.Select(row => row.Change));
        Assert.Equal(
            [null, TargetStatus.OnTrack, TargetStatus.OnTrack, TargetStatus.Lagging, TargetStatus.NoData, TargetStatus.Achieved],
            Series(Growing, "100 120 135 O 200 185").Content.Targets.Select(row => row.StatusBefore));
    }

    [Fact]
    public void Says_why_there_are_no_data()
    {
        var metro = new ComputedSnapshot(new TestCatalogue().With(Growing with { Area = "metro" }), "530100 2024 530102 gdp 49.6").Target("2024");
        var base2020 = new ComputedSnapshot(new TestCatalogue().With(Growing), "530100 2024 530102 gdp 49.6").Target("2024");

        Assert.Equal("no-data:boundary-not-set", metro.Remark.Split(' ')[0]);
        Assert.Equal(("missing:gdp@530102/2020", TargetStatus.OffTrack), (base2020.Remark, base2020.Status));
    }

    [Fact]
    public void Says_where_the_base_comes_from()
    {
        Assert.Equal(BaseOrigin.Reported, Series(Growing, "100 120").Target("2021").BaseOrigin);
        Assert.Equal(BaseOrigin.Stated, Series(Growing with { BaseValue = 110 }, "100 120").Target("2021").BaseOrigin);
    }

    private static ComputedSnapshot Narrowing(string values) =>
        Series(Growing with { Value = null, Direction = TargetDirection.Falling, Path = TargetPath.YearByYear }, values);

    private static ComputedSnapshot Series(Target target, string values) => new(
        new TestCatalogue().With(target), [.. values.Split(' ').Select((value, i) => FormattableString.Invariant($"530100 {2020 + i} 530102 gdp {value}"))]);
}
