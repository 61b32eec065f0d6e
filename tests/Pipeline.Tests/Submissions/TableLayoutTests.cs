using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions;

public sealed class TableLayoutTests
{
    private static readonly object?[][] Economy =
        [["地区", "地区生产总值（亿元）"], ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m]];

    private static readonly object?[][] People =
        [["地区", "常住人口（万人）"], ["盘龙区", 50m], ["昆明市", 90m], ["五华区", 40m]];

    [Fact]
    public void Figures_on_several_sheets_are_read_from_all()
    {
        var result = new TestBook().Add("经济", SheetVisibility.Visible, Economy).Add("人口", SheetVisibility.Visible, People).Check();

        Assert.Equal(
            ["经济!B2 300", "人口!B3 90", "经济!B3 100", "人口!B4 40", "经济!B4 200", "人口!B2 50"],
            result.Observations.Select(o => FormattableString.Invariant($"{o.Source} {o.Value}")));
        Assert.DoesNotContain(result.Findings, f => f.Severity > Severity.Warning || f.Rule == "sheet-also-data");
    }

    [Fact]
    public void Relations_are_checked_across_sheets()
    {
        var result = new TestBook().Add("经济", SheetVisibility.Visible, Economy).Add("人口", SheetVisibility.Visible, People)
            .Add("城镇", SheetVisibility.Visible, ["地区", "城镇常住人口（万人）"], ["昆明市", 95m]).Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("urban-within-population", "城镇", "B2"), (finding.Rule, finding.Sheet, finding.Cell));
    }

    [Fact]
    public void A_figure_on_two_sheets_is_rejected_once_for_a_column_naming_both_cells()
    {
        var result = new TestBook().Add("经济", SheetVisibility.Visible, Economy).Add("汇总", SheetVisibility.Visible, [.. Economy]).Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("figure-duplicate", "汇总", "B2", "530100", "gdp"), (finding.Rule, finding.Sheet, finding.Cell, finding.Area, finding.Measure));
        Assert.Equal("“昆明市”的“地区生产总值”出现了两次：经济!B2 和 汇总!B2（该列另有 2 个地区也重复）。", finding.Message.Zh);
    }

    [Fact]
    public void An_area_that_a_second_sheet_lacks_is_missing_there()
    {
        var result = new TestBook().Add("人口", SheetVisibility.Visible, People).Add("经济", SheetVisibility.Visible, [.. Economy[..3]]).Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("area-row-missing", "经济", "530103"), (finding.Rule, finding.Sheet, finding.Area));
    }

    [Fact]
    public void Hidden_sheets_are_put_aside()
    {
        var result = new TestBook().Add("备份", SheetVisibility.Hidden, ["地区", "地区生产总值（亿元）", "常住人口（万人）", "土地面积（公顷）"], ["昆明市", 1m, 1m, 1m])
            .Add("经济", SheetVisibility.Visible, Economy).Check();

        Assert.Contains(result.Findings, f => f is { Rule: "sheet-also-data", Sheet: "备份" });
        Assert.Equal(300m, result.Observations[0].Value);
    }

    [Theory]
    [InlineData("2023年", "附表")]
    [InlineData("上年", "附表")]
    [InlineData("附表", "昆明市2023年主要指标")]
    [InlineData("附表", "报告期：2023年")]
    public void A_sheet_of_another_period_beside_this_ones_is_for_reference(string name, string title)
    {
        var result = new TestBook().Add("2024年", SheetVisibility.Visible, Economy)
            .Add(name, SheetVisibility.Visible, [title], ["地区", "地区生产总值（亿元）", "常住人口（万人）", "土地面积（公顷）"], ["昆明市", 280m, 1m, 1m]).Check();

        Assert.Equal(3, result.Observations.Count);
        Assert.Contains(result.Findings, f => f.Rule == "sheet-of-another-period" && f.Sheet == name);
        Assert.DoesNotContain(result.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void Tables_below_each_other_have_headers_titles_and_units_of_their_own()
    {
        var result = TestBook.HandMade(
        [
            ["一、经济（单位：万元）"], ["地区", "地区生产总值"], ["昆明市", 3_000_000m], ["五华区", 1_000_000m], ["盘龙区", 2_000_000m], ["合计", 3_000_000m],
            [], ["二、人口", null, "单位：人"], .. People.Select((r, i) => i == 0 ? ["地区", "常住人口"] : new object?[] { r[0], (decimal)r[1]! * 10_000 }),
        ]).Check();

        Assert.Equal([300m, 90m, 100m, 40m, 200m, 50m], result.Observations.Select(o => o.Value));
        Assert.Equal("B12", result.Observations.Single(o => o is { Area: "530102", Measure: "population" }).Source!.Cell);
        Assert.DoesNotContain(result.Findings, f => f.Severity > Severity.Warning);
    }

    [Fact]
    public void A_header_repeated_on_every_printed_page_goes_on_with_the_table()
    {
        var result = TestBook.HandMade(["地区", "地区生产总值（亿元）"], ["昆明市", 300m], ["五华区", 100m], ["地区", "地区生产总值（亿元）"], ["盘龙区", 200m]).Check();

        Assert.Equal([300m, 100m, 200m], result.Observations.Select(o => o.Value));
        Assert.Equal(["columns-absent"], result.Findings.Select(f => f.Rule));
    }

    [Fact]
    public void Tables_side_by_side_each_have_their_own_areas()
    {
        var result = TestBook.HandMade(
            ["地区", "地区生产总值（亿元）", null, "地区", "常住人口（万人）"], ["昆明市", 300m, null, "盘龙区", 50m], ["五华区", 100m, null, "昆明市", 90m], ["盘龙区", 200m, null, "五华区", 40m]).Check();

        Assert.Equal([300m, 90m, 100m, 40m, 200m, 50m], result.Observations.Select(o => o.Value));
        Assert.Equal(["columns-absent"], result.Findings.Select(f => f.Rule));
    }

    [Fact]
    public void A_table_of_many_areas_may_be_continued_at_its_side()
    {
        var result = TestBook.HandMade(
            ["昆明市2024年地区生产总值"], ["序号", "地区", "地区生产总值（亿元）", "序号", "地区", "地区生产总值（亿元）"],
            [1, "昆明市", 300m, 3, "盘龙区", 200m], [2, "五华区", 100m]).Check();

        Assert.Equal(["C3", "C4", "F3"], result.Observations.Select(o => o.Source!.Cell));
        Assert.Equal(["columns-absent"], result.Findings.Select(f => f.Rule));
    }

    [Fact]
    public void A_table_that_lies_on_its_side_is_read_with_its_own_cells()
    {
        var result = TestBook.HandMade(
            ["昆明市2024年主要指标"], ["指标", "单位", "昆明市", "五华区", "盘龙区", "合计"], ["地区生产总值", "万元", 3_000_000m, 1_000_000m, 2_000_000m, 3_000_000m],
            ["常住人口", "万人", 90m, "约40", 50m], ["城镇常住人口", "万人", 60m, 30m, 30m]).Check();

        Assert.Equal(
            ["C3 300", "C4 90", "C5 60", "D3 100", "D5 30", "E3 200", "E4 50", "E5 30"],
            result.Observations.Select(o => FormattableString.Invariant($"{o.Source!.Cell} {o.Value}")));
        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("number-unreadable", "D4", "530102", "population"), (finding.Rule, finding.Cell, finding.Area, finding.Measure));
        Assert.Contains(result.Findings, f => f is { Rule: "unit-converted", Cell: "B3" });
    }

    [Theory]
    [InlineData("本年", "上年", "增速（%）")]
    [InlineData("2024年", "2023年", "比上年增长（%）")]
    [InlineData("绝对数", "上年同期", "增长%")]
    [InlineData("本年实际（亿元）", "去年（亿元）", "同比（%）")]
    public void Columns_of_this_year_last_year_and_growth_are_told_apart(string now, string before, string growth)
    {
        var result = TestBook.HandMade(
            ["单位：亿元"], ["地区", "地区生产总值", null, null], [null, now, before, growth],
            ["昆明市", 300m, 280m, 5.1m], ["五华区", 100m, 90m, 5.2m], ["盘龙区", 200m, 190m, 4.9m]).Merge("B2:D2").Merge("A2:A3").Check();

        Assert.Equal([300m, 5.1m, 100m, 5.2m, 200m, 4.9m], result.Observations.Select(o => o.Value));
        Assert.Equal("column-of-another-period", Assert.Single(result.Findings, f => f.Cell == "C3").Rule);
        Assert.Equal(Verdict.AcceptedWithWarnings, result.Verdict);
    }

    [Theory]
    [InlineData("2024年地区生产总值（亿元）", "上年地区生产总值（亿元）", "地区生产总值比上年增长（%）")]
    [InlineData("地区生产总值（2024年，亿元）", "地区生产总值_2023年（亿元）", "GDP同比增速")]
    public void Periods_and_growth_are_understood_within_one_heading(string now, string before, string growth)
    {
        var result = TestBook.HandMade(["地区", now, before, growth], ["昆明市", 300m, 280m, 5.1m], ["五华区", 100m, 90m, 5.2m], ["盘龙区", 200m, 190m, 4.9m]).Check();

        Assert.Equal([300m, 5.1m, 100m, 5.2m, 200m, 4.9m], result.Observations.Select(o => o.Value));
        Assert.Contains(result.Findings, f => f is { Rule: "column-of-another-period", Cell: "C1" });
    }

    [Fact]
    public void Group_titles_of_kinds_of_figures_stand_over_measures()
    {
        var result = TestBook.HandMade(
            ["地区", "总量", null, "增速（%）", null], [null, "地区生产总值（亿元）", "常住人口（万人）", "地区生产总值", "常住人口"],
            ["昆明市", 300m, 90m, 5.1m, 1m], ["五华区", 100m, 40m, 5.2m, 1m], ["盘龙区", 200m, 50m, 4.9m, 1m]).Merge("A1:A2").Merge("B1:C1").Merge("D1:E1").Check();

        Assert.Equal([300m, 5.1m, 90m], result.Observations.Where(o => o.Area == "530100").Select(o => o.Value));
        Assert.Equal(("column-unknown", Severity.Warning), (Assert.Single(result.Findings, f => f.Cell == "E2").Rule, Severity.Warning));
    }

    [Fact]
    public void A_header_that_is_all_of_last_year_is_rejected_once_at_the_cell_that_says_so()
    {
        var result = TestBook.HandMade(
            ["地区", "2023年", null], [null, "地区生产总值（亿元）", "常住人口（万人）"], ["昆明市", 300m, 90m], ["五华区", 100m, 40m], ["盘龙区", 200m, 50m])
            .Merge("B1:C1").Merge("A1:A2").Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("period-differs", "B1", "2023年"), (finding.Rule, finding.Cell, finding.RawText));
    }

    [Theory]
    [InlineData("报告期", "2023年")]
    [InlineData("报告期：2023年", "单位：亿元")]
    [InlineData("2023年", "单位：亿元")]
    public void A_remark_of_two_cells_directly_above_the_header_is_no_part_of_it(string first, string second)
    {
        var result = TestBook.HandMade([first, second], ["地区", "地区生产总值（亿元）"], ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m]).Check();

        Assert.Equal("period-differs", Assert.Single(result.Findings, f => f.Severity == Severity.Error).Rule);
        Assert.Equal(3, result.Observations.Count);
    }

    [Fact]
    public void A_table_of_one_figure_in_each_row_is_rejected_for_that_alone()
    {
        var result = TestBook.HandMade(
            ["地区", "指标", "数值"], ["昆明市", "地区生产总值（亿元）", 300m], ["昆明市", "常住人口（万人）", 90m], ["五华区", "地区生产总值（亿元）", 100m]).Check();

        Assert.Equal(["table-long B2"], result.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Rule} {f.Cell}"));
    }
}
