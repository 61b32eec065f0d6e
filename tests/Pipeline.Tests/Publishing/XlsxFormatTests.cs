using ClosedXML.Excel;
using Pipeline.Publishing;

namespace Pipeline.Tests.Publishing;

public sealed class XlsxFormatTests
{
    [Fact]
    public void Reads_back_typed_with_codes_as_text()
    {
        using var workbook = Book(SampleRows.Rows);
        var sheet = workbook.Worksheet("sample");

        Assert.Equal(["code", "value", "year", "day"], sheet.Row(1).CellsUsed().Select(cell => cell.GetString()));
        Assert.Equal(XLDataType.Text, sheet.Cell("A2").DataType);
        Assert.Equal("530102", sheet.Cell("A2").GetString());
        Assert.Equal(8d, sheet.Cell("B2").GetDouble());
        Assert.Equal("0.00", sheet.Cell("B2").Style.NumberFormat.Format);
        Assert.Equal(2024d, sheet.Cell("C2").GetDouble());
        Assert.Equal(new DateTime(2024, 12, 31), sheet.Cell("D2").GetDateTime());
        Assert.Equal("=HYPERLINK(\"http://x\")", sheet.Cell("A3").GetString());
        Assert.False(sheet.Cell("A3").HasFormula);
        Assert.Equal(-1.01d, sheet.Cell("B3").GetDouble());
        Assert.Equal("昆明市, \"春城\"\n", sheet.Cell("A4").GetString());
        Assert.True(sheet.Cell("B4").IsEmpty());
        Assert.True(sheet.Cell("A5").IsEmpty());
    }

    [Fact]
    public void Freezes_and_filters_the_header_and_sets_widths()
    {
        using var workbook = Book(SampleRows.Rows);
        var sheet = workbook.Worksheet("sample");

        Assert.Equal(1, sheet.SheetView.SplitRow);
        Assert.True(sheet.AutoFilter.IsEnabled);
        Assert.Equal("A1:D5", sheet.AutoFilter.Range.RangeAddress.ToString());
        Assert.True(sheet.Cell("A1").Style.Font.Bold);
        Assert.InRange(sheet.Column(2).Width, 15, 16); // ClosedXML takes the padding off.
    }

    [Fact]
    public void Says_in_a_sheet_of_its_own_what_each_column_means()
    {
        using var workbook = Book([]);
        var sheet = workbook.Worksheet("说明 Columns");

        Assert.Equal("value", sheet.Cell("A3").GetString());
        Assert.Equal("number", sheet.Cell("B3").GetString());
        Assert.Equal("数值", sheet.Cell("C3").GetString());
        Assert.Equal("Value", sheet.Cell("D3").GetString());
        Assert.Equal(4, sheet.LastRowUsed().RowNumber() - 1);
    }

    [Fact]
    public void States_the_notice_and_the_snapshot_below_the_columns()
    {
        var view = new TableView("sample", new("样例", "Sample"))
        {
            Notice = new("示例数据", "Sample data"),
            Snapshot = new(7, "abc", new(2025, 3, 1, 18, 30, 0, TimeSpan.Zero), "cat", "1.2.3"),
        };
        using var workbook = new XLWorkbook(new MemoryStream(Written.As(XlsxFormat.Instance, SampleRows.Dataset.RowsOf([]), view)));
        var sheet = workbook.Worksheet("说明 Columns");

        Assert.Equal("示例数据", sheet.Cell("C6").GetString());
        Assert.Equal("Snapshot 7, 2025-03-01T18:30:00+00:00, data set version 1.2.3, hash abc", sheet.Cell("D7").GetString());
    }

    [Fact]
    public void Has_the_same_bytes_for_the_same_rows() => Assert.Equal(Bytes(SampleRows.Rows), Bytes(SampleRows.Rows));

    [Fact]
    public void Replaces_what_a_cell_cannot_hold()
    {
        using var workbook = Book([SampleRows.Rows[0] with { Code = "a\u0001<b>&𠮷" }]);

        Assert.Equal("a\uFFFD<b>&𠮷", workbook.Worksheet("sample").Cell("A2").GetString());
    }

    private static XLWorkbook Book(SampleRows.SampleRow[] rows) => new(new MemoryStream(Bytes(rows)));

    private static byte[] Bytes(SampleRows.SampleRow[] rows) => Written.As(XlsxFormat.Instance, SampleRows.Dataset, rows);
}
