using Pipeline.Cli.Sample;
using Pipeline.Indicators;
using Pipeline.Reports;
using Pipeline.Reports.Charts;
using Cell = Pipeline.Reports.Cell;

namespace Pipeline.Tests.Reporting;

public sealed class ReportBuilderTests
{
    [Theory]
    [InlineData("annual", 2025)]
    [InlineData("mid-term", 2023)]
    [InlineData("final", 2025)]
    [InlineData("dzxq-2023", 2023)]
    public void A_kind_is_of_its_own_year_or_of_the_newest(string kind, int year) => Assert.Equal(year, SampleReport.Of(kind).Year);

    [Fact]
    public void A_year_that_is_not_there_yet_becomes_the_newest_and_says_so()
    {
        var report = SampleReport.Of("dzxq-2026");

        Assert.Equal(2025, report.Year);
        Assert.Contains(Blocks<ReportBlock.Notice>(report), notice => notice.Text.Zh.Contains("本评估应为 2026 年", StringComparison.Ordinal));
    }

    [Fact]
    public void A_year_can_be_asked_for() => Assert.Equal(("annual-2022", 2022), (SampleReport.Of("annual", 2022).FileName, SampleReport.Of("annual", 2022).Year));

    [Fact]
    public void Nothing_can_be_evaluated_without_annual_figures()
    {
        var empty = SampleReport.Input with { Content = SampleReport.Content with { Targets = [] } };

        Assert.Throws<ArgumentException>(() => new ReportBuilder(SampleReport.Catalogue).Build(SampleReport.Kind("annual"), empty));
    }

    [Fact]
    public void A_kind_has_its_parts_in_the_order_of_the_catalogue() => Assert.All(
        SampleReport.Catalogue.Reports, kind => Assert.Equal(kind.Parts, SampleReport.Of(kind.Code).Sections.Select(section => section.Part)));

    [Fact]
    public void Every_target_has_its_card_and_its_line() => Assert.All(["annual", "mid-term", "final"], kind =>
    {
        var report = SampleReport.Of(kind);

        Assert.Equal(SampleReport.Catalogue.Targets.Count, Blocks<ReportBlock.Card>(report).Count());
        Assert.Equal(SampleReport.Catalogue.Targets.Count, Grid(report, "All targets").Rows.Count);
    });

    [Fact]
    public void The_new_area_is_evaluated_by_its_own_targets_beside_the_province()
    {
        var report = SampleReport.Of("dzxq-2023");
        var compared = Grid(report, "Mean yearly growth 2020–2023 (%)");

        Assert.Equal(SampleReport.Catalogue.Targets.Count(target => target.Area == "DZXQ"), Grid(report, "All targets").Rows.Count);
        Assert.Equal(["well above", "well above", "well above", "well above"], compared.Rows.Select(row => ((Cell.Text)row[4]).Words.En));
        Assert.All(compared.Rows, row => Assert.Equal(Value(row[1]) - Value(row[2]), Value(row[3])));
    }

    [Fact]
    public void The_rank_among_new_areas_is_stated_where_it_is_reported()
    {
        var report = SampleReport.Of("dzxq-2023");

        Assert.Contains(Blocks<ReportBlock.Paragraph>(report), text => text.Text.Zh.StartsWith("国家级新区排名：2023 年为 12 位。", StringComparison.Ordinal));
        var own = Grid(report, "The area's own figures").Rows.Single(row => row[0] is Cell.Text { Words.Zh: "国家级新区排名（位）" });
        Assert.Equal([14m, 13m, 13m, 12m], own.Skip(1).Select(Value));
    }

