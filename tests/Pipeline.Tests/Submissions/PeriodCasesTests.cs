using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions;

public sealed class PeriodCasesTests
{
    [Theory]
    [InlineData("2024年")]
    [InlineData("报告期：2024年")]
    [InlineData("时期: 2024")]
    [InlineData("昆明市2024年主要指标（与2023年相比）")]
    [InlineData("制表日期：2025-01-20")]
    [InlineData("制表日期：2025年1月")]
    [InlineData("填报日期:２０２５年１月20日")]
    [InlineData("昆明市2024年主要指标　编制时间：2025年1月")]
    [InlineData("填表时间：2025年 单位：亿元")]
    public void A_period_above_the_table_that_is_the_paths_is_accepted(string title) => Assert.Empty(Differences(title, "2024"));

    [Theory]
    [InlineData("2024年三季度", "2024-Q3")]
    [InlineData("2024Q3", "2024-Q3")]
    [InlineData("2024.06", "2024-06")]
    public void Forms_of_the_period_are_read(string title, string period) => Assert.Empty(Differences(title, period));

    [Theory]
    [InlineData("2023年", "2024")]
    [InlineData("报告期：2023年", "2024")]
    [InlineData("昆明市2023年主要指标", "2024")]
    [InlineData("昆明市2023年主要指标 打印日期：2024年1月", "2024")]
    [InlineData("填报日期：2024年1月 报告期：2023年", "2024")]
    [InlineData("2024年二季度", "2024-Q3")]
    public void Another_period_above_the_table_is_rejected_by_its_cell(string title, string period) =>
        Assert.Equal("A1", Assert.Single(Differences(title, period)).Cell);

    [Fact]
    public void A_day_of_work_beside_its_label_is_no_period()
    {
        var result = TestBook.HandMade(
            ["打印日期：", "2025年1月"], ["报告期", "2023年"], ["主要指标"], ["地区", "地区生产总值（亿元）"], ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m]).Check();

        Assert.Equal("B2", Assert.Single(result.Findings, f => f.Rule == "period-differs").Cell);
    }

    [Fact]
    public void Another_period_in_the_template_is_rejected()
    {
        var result = TestBook.Official().Check(period: "2023");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("meta-period-differs", Severity.Error, "B4", TemplateLayout.MetaSheet), (finding.Rule, finding.Severity, finding.Cell, finding.Sheet));
    }

    [Fact]
    public void A_template_of_another_reporter_is_rejected()
    {
        var result = TestBook.Official().Set("B3", "532300", TemplateLayout.MetaSheet).Check();

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("meta-reporter-differs", Severity.Error), (finding.Rule, finding.Severity));
        Assert.Contains("模板属于 楚雄彝族自治州，上传路径属于 昆明市", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(45657, false)]
    [InlineData(44195, true)]
    public void A_date_behind_a_label_is_read_by_the_workbooks_epoch(int serial, bool from1904)
    {
        var right = WithDate(serial, from1904);
        var wrong = WithDate(serial, !from1904);

        Assert.DoesNotContain(right.Check().Findings, f => f.Rule == "period-differs");
        Assert.Contains(wrong.Check().Findings, f => f is { Rule: "period-differs", Cell: "B1" });
    }

    [Fact]
    public void The_day_of_submission_is_read_by_the_workbooks_epoch()
    {
        var result = TestBook.Official().From1904().Check();

        Assert.Equal(new DateOnly(2029, 1, 21), result.SignOff.SubmittedOn);
    }

    [Fact]
    public void A_period_column_is_compared_row_by_row()
    {
        var result = TestBook.HandMade(
            ["地区", "年份", "地区生产总值（亿元）"], ["昆明市", 2024, 300m], ["五华区", "2024年", 100m], ["盘龙区", 2023, 200m]).Check();

        var finding = Assert.Single(result.Findings, f => f.Severity == Severity.Error);
        Assert.Equal(("period-differs", "B4", "2023"), (finding.Rule, finding.Cell, finding.RawText));
    }

    private static TestBook WithDate(int serial, bool from1904)
    {
        var book = TestBook.HandMade(
            ["报告期", new SheetCell(0, CellKind.Date, serial.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            ["地区", "地区生产总值（亿元）"], ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m]);
        return from1904 ? book.From1904() : book;
    }

    private static IEnumerable<Finding> Differences(string title, string period) => TestBook.HandMade(
            [title], ["地区", "地区生产总值（亿元）"], ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m])
        .Check(period: period).Findings.Where(f => f.Rule == "period-differs");
}
