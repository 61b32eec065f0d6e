using ClosedXML.Excel;
using Pipeline.Reports;

namespace Pipeline.Tests.Reporting;

public sealed class ReportBookTests
{
    [Fact]
    public void Has_a_sheet_for_every_part_with_numbers_as_numbers()
    {
        using var book = Written(SampleReport.Of("annual"));

        Assert.Equal(
            ["本报告的依据", "总体情况 Overview", "落后的目标 Targets behind their path", "四大板块 The plan's blocks", "区域差距 Disparity", "州市位次 Prefectures in order", "分类考核 Classified assessment", "逐项目标 Target by target", "数据缺口 Data gaps", "方法和假定 Method and assumptions"],
            book.Worksheets.Select(sheet => sheet.Name.Split(" What")[0]));
        var overview = book.Worksheet("总体情况 Overview");
        var gdp = overview.RowsUsed().Single(row => row.Cell(1).GetString().StartsWith("地区生产总值（亿元）", StringComparison.Ordinal));
        Assert.Equal((XLDataType.Number, 8472.76), (gdp.Cell(4).DataType, gdp.Cell(4).GetDouble()));
        Assert.Equal("\"≥ \"#,##0.00", gdp.Cell(6).Style.NumberFormat.Format);
        Assert.True(gdp.Height >= 2 * 16, "A row of two lines is as high as two.");
    }

    [Fact]
    public void Has_the_values_of_every_year_that_the_page_draws()
    {
        var report = SampleReport.Of("mid-term");
        using var book = Written(report);
        var rows = book.Worksheet("逐项目标 Target by target").RowsUsed()
            .Where(row => SampleReport.Catalogue.Targets.Any(target => target.Code == row.Cell(1).GetString()))
            .ToList();

        Assert.Equal(SampleReport.Content.Targets.Count(row => row.Period.Year <= 2023), rows.Count);
    }

    private static XLWorkbook Written(Report report)
    {
        var output = new MemoryStream();
        new ReportBook(new(SampleReport.Catalogue)).Write(report, output);
        output.Position = 0;
        return new(output);
    }
}