    [Fact]
    public void The_rank_among_new_areas_is_without_data_and_says_why_where_it_is_not_reported()
    {
        var silent = SampleReport.Content.Observations.Where(row => row.Subject != "national_new_area_rank").ToList();
        var report = new ReportBuilder(SampleReport.Catalogue).Build(
            SampleReport.Kind("dzxq-2023"), SampleReport.Input with { Content = SampleReport.Content with { Observations = silent } });

        Assert.Contains(Blocks<ReportBlock.Notice>(report), notice => notice.Text.Zh.StartsWith("“居于全国新区前列”：无数据。", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dzxq-2023", "dzxq-2023")]
    [InlineData("dzxq-2026", "dzxq-2026-2025")]
    [InlineData("mid-term", "mid-term-2023")]
    public void A_file_name_has_a_year_once(string kind, string name) => Assert.Equal(name, SampleReport.Of(kind).FileName);

    [Fact]
    public void Targets_behind_come_worst_first_with_what_they_still_require()
    {
        var rows = Grid(SampleReport.Of("mid-term"), "Targets behind, and what the remaining years must bring").Rows;

        Assert.Equal(
            SampleReport.Content.Targets.Count(row => row.Period == Period.Annual(2023) && row.Status is TargetStatus.OffTrack or TargetStatus.Lagging && row.Period == Period.Annual(2023)),
            rows.Count);
        Assert.Equal(rows.OrderByDescending(row => ((Cell.Standing)row[^1]).Status).Select(row => row[^1]), rows.Select(row => row[^1]));
        var kunming = Assert.Single(rows, row => row[0] is Cell.Text { Words.Zh: "地区生产总值年均增速（%）" } && row[1] is Cell.Text { Words.Zh: "昆明市" });
        var still = Assert.Single(SampleReport.Content.Targets, row => row.Target == "gdp_average_growth-530100-2025" && row.Period == Period.Annual(2023)).GrowthStillRequired;
        Assert.Equal(FormattableString.Invariant($"{still} % growth a year"), ((Cell.Text)kunming[6]).Words.En);
    }

    [Fact]
    public void The_reporter_of_the_late_workbook_is_named_as_a_gap()
    {
        var rows = Grid(SampleReport.Of("annual"), "What is missing, and who must report it").Rows;
        var late = SampleReport.Catalogue.FindReporter(SampleModel.LateReporter)!.Area.Name;

        Assert.Contains(rows, row => row[0] == new Cell.Text(late) && row[2] is Cell.Text { Words.En: "the whole annual report" });
    }

    [Fact]
    public void A_target_without_data_says_why()
    {
        var card = Assert.Single(Blocks<ReportBlock.Card>(SampleReport.Of("annual")), card => card.Place.En == "Kunming metropolitan area" && card.Title.Zh.StartsWith("常住人口占", StringComparison.Ordinal));

        Assert.Equal((TargetStatus.NoData, new Bilingual("范围（边界）未定", "the boundary is not set")), (card.Status, card.Remark));
    }

    [Fact]
    public void A_snapshot_of_another_catalogue_says_so()
    {
        var older = SampleReport.Input with { Manifest = SampleReport.Input.Manifest with { CatalogueVersion = "000000000000" } };
        var report = new ReportBuilder(SampleReport.Catalogue).Build(SampleReport.Kind("annual"), older);

        Assert.Contains(Blocks<ReportBlock.Notice>(report), notice => notice.Text.En.Contains("catalogue 000000000000", StringComparison.Ordinal));
    }

    [Fact]
    public void Prefectures_are_ranked_with_ties_and_by_which_end_is_better()
    {
        var ratio = Assert.Single(Blocks<ReportBlock.Figure>(SampleReport.Of("annual")), figure => figure.Chart is Chart.Bars && figure.Title.En.StartsWith("Urban–rural", StringComparison.Ordinal));
        var bars = ((Chart.Bars)ratio.Chart).Items;

        Assert.Equal(bars.OrderBy(bar => bar.Value).Select(bar => bar.Value), bars.Select(bar => bar.Value));
        Assert.All(bars, bar => Assert.Equal(1 + bars.Count(other => other.Value < bar.Value), bar.Rank));
    }

    [Fact]
    public void The_assessment_lists_every_prefecture_and_every_county_under_its_zone()
    {
        var report = SampleReport.Of("annual", 2024);
        var grids = Blocks<ReportBlock.Grid>(report).Where(grid => grid.Title.En.StartsWith("Counties: ", StringComparison.Ordinal)).ToList();

        Assert.Equal(["Counties: urban", "Counties: agricultural", "Counties: ecological"], grids.Select(grid => grid.Title.En));
        Assert.Equal(129, grids.Sum(grid => grid.Rows.Count));
        Assert.All(grids, grid => Assert.Equal(grid.Rows.OrderBy(row => Value(row[5])).Select(row => row[0]), grid.Rows.Select(row => row[0])));
        var prefectures = Grid(report, "Prefectures (by the zone of most of their counties)").Rows;
        Assert.Equal(16, prefectures.Count);
        var kunming = SampleReport.Content.Assessment.Where(row => row.Area == "530100" && row.Period == Period.Annual(2024)).ToList();
        var shown = Assert.Single(prefectures, row => row[0] is Cell.Text { Words.Zh: "昆明市" });
        Assert.Equal((kunming[0].Points, kunming[0].Change, (decimal?)kunming[0].Rank), (Value(shown[2]), Value(shown[3]), Value(shown[5])));
        var most = kunming.Skip(1).MaxBy(row => Math.Abs(row.Change ?? 0))!.Component;
        Assert.StartsWith(SampleReport.Catalogue.Assessment.Components.Single(component => component.Code == most).Name.Zh, ((Cell.Text)shown[9]).Words.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_assessment_says_that_its_zones_are_assumed() => Assert.Contains(
        Blocks<ReportBlock.Notice>(SampleReport.Of("annual")), notice => notice.Text.En.Contains("(assumption)", StringComparison.Ordinal));

    [Fact]
    public void A_year_that_is_not_assessed_says_so()
    {
        var none = SampleReport.Input with { Content = SampleReport.Content with { Assessment = [] } };
        var report = new ReportBuilder(SampleReport.Catalogue).Build(SampleReport.Kind("annual"), none);

        Assert.Contains(Blocks<ReportBlock.Paragraph>(report), text => text.Text.En == "The snapshot has no assessment of 2025.");
    }

    private static IEnumerable<T> Blocks<T>(Report report)
        where T : ReportBlock => report.Sections.SelectMany(section => section.Blocks).OfType<T>();

    private static ReportBlock.Grid Grid(Report report, string title) => Assert.Single(Blocks<ReportBlock.Grid>(report), grid => grid.Title.En == title);

    private static decimal? Value(Cell cell) => ((Cell.Number)cell).Value;
}
