using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions;

public sealed class HeaderCasesTests
{
    [Fact]
    public void A_name_in_two_lines_that_begins_like_the_caption_of_areas_is_one_name()
    {
        var result = TestBook.Official().Set("C1", null).Set("C2", "地区\n生产总值（亿元）").Set("C3", null).Check();

        Assert.Empty(result.Findings);
        Assert.Contains(result.Observations, o => o is { Area: "530102", Measure: "gdp", Value: 100m });
    }

    [Fact]
    public void Merged_header_and_label_cells_count_for_every_cell()
    {
        var result = TestBook.HandMade(
            ["地区", "地区生产总值（亿元）", "人口", null],
            [null, null, "常住人口（万人）", "城镇常住人口（万人）"],
            ["昆明市", 300m, 90m, 60m],
            ["五华区", 100m, 40m, 30m],
            ["盘龙区", 200m, 50m, 30m]).Merge("A1:A2").Merge("B1:B2").Merge("C1:D1").Check();

        Assert.Equal(Verdict.AcceptedWithWarnings, result.Verdict);
        Assert.Equal(["columns-absent"], result.Findings.Select(f => f.Rule));
        Assert.Equal([300m, 90m, 60m], Values(result, "530100"));
    }

    [Fact]
    public void Merged_figures_are_rejected_by_their_range()
    {
        var result = TestBook.Official().Set("C6", null).Merge("C5:C6").Check();

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("merged-number", Severity.Error, "C5"), (finding.Rule, finding.Severity, finding.Cell));
        Assert.Contains("C5:C6", finding.Message.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Observations, o => o is { Measure: "gdp", Area: "530102" or "530103" });
    }

    [Fact]
    public void Header_in_several_rows_resolves_by_group_title_and_name()
    {
        var result = TestBook.HandMade(
            ["昆明市2024年主要指标"],
            ["地区", "地区生产总值", null, "常住人口"],
            [null, "总量", "增速", null],
            [null, "亿元", "%", "万人"],
            ["昆明市", 300m, 5.1m, 90m],
            ["五华区", 100m, 5.2m, 40m],
            ["盘龙区", 200m, 4.9m, 50m]).Merge("B2:C2").Merge("D2:D3").Merge("A2:A4").Check();

        Assert.Equal(["columns-absent"], result.Findings.Select(f => f.Rule));
        Assert.Equal([300m, 5.1m, 90m], Values(result, "530100"));
    }

    [Fact]
    public void A_group_title_may_be_the_end_of_the_names_below_it()
    {
        var result = TestBook.HandMade(
            ["地区", "地区生产总值（亿元）", "人均可支配收入（元）", null, "增加值", null],
            [null, null, "城镇居民", "农村居民", "第一产业", "第二产业"],
            [null, null, null, null, "（亿元）", "（亿元）"],
            ["昆明市", 300m, 48018m, 17719m, 30m, 90m],
            ["五华区", 100m, null, null, 10m, 30m],
            ["盘龙区", 200m, null, null, 20m, 60m]).Merge("A1:A3").Merge("B1:B3").Merge("C1:D1").Merge("C2:C3").Merge("D2:D3").Merge("E1:F1").Check();

        Assert.Equal(["columns-absent"], result.Findings.Select(f => f.Rule));
        Assert.Equal(
            [("gdp", 300m), ("gdp_primary", 30m), ("gdp_secondary", 90m), ("rural_income", 17719m), ("urban_income", 48018m)],
            result.Observations.Where(o => o.Area == "530100").Select(o => (o.Measure, o.Value!.Value)));
    }

    [Fact]
    public void A_group_title_may_be_the_end_of_names_that_have_their_unit_with_them()
    {
        var result = TestBook.HandMade(
            ["地区", "地区生产总值（亿元）", "人均可支配收入", null, "增加值", null],
            [null, null, "城镇居民（元）", "农村居民（万元）", "第一产业(亿元)", "第二产业（亿元）"],
            ["昆明市", 300m, 48018m, 1.7719m, 30m, 90m],
            ["五华区", 100m, null, null, 10m, 30m],
            ["盘龙区", 200m, null, null, 20m, 60m]).Merge("A1:A2").Merge("B1:B2").Merge("C1:D1").Merge("E1:F1").Check();

        Assert.Equal(["columns-absent", "unit-converted"], result.Findings.Select(f => f.Rule));
        Assert.Equal(
            [("gdp", 300m), ("gdp_primary", 30m), ("gdp_secondary", 90m), ("rural_income", 17719m), ("urban_income", 48018m)],
            result.Observations.Where(o => o.Area == "530100").Select(o => (o.Measure, o.Value!.Value)));
    }

    [Theory]
    [InlineData("人均可支配收入（元）", "城镇居民", "农村居民")]
    [InlineData("人均可支配收入", "城镇居民（元）", "农村居民（元）")]
    public void A_header_of_which_no_row_names_a_measure_alone_is_found(string title, string urban, string rural)
    {
        var result = TestBook.HandMade(
            ["2024年居民收入"],
            ["地区", title, null],
            [null, urban, rural],
            ["昆明市", 48018m, 17719m],
            ["五华区", null, null],
            ["盘龙区", null, null]).Merge("A1:C1").Merge("A2:A3").Merge("B2:C2").Check();

        Assert.DoesNotContain(result.Findings, f => f.Rule is "sheet-not-found" or "column-unknown" or "unit-missing");
        Assert.Equal(
            [("rural_income", 17719m), ("urban_income", 48018m)],
            result.Observations.Where(o => o.Area == "530100").Select(o => (o.Measure, o.Value!.Value)));
    }

    [Fact]
    public void A_heading_filled_to_the_right_is_one_finding_with_the_last_of_its_columns()
    {
        object?[] Filled(string label, object first, object value) => [label, first, .. Enumerable.Repeat(value, 99)];

        var result = TestBook.HandMade(
            Filled("地区", "地区生产总值（亿元）", "地区生产总值（亿元）"), Filled("昆明市", 300m, 1m), Filled("五华区", 100m, 1m), Filled("盘龙区", 200m, 1m)).Check();

        var finding = Assert.Single(result.Findings, f => f.Rule == "column-duplicate");
        Assert.Equal("C1", finding.Cell);
        Assert.Contains("B1 和 C1（另有 98 列，至 CW1）", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Part_of_a_measure_below_the_whole_is_the_part()
    {
        var rows = new object?[][] { ["昆明市", 300m, 60m], ["五华区", 100m, 30m], ["盘龙区", 200m, 30m] };
        var joined = TestBook.HandMade([["地区", "地区生产总值（亿元）", "常住人口（万人）"], [null, null, "城镇"], .. rows]).Merge("A1:A2").Merge("B1:B2").Check();
        var stated = TestBook.HandMade([["地区", "地区生产总值（亿元）", "常住人口（万人）"], [null, null, "城镇常住人口"], .. rows]).Merge("A1:A2").Merge("B1:B2").Check();

        Assert.Equal("urban_population", joined.Observations.Single(o => o.Value == 60m).Measure);
        Assert.Equal("urban_population", stated.Observations.Single(o => o.Value == 60m).Measure);
    }

    [Fact]
    public void A_column_that_names_no_single_measure_is_rejected_by_its_cell()
    {
        var result = TestBook.HandMade(
            ["地区", "地区生产总值", null],
            [null, "总量（亿元）", "位次"],
            ["昆明市", 300m, 1],
            ["五华区", 100m, 2],
            ["盘龙区", 200m, 1]).Merge("B1:C1").Merge("A1:A2").Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("column-unclear", "C2"), (finding.Rule, finding.Cell));
        Assert.Equal([300m], Values(result, "530100"));
    }

    [Theory]
    [InlineData("地区生产总值（万元）", null)]
    [InlineData("地区生产总值(万元)", null)]
    [InlineData("地区生产总值，万元", null)]
    [InlineData("地区生产总值/万元", null)]
    [InlineData("一、GDP（单位：万元）", null)]
    [InlineData("地区生产总值", "万元")]
    [InlineData("地区生产总值", "（万元）")]
    [InlineData("地区生产总值", "万")]
    public void A_unit_in_the_header_is_converted_exactly(string name, string? unit)
    {
        var result = TestBook.HandMade(
            ["地区", name],
            [null, unit],
            ["昆明市", 3_000_012.3m],
            ["五华区", 1_000_006.1m],
            ["盘龙区", 2_000_006.2m]).Check();

        Assert.Equal(["columns-absent", "unit-converted"], result.Findings.Select(f => f.Rule));
        Assert.Equal(300.00m, result.Observations.Single(o => o.Area == "530100").Value);
    }

    [Theory]
    [InlineData("常住人口（人）", 846_0088, 846.0088)]
    [InlineData("土地面积（公顷）", 101_234.5, 1012.35)]
    [InlineData("地区生产总值（元）", 12_345_678_901, 123.46)]
    public void Conversion_rounds_half_away_from_zero_at_the_measures_decimals(string header, decimal number, decimal value)
    {
        var result = TestBook.HandMade(["地区", header], ["昆明市", number], ["五华区", number]).Check();

        Assert.Equal(value, result.Observations[0].Value);
    }

    [Fact]
    public void A_unit_in_the_header_that_differs_from_the_unit_cell_is_warned_of()
    {
        var result = TestBook.Official().Set("C2", "地区生产总值（万元）")
            .Set("C4", 3_000_000m).Set("C5", 1_000_000m).Set("C6", 2_000_000m).Check();

        Assert.Equal(["unit-converted", "unit-header-differs"], result.Findings.Select(f => f.Rule));
        Assert.Equal(("C3", Severity.Warning), (result.Findings[1].Cell, result.Findings[1].Severity));
        Assert.Equal(300m, result.Observations.Single(o => o is { Area: "530100", Measure: "gdp" }).Value);
    }

    [Theory]
    [InlineData("单位：亿元、万人")]
    [InlineData("（单位: 亿元；万人）")]
    public void A_remark_above_the_table_states_the_units(string remark)
    {
        var result = TestBook.HandMade(
            [null, null, remark], ["地区", "地区生产总值", "常住人口"], ["昆明市", 300m, 90m], ["五华区", 100m, 40m], ["盘龙区", 200m, 50m]).Check();

        Assert.Equal(["columns-absent"], result.Findings.Select(f => f.Rule));
    }

    [Theory]
    [InlineData("地区生产总值", "unit-missing")]
    [InlineData("地区生产总值（万美元）", "unit-unknown")]
    [InlineData("地区生产总值（万人）", "unit-unsuitable")]
    public void A_unit_that_is_not_stated_not_known_or_not_suitable_is_rejected(string header, string rule)
    {
        var result = TestBook.HandMade(["地区", header], ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m]).Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal((rule, "B1", "gdp"), (finding.Rule, finding.Cell, finding.Measure));
        Assert.Empty(result.Observations);
    }

    [Fact]
    public void An_emptied_unit_cell_of_the_template_is_taken_as_the_templates_with_a_warning()
    {
        var result = TestBook.Official().Set("C3", null).Check();

        Assert.Equal(("unit-assumed", "C1"), (Assert.Single(result.Findings).Rule, result.Findings[0].Cell));
    }

    [Fact]
    public void A_hidden_column_is_read_with_a_warning()
    {
        var book = TestBook.Official();
        foreach (var (cell, number) in new[] { ("I4", "60"), ("I5", "30"), ("I6", "30") })
        {
            book.Set(cell, new SheetCell(0, CellKind.Number, number, CellTraits.HiddenColumn));
        }

        var result = book.Check();

        Assert.Equal(("column-hidden", "urban_population"), (Assert.Single(result.Findings).Rule, result.Findings[0].Measure));
        Assert.Equal(60m, result.Observations.Single(o => o is { Area: "530100", Measure: "urban_population" }).Value);
    }

    [Fact]
    public void One_measure_in_two_columns_is_rejected_naming_both_cells()
    {
        var result = TestBook.Official().Set("D1", "gdp").Set("D2", "地区生产总值").Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("column-duplicate", "D1"), (finding.Rule, finding.Cell));
        Assert.Contains("C1", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_are_found_by_code_in_any_order()
    {
        var expected = TestBook.Official().Check();

        var result = TestBook.Official().Reorder(row => row, column => column is 1 or 2 ? column : 18 - column).Check();

        Assert.Empty(result.Findings);
        Assert.Equal(expected.Observations.Select(o => o with { Source = null }), result.Observations.Select(o => o with { Source = null }));
    }

    [Fact]
    public void A_column_without_its_code_is_found_by_name()
    {
        var result = TestBook.Official().Set("C1", null).Set("D1", "primary_gdp").Check();

        Assert.Empty(result.Findings);
        Assert.Equal(30m, result.Observations.Single(o => o is { Area: "530100", Measure: "gdp_primary" }).Value);
    }

    [Fact]
    public void An_extra_column_is_not_read_and_warned_of_with_the_nearest_measures()
    {
        var result = TestBook.Official().Set("P1", "gdp_primery").Set("P2", "第一产业增加直").Set("P4", 1).Check();

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("column-unknown", Severity.Warning), (finding.Rule, finding.Severity));
        Assert.Contains("最接近的是：第一产业增加值（gdp_primary）", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_compulsory_column_is_rejected_and_the_other_missing_ones_listed_once()
    {
        var result = TestBook.Official().Clear("C1:G6").Check();

        Assert.Equal(["columns-absent", "column-missing"], result.Findings.Select(f => f.Rule).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal("gdp", result.Findings.Single(f => f.Severity == Severity.Error).Measure);
    }

    [Fact]
    public void Code_and_name_of_a_column_that_are_two_measures_are_rejected()
    {
        var result = TestBook.Official().Set("C2", "第一产业增加值").Check();

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("column-name-differs", Severity.Error), (finding.Rule, finding.Severity));
    }

    [Fact]
    public void The_data_sheet_need_not_be_the_first_and_covers_are_skipped()
    {
        var book = new TestBook()
            .Add("封面", SheetVisibility.Visible, ["昆明市统计局"], ["2024年统计报表"])
            .Add("表一", SheetVisibility.Visible, ["地区", "地区生产总值（亿元）"], ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m]);

        var result = book.Check();

        Assert.All(result.Observations, o => Assert.Equal("表一", o.Source!.Sheet));
        Assert.Equal(3, result.Observations.Count);
        Assert.Equal(["columns-absent", "sign-off-missing"], result.Findings.Select(f => f.Rule).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_templates_sheet_is_preferred_and_another_table_is_warned_of()
    {
        var result = TestBook.Official()
            .Add("去年", SheetVisibility.Visible, ["地区", "地区生产总值（亿元）", "常住人口（万人）", "土地面积（平方公里）"], ["昆明市", 280m, 91m, 1000m])
            .Check();

        Assert.Equal(("sheet-of-another-period", "去年"), (Assert.Single(result.Findings).Rule, result.Findings[0].Sheet));
        Assert.Equal(300m, result.Observations.Single(o => o is { Area: "530100", Measure: "gdp" }).Value);
    }

    [Fact]
    public void Without_any_table_the_sheets_found_are_listed()
    {
        var result = new TestBook().Add("一", SheetVisibility.Visible, ["你好"]).Add("二 'x'/😀", SheetVisibility.Visible).Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal("sheet-not-found", finding.Rule);
        Assert.Contains("“一” “二 'x'/😀”", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_of_an_older_catalogue_is_migrated_by_code_with_a_warning_for_measures_since_added()
    {
        var result = TestBook.Official().Set("B2", "000000000000", TemplateLayout.MetaSheet).Clear("J1:J6").Check();

        Assert.Equal(["measure-since-added", "template-older"], result.Findings.Select(f => f.Rule));
        Assert.Equal("coverage", result.Findings[0].Measure);
        Assert.Equal(Verdict.AcceptedWithWarnings, result.Verdict);
    }

    [Fact]
    public void Sheet_names_of_any_characters_are_kept_as_they_are()
    {
        const string name = "数'据\"/😀";

        var result = TestBook.Official().Rename(TemplateLayout.DataSheet, name).Check();

        Assert.Empty(result.Findings);
        Assert.Equal($"{name}!C4", result.Observations.Single(o => o is { Area: "530100", Measure: "gdp" }).Source!.ToString());
    }

    [Fact]
    public void A_row_that_numbers_the_columns_is_part_of_the_header()
    {
        var result = TestBook.HandMade(
            ["地区", "代码", "地区生产总值（亿元）"], ["甲", "乙", 1], ["昆明市", "530100", 300m], ["五华区", "530102", 100m], ["盘龙区", "530103", 200m]).Check();

        Assert.Equal(["columns-absent"], result.Findings.Select(f => f.Rule));
        Assert.Equal(3, result.Observations.Count);
    }

    [Fact]
    public void A_column_of_a_measure_that_is_not_asked_of_the_reporter_is_not_read()
    {
        var result = TestBook.HandMade(["地区", "地区生产总值（亿元）", "土地面积（平方公里）"], ["云南省", 300m, 5m], ["昆明市", 100m, 5m], ["楚雄州", 200m, 5m])
            .Check(reporter: "530000");

        Assert.Contains(result.Findings, f => f is { Rule: "not-asked", Measure: "land_area", Area: "530100", Severity: Severity.Warning });
        Assert.DoesNotContain(result.Observations, o => o is { Area: "530100", Measure: "land_area" });
    }

    [Fact]
    public void A_sheet_without_an_area_column_is_rejected()
    {
        var result = TestBook.HandMade(["地区生产总值（亿元）", "常住人口（万人）"], [300m, 90m]).Check();

        Assert.Equal("area-column-missing", Assert.Single(result.Findings, f => f.Severity == Severity.Error).Rule);
    }

    private static IEnumerable<decimal?> Values(CheckResult result, string area)
    {
        string[] order = ["gdp", "gdp_real_growth", "population", "urban_population"];
        return result.Observations.Where(o => o.Area == area).OrderBy(o => Array.IndexOf(order, o.Measure)).Select(o => o.Value);
    }

    [Fact]
    public void A_list_of_measures_without_areas_is_rejected_for_that_alone()
    {
        var result = TestBook.HandMade(["指标", "单位", "本年"], ["地区生产总值", "亿元", 300m], ["常住人口", "万人", 90m]).Check();

        Assert.Equal("area-column-missing", Assert.Single(result.Findings, f => f.Severity == Severity.Error).Rule);
    }

    [Fact]
    public void A_remark_of_the_units_of_several_measures_means_each_ones_own_with_a_warning()
    {
        var result = TestBook.HandMade(
            [null, null, "单位：亿元、万人、元"], ["地区", "地区生产总值", "城镇居民人均可支配收入"], ["昆明市", 300m, 48018], ["五华区", 100m], ["盘龙区", 200m]).Check();

        Assert.Equal(["columns-absent", "unit-assumed", "unit-assumed"], result.Findings.Select(f => f.Rule));
        Assert.Equal([300m, 48018m], result.Observations.Where(o => o.Area == "530100").Select(o => o.Value));
    }

    [Fact]
    public void Columns_of_a_series_of_years_are_told_apart()
    {
        var result = TestBook.HandMade(
            ["地区", "地区生产总值（亿元）", null, null], [null, 2022, 2023, 2024], ["昆明市", 1m, 2m, 300m], ["五华区", 1m, 2m, 100m], ["盘龙区", 1m, 2m, 200m]).Merge("B1:D1").Check();

        Assert.Equal(["column-of-another-period", "column-of-another-period"], result.Findings.Where(f => f.Cell.Length > 0).Select(f => f.Rule));
        Assert.Equal([300m, 100m, 200m], result.Observations.Select(o => o.Value));
    }

    [Fact]
    public void A_footnote_mark_before_the_unit_is_no_part_of_the_name()
    {
        var result = TestBook.HandMade(["地区", "地区生产总值*（亿元）"], ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m], ["* 含军工。"]).Check();

        Assert.Equal(["columns-absent"], result.Findings.Select(f => f.Rule));
        Assert.All(result.Observations, o => Assert.Equal("含军工。", o.Note));
    }
}
