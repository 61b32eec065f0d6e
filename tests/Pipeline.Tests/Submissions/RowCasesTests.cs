using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions;

public sealed class RowCasesTests
{
    private static readonly object?[] Header = ["地区", "地区生产总值（亿元）"];

    [Theory]
    [InlineData("合计")]
    [InlineData("全市")]
    [InlineData("总 计")]
    public void An_uncoded_total_row_is_a_control_total(string label)
    {
        var result = TestBook.HandMade(Header, ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m], [label, 300.01m]).Check();

        Assert.Equal(["columns-absent", "total-row"], result.Findings.Select(f => f.Rule));
        Assert.Equal(3, result.Observations.Count);
    }

    [Theory]
    [InlineData(300.02, "total-differs", Severity.Confirm)]
    [InlineData(302.9, "total-differs", Severity.Confirm)]
    [InlineData(310, "total-wrong", Severity.Error)]
    public void A_control_total_beyond_rounding_is_confirmed_and_beyond_1_percent_rejected(decimal total, string rule, Severity severity)
    {
        var result = TestBook.HandMade(Header, ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m], ["合计", total]).Check();

        var finding = Assert.Single(result.Findings, f => f.Severity >= Severity.Confirm);
        Assert.Equal((rule, severity, "B5", "gdp"), (finding.Rule, finding.Severity, finding.Cell, finding.Measure));
    }

    [Theory]
    [InlineData("530102")]
    [InlineData("五华区")]
    public void A_label_merged_over_code_and_name_is_either(string label)
    {
        var result = TestBook.Official().Set("A5", label).Set("B5", null).Merge("A5:B5").Check();

        Assert.Empty(result.Findings);
        Assert.Contains(result.Observations, o => o is { Area: "530102", Measure: "gdp", Value: 100m });
    }

    [Fact]
    public void A_subtotal_counts_the_rows_since_the_one_before()
    {
        var result = TestBook.HandMade(
            Header, ["昆明市", 300m], ["五华区", 100m], ["小计", 100m], ["盘龙区", 200m], ["小计", 250m]).Check();

        Assert.Equal("B6", Assert.Single(result.Findings, f => f.Severity >= Severity.Confirm).Cell);
    }

    [Theory]
    [InlineData("全市")]
    [InlineData("合计")]
    public void A_total_row_with_the_reporters_own_code_is_that_area(string label)
    {
        var result = TestBook.Official().Set("B4", label).Check();

        Assert.Empty(result.Findings);
        Assert.Equal(300m, result.Observations.Single(o => o is { Area: "530100", Measure: "gdp" }).Value);
    }

    [Fact]
    public void An_uncoded_total_row_does_not_replace_the_own_row()
    {
        var result = TestBook.HandMade(Header, ["全市", 300m], ["五华区", 100m], ["盘龙区", 200m]).Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("area-row-missing", "530100"), (finding.Rule, finding.Area));
    }

    [Fact]
    public void Note_rows_are_skipped_and_marks_are_kept_as_notes()
    {
        var result = TestBook.HandMade(
            Header,
            ["昆明市①", 300m],
            ["五华区", "100*"],
            ["盘龙区", "200②"],
            ["注：本表数据为初步数。"],
            ["② 含划入街道。"],
            ["资料来源：各县区统计局"]).Check();

        Assert.Equal(["columns-absent", "note-kept", "note-kept"], result.Findings.Select(f => f.Rule).Where(r => r != "area-alias"));
        Assert.Equal(["", "*", "含划入街道。"], result.Observations.Select(o => o.Note));
        Assert.Equal([300m, 100m, 200m], result.Observations.Select(o => o.Value));
    }

    [Fact]
    public void A_hidden_or_filtered_row_is_read_with_a_warning()
    {
        var result = TestBook.Official().Hide(5).Check();

        Assert.Equal(("row-hidden", "530102"), (Assert.Single(result.Findings).Rule, result.Findings[0].Area));
        Assert.Equal(100m, result.Observations.Single(o => o is { Area: "530102", Measure: "gdp" }).Value);
    }

    [Fact]
    public void One_area_in_two_rows_is_rejected_naming_both_cells()
    {
        var result = TestBook.Official().Set("A6", "530102").Set("B6", "五华区").Check();

        var finding = Assert.Single(result.Findings, f => f.Rule == "area-duplicate");
        Assert.Equal((Severity.Error, "A6"), (finding.Severity, finding.Cell));
        Assert.Contains("A5", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("昆明")]
    [InlineData(" 昆 明 市 ")]
    [InlineData("昆明市\u200b")]
    [InlineData("其中：昆明市")]
    public void Short_and_spaced_names_are_known(string name)
    {
        var result = TestBook.HandMade(Header, [name, 300m], ["五华", 100m], ["盘龙区*", 200m]).Check();

        Assert.Equal(["530100", "530102", "530103"], result.Observations.Select(o => o.Area));
        Assert.DoesNotContain(result.Findings, f => f.Severity > Severity.Warning);
    }

    [Fact]
    public void A_former_name_is_known()
    {
        var result = TestBook.HandMade(Header, ["楚雄州", 300m], ["禄丰县", 300m]).Check(reporter: "532300");

        Assert.Equal(["532300", "532302"], result.Observations.Select(o => o.Area));
        Assert.Equal(["area-alias", "area-alias"], result.Findings.Where(f => f.Area.Length > 0).Select(f => f.Rule));
    }

    [Fact]
    public void A_former_code_is_known()
    {
        var result = TestBook.Official().Set("A6", "530193").Check();

        Assert.Equal(("area-former-code", "530103"), (Assert.Single(result.Findings).Rule, result.Findings[0].Area));
    }

    [Fact]
    public void An_unknown_area_is_rejected_with_the_nearest_names()
    {
        var result = TestBook.HandMade(Header, ["昆明市", 300m], ["五滑区", 100m], ["盘龙区", 200m]).Check();

        var finding = Assert.Single(result.Findings, f => f.Rule == "area-unknown");
        Assert.Equal((Severity.Error, "A3", "五滑区"), (finding.Severity, finding.Cell, finding.RawText));
        Assert.Contains("最接近的是：五华区（530102）", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("盘龙区")]
    [InlineData("五华区（含高新）")]
    public void Code_and_name_that_disagree_are_rejected(string name)
    {
        var result = TestBook.Official().Set("B5", name).Check();

        var finding = Assert.Single(result.Findings, f => f.Rule == "area-code-name-differ");
        Assert.Equal((Severity.Error, "B5", "530102"), (finding.Severity, finding.Cell, finding.Area));
    }

    [Fact]
    public void A_row_whose_name_differs_is_read_by_its_code_so_that_its_other_errors_are_said_too()
    {
        var result = TestBook.Official().Set("B5", "盘龙区").Set("H5", "约40").Check();

        Assert.Equal(["area-code-name-differ", "number-unreadable"], result.Findings.Select(f => f.Rule));
    }

    [Theory]
    [InlineData("539999", "盘龙区", "area-unknown")]
    [InlineData("530102", "盘龙区", "area-code-name-differ")]
    public void An_area_that_a_faulty_row_names_is_not_said_to_have_no_row(string code, string name, string rule)
    {
        var result = TestBook.Official().Set("A6", code).Set("B6", name).Check();

        Assert.Contains(result.Findings, f => f.Rule == rule);
        Assert.DoesNotContain(result.Findings, f => f.Rule == "area-row-missing");
    }

    [Fact]
    public void An_area_of_another_reporter_is_rejected()
    {
        var result = TestBook.HandMade(Header, ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m], ["禄丰市", 5m]).Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("area-not-yours", "532302", "A5"), (finding.Rule, finding.Area, finding.Cell));
    }

    [Fact]
    public void Figures_without_an_area_are_rejected()
    {
        var result = TestBook.Official().Set("C8", 5m).Check();

        Assert.Equal(("area-missing", "A8"), (Assert.Single(result.Findings).Rule, result.Findings[0].Cell));
    }

    [Fact]
    public void A_telephone_stored_as_a_number_below_the_table_is_no_figure()
    {
        var result = TestBook.HandMade(Header, ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m], ["联系电话", 13888888888m]).Check();

        Assert.Equal("columns-absent", Assert.Single(result.Findings).Rule);
        Assert.Equal("13888888888", result.SignOff.Telephone);
    }

    [Fact]
    public void A_code_stored_as_a_number_is_a_code()
    {
        var result = TestBook.Official().Set("A4", 530100).Set("A5", 530102).Check();

        Assert.Empty(result.Findings);
    }

    [Fact]
    public void The_explanation_column_belongs_to_its_rows_area_and_stays_text()
    {
        var result = TestBook.Official().Set("O5", "=cmd|' /C calc'!A0").Set("O4", "  ").Check();

        Assert.Equal(("530102", "=cmd|' /C calc'!A0"), (Assert.Single(result.Explanations).Key, result.Explanations["530102"]));
    }

    [Fact]
    public void A_missing_own_row_is_said_at_the_total_without_code_that_it_may_be()
    {
        var result = TestBook.HandMade(Header, ["五华区", 100m], ["盘龙区", 200m], ["全市合计", 300m]).Check();

        Assert.Equal("A4", Assert.Single(result.Findings, f => f.Rule == "area-row-missing").Cell);
    }

    [Fact]
    public void A_misspelt_area_is_not_said_to_have_no_row_too()
    {
        var result = TestBook.HandMade(Header, ["昆明市", 300m], ["五滑区", 100m], ["盘龙区", 200m]).Check();

        Assert.Equal("area-unknown", Assert.Single(result.Findings, f => f.Severity == Severity.Error).Rule);
    }

    [Fact]
    public void The_workbook_of_another_reporter_is_not_said_to_lack_all_rows()
    {
        var result = TestBook.HandMade(Header, ["楚雄州", 300m], ["禄丰市", 100m]).Check();

        Assert.Equal(["area-not-yours", "area-not-yours"], result.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Rule));
    }

    [Fact]
    public void Rows_of_last_year_below_this_years_are_of_another_period_and_no_duplicates()
    {
        var result = TestBook.HandMade(
            ["年份", "地区", "地区生产总值（亿元）"], [2024, "昆明市", 300m], [2024, "五华区", 100m], [2024, "盘龙区", 200m], [2023, "昆明市", 280m]).Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("period-differs", "A5"), (finding.Rule, finding.Cell));
    }

    [Fact]
    public void The_foot_of_a_table_without_rows_is_no_part_of_its_header()
    {
        var result = TestBook.HandMade(["地区", "地区生产总值（亿元）"], ["注：尚未填报"]).Check();

        Assert.Equal(["area-row-missing", "area-row-missing", "area-row-missing"], result.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Rule));
    }

    [Fact]
    public void A_misspelt_first_area_without_a_number_in_its_row_is_no_part_of_the_header()
    {
        var result = TestBook.HandMade(Header, ["昆名市", "x"], ["五华区", 100m], ["盘龙区", 200m]).Check();

        Assert.Equal(["area-unknown A2"], result.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Rule} {f.Cell}"));
    }

    [Theory]
    [InlineData("平均")]
    [InlineData("上年同期")]
    [InlineData("比上年增长（%）")]
    public void Rows_made_from_others_are_not_read(string label)
    {
        var result = TestBook.HandMade(Header, ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m], [label, 5m]).Check();

        Assert.Equal(("row-not-read", Severity.Warning, "A5"), Assert.Single(result.Findings, f => f.Cell.Length > 0) is var f ? (f.Rule, f.Severity, f.Cell) : default);
    }

    [Fact]
    public void Of_a_column_of_prefectures_and_one_of_counties_the_counties_name_the_rows()
    {
        var result = TestBook.HandMade(
            ["州市", "县市", "地区生产总值（亿元）"], ["昆明市", "全市", 300m], [null, "五华区", 100m], [null, "盘龙区", 200m]).Merge("A2:A4").Check();

        Assert.Equal(["columns-absent"], result.Findings.Select(f => f.Rule));
        Assert.Equal(["530100", "530102", "530103"], result.Observations.Select(o => o.Area));
    }
}
