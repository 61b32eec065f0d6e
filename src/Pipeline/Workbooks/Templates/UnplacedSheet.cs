using ClosedXML.Excel;
using Pipeline.Submissions;

namespace Pipeline.Workbooks.Templates;

/// <summary>The sheet of a feedback workbook that keeps what was submitted and has no place in the template, so that nothing typed is lost.</summary>
internal sealed class UnplacedSheet
{
    private const int HeadingRow = 4;
    private const int ValueColumn = 4;

    private static readonly (Bilingual Caption, double Width)[] Columns =
    [
        (new("原单元格", "Original cell"), 24), (new("地区（原文）", "Area as written"), 30), (new("指标（原文）", "Measure as written"), 40),
        (new("值（原文）", "Value as written"), 24),
    ];

    private readonly IXLWorksheet _sheet;
    private readonly Dictionary<(string Sheet, string Cell), IXLCell> _places = [];

    private UnplacedSheet(IXLWorksheet sheet) => _sheet = sheet;

    /// <summary>Writes the sheet.</summary>
    public static UnplacedSheet Write(IXLWorksheet sheet, IReadOnlyList<UnplacedCell> cells)
    {
        UnplacedSheet unplaced = new(sheet);
        unplaced.WriteHeadings();
        for (var i = 0; i < cells.Count; i++)
        {
            unplaced.WriteRow(HeadingRow + 1 + i, cells[i]);
        }

        foreach (var (cell, i) in cells.Select((c, i) => (c, i)))
        {
            foreach (var label in cell.Labels)
            {
                unplaced._places.TryAdd((cell.Source.Sheet, label), sheet.Cell(HeadingRow + 1 + i, ValueColumn));
            }
        }

        var table = sheet.Range(HeadingRow, 1, HeadingRow + cells.Count, Columns.Length);
        table.Frame();
        table.Style.Alignment.WrapText = true;
        table.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        sheet.SheetView.FreezeRows(HeadingRow);
        sheet.PageSetup.PaperSize = XLPaperSize.A4Paper;
        sheet.PageSetup.FitToPages(1, 0);
        sheet.PageSetup.SetRowsToRepeatAtTop(HeadingRow, HeadingRow);
        sheet.Finish();
        return unplaced;
    }

    /// <summary>The cell of what a finding is about: the value itself, or the first of its row or column; null where it is none of these.</summary>
    public IXLCell? Of(Finding finding) => _places.GetValueOrDefault((finding.Sheet, finding.Cell));

    private void WriteHeadings()
    {
        _sheet.Cell(1, 1).SetText(TemplateLayout.UnplacedSheet);
        _sheet.Cell(1, 1).Style.Font.Bold = true;
        _sheet.Cell(1, 1).Style.Font.FontSize = 16;
        _sheet.Cell(2, 1).SetText(
            "原工作簿中的下列内容在本模板中没有位置，照原样保留于此。需要报送的，请填到数据表相应的单元格；本页不会被读取。\n"
            + "What stands here was submitted and has no place in this template; it is kept as it was. What is to be reported must be put into its cell of the data sheet: this sheet is never read.");
        _sheet.Cell(2, 1).Style.Alignment.WrapText = true;
        _sheet.Range(2, 1, 2, Columns.Length).Merge();
        _sheet.Row(2).Height = 62;
        for (var i = 0; i < Columns.Length; i++)
        {
            _sheet.Cell(HeadingRow, i + 1).SetText(Columns[i].Caption.ToString());
            _sheet.Column(i + 1).Width = Columns[i].Width;
        }

        var head = _sheet.Range(HeadingRow, 1, HeadingRow, Columns.Length);
        head.Style.Fill.BackgroundColor = SheetStyle.Heading;
        head.Style.Font.Bold = true;
    }

    private void WriteRow(int row, UnplacedCell cell)
    {
        string[] texts = [$"{cell.Source.Sheet}!{cell.Source.Cell}", cell.Area, cell.Measure, cell.Source.RawText];
        for (var i = 0; i < texts.Length; i++)
        {
            _sheet.Cell(row, i + 1).SetText(PrintableText.Of(texts[i]));
        }

        _places[(cell.Source.Sheet, cell.Source.Cell)] = _sheet.Cell(row, ValueColumn);
    }
}
