using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Tests.Indicators.Assessing;

/// <summary>The assessment by a scheme of two components: growth from 0 to 10 %, and urban income from 10,000 to 30,000 yuan.</summary>
public sealed class AssessmentTests
{
    private const string Urban = "530102", OtherUrban = "530103", Ecological = "530302";

    // 五华 has 6 % and 20,000: 0.6·60 + 0.4·50 = 56. Among the urban counties 盘龙 has 0.6·100 + 0.4·100 = 100.
    [Fact]
    public void Scores_lie_between_the_goalposts_and_are_weighted_by_zone()
    {
        var rows = Assess(2024, (Urban, 6, 20_000), (OtherUrban, 12, 40_000), (Ecological, 6, 20_000));

        Assert.Equal((56m, "fair", 2, 2), Total(rows, Urban));
        Assert.Equal((100m, "good", 1, 2), Total(rows, OtherUrban));
        Assert.Equal((52m, "fair", 1, 1), Total(rows, Ecological));
        Assert.Equal([("growth", 6m, 60m, 0.6m, 36m), ("income", 20_000m, 50m, 0.4m, 20m)],
            rows.Where(row => row.Area == Urban && row.Component != AssessmentValue.Total)
                .Select(row => (row.Component, row.Value!.Value, row.ComponentScore!.Value, row.Weight!.Value, row.Points!.Value)));
        Assert.All(rows, row => Assert.Equal("assumption", row.ZoneSource));
    }

    [Fact]
    public void What_moved_a_score_adds_up_exactly()
    {
        var rows = Compute([.. Reports(2023, (Urban, 3.3m, 17_777)), .. Reports(2024, (Urban, 6.1m, 19_313))]);
        var total = Row(rows, Urban, 2024);
        var parts = rows.Where(row => row.Area == Urban && row.Period == Period.Annual(2024) && row.Component != AssessmentValue.Total).ToList();

        Assert.Equal(total.Points, parts.Sum(part => part.Points));
        Assert.Equal(total.Change, parts.Sum(part => part.Change));
        Assert.Equal(total.Points - Row(rows, Urban, 2023).Points, total.Change);
        Assert.Null(Row(rows, Urban, 2023).Change);
        Assert.Equal(0, total.RankChange);
    }

    [Fact]
    public void Without_a_component_there_is_no_score_and_the_reason_is_given()
    {
        var rows = Assess(2024, (Urban, 6, null), (OtherUrban, 12, 40_000));
        var total = Row(rows, Urban, 2024);

        Assert.Equal((null, "", null, "missing:urban_income@530102"), (total.Points, total.Grade, total.Rank, total.Remark));
        Assert.Equal(36m, rows.Single(row => row.Area == Urban && row.Component == "growth").Points);
        Assert.Equal((1, 1), (Row(rows, OtherUrban, 2024).Rank, Row(rows, OtherUrban, 2024).RankOf));
    }

    [Fact]
    public void A_broken_veto_caps_the_grade_but_not_the_score()
    {
        var rows = Assess(2024, (Urban, 12, 40_000, 0), (OtherUrban, 12, 40_000, 1));

        Assert.Equal((100m, "fair", "rail"), (Row(rows, Urban, 2024).Points, Row(rows, Urban, 2024).Grade, Row(rows, Urban, 2024).Vetoes));
        Assert.Equal((100m, "good", ""), (Row(rows, OtherUrban, 2024).Points, Row(rows, OtherUrban, 2024).Grade, Row(rows, OtherUrban, 2024).Vetoes));
        Assert.Equal((1, 1), (Row(rows, Urban, 2024).Rank, Row(rows, OtherUrban, 2024).Rank));
    }

    [Fact]
    public void A_veto_that_cannot_be_ruled_out_leaves_no_grade()
    {
        var rows = Compute([.. Reports(2024, (Urban, 12, 40_000)).Where(line => !line.Contains(" rail ", StringComparison.Ordinal))]);

        Assert.Equal((100m, "", "missing:rail@530102"), (Row(rows, Urban, 2024).Points, Row(rows, Urban, 2024).Grade, Row(rows, Urban, 2024).Remark));
    }

    [Fact]
    public void A_prefecture_is_assessed_in_the_zone_of_most_of_its_counties_among_prefectures()
    {
        var rows = Assess(2024, (Urban, 6, 20_000), ("530100", 6, 20_000));
        var total = Row(rows, "530100", 2024);

        Assert.Equal((FunctionalZone.Urban, 56m, 1, 1), (total.Zone, total.Points, total.Rank, total.RankOf));
    }

    private static (decimal?, string, int?, int?) Total(IReadOnlyList<AssessmentValue> rows, string area) =>
        Row(rows, area, 2024) is var row ? (row.Points, row.Grade, row.Rank, row.RankOf) : default;

    private static AssessmentValue Row(IReadOnlyList<AssessmentValue> rows, string area, int year) =>
        Assert.Single(rows, row => row.Area == area && row.Period == Period.Annual(year) && row.Component == AssessmentValue.Total);

    private static IReadOnlyList<AssessmentValue> Assess(int year, params (string, decimal, decimal?, int)[] areas) =>
        Compute([.. areas.SelectMany(area => Reports(year, area))]);

    private static IReadOnlyList<AssessmentValue> Assess(int year, params (string, decimal, decimal?)[] areas) =>
        Compute([.. areas.SelectMany(area => Reports(year, area))]);

    private static string[] Reports(int year, (string Area, decimal Growth, decimal? Income) area) => Reports(year, (area.Area, area.Growth, area.Income, 1));

    private static string[] Reports(int year, (string Area, decimal Growth, decimal? Income, int Rail) area)
    {
        var start = $"{area.Area[..4]}00 {year} {area.Area}";
        return
        [
            FormattableString.Invariant($"{start} gdp_real_growth {area.Growth}"),
            FormattableString.Invariant($"{start} urban_income {(area.Income is { } income ? $"{income}" : "O")}"),
            FormattableString.Invariant($"{start} rail {area.Rail}"),
        ];
    }

    private static IReadOnlyList<AssessmentValue> Compute(string[] reports)
    {
        var areas = new TestCatalogue().Areas;
        AssessmentScheme scheme = new(
            [Component("growth", "gdp_real_growth", 0, 10, 0.6m, 0.2m), Component("income", "urban_income", 10_000, 30_000, 0.4m, 0.8m)],
            [new("rail", new("铁路", "Rail"), "rail", TargetDirection.AtLeast, 1, "fair", TestCatalogue.Method)],
            [new("fair", new("一般", "fair"), 0), new("good", new("良好", "good"), 60)],
            [.. areas.Where(area => area.Level == AreaLevel.County).Select(area => new ZoneAssignment(
                area.Code, area.Parent == "530100" ? FunctionalZone.Urban : FunctionalZone.Ecological, "assumption"))],
            areas);
        return new IndicatorEngine((new TestCatalogue() with { Assessment = scheme }).Build()).Compute(Tests.Reports.Of(reports)).Assessment;
    }

    private static AssessmentComponent Component(string code, string subject, decimal worst, decimal best, decimal urban, decimal ecological) => new()
    {
        Code = code,
        Name = new(code, code),
        Dimension = AssessmentDimension.Economy,
        Subject = subject,
        Worst = worst,
        Best = best,
        Weights = new Dictionary<FunctionalZone, decimal> { [FunctionalZone.Urban] = urban, [FunctionalZone.Agricultural] = 0, [FunctionalZone.Ecological] = ecological },
        Source = TestCatalogue.Method,
    };
}
