using System.Globalization;
using Pipeline.Workbooks;

namespace Pipeline.Publishing;

/// <summary>One sheet while it is written: a frozen, bold header with a filter, then typed rows.</summary>
internal sealed class XlsxSheet : IDisposable
{
    private const int LastRow = 1_048_576;
    private const int DayZero = 693_593; // 1899-12-30, from which Excel counts days.

    private readonly TextWriter _xml;
    private readonly Func<string, int> _text;
    private readonly string[] _letters;
    private readonly char[] _number = new char[40];
    private string _rowText = "";
    private int _row;
    private int _column;

    public XlsxSheet(string name, IReadOnlyList<(string Name, int Width)> columns, TextWriter xml, Func<string, int> text)
    {
        (Name, _xml, _text) = (name, xml, text);
        _letters = [.. Enumerable.Range(1, columns.Count).Select(CellAddress.ColumnName)];
        xml.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView workbookViewId=\"0\">"
            + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (var i = 0; i < columns.Count; i++)
        {
            xml.Write(FormattableString.Invariant($"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{columns[i].Width}\" customWidth=\"1\"/>"));
        }

        xml.Write("</cols><sheetData>");
        StartRow();
        foreach (var (header, _) in columns)
        {
            WriteText(header, XlsxStyles.Header);
        }
    }

    /// <summary>The sheet's name.</summary>
    public string Name { get; }

    /// <summary>Whether another row fits.</summary>
    public bool HasRoom => _row < LastRow;

    /// <summary>The filtered range as a defined name refers to it.</summary>
    public string FilterName => FormattableString.Invariant($"'{Name}'!$A$1:${_letters[^1]}${_row}");

    /// <summary>Begins the next row.</summary>
    public void StartRow()
    {
        EndRow();
        _row++;
        _column = 0;
        _rowText = _row.ToString(CultureInfo.InvariantCulture);
        _xml.Write("<row r=\"");
        _xml.Write(_rowText);
        _xml.Write("\">");
    }

    /// <summary>Writes the next cell of the row; an empty field leaves it blank.</summary>
    public void Write(Field field)
    {
        if (field.Number is { } number)
        {
            WriteNumber(number, XlsxStyles.Number(field.Decimals));
        }
        else if (field.Day is { } day)
        {
            WriteNumber(day.DayNumber - DayZero, XlsxStyles.Date);
        }
        else if (field.Text is { Length: > 0 } text)
        {
            WriteText(text, XlsxStyles.Text);
        }
        else
        {
            _column++;
        }
    }

    /// <summary>Ends the sheet.</summary>
    public void Dispose()
    {
        EndRow();
        _xml.Write(FormattableString.Invariant($"</sheetData><autoFilter ref=\"A1:{_letters[^1]}{_row}\"/></worksheet>"));
        _xml.Dispose();
    }

    private void EndRow() => _xml.Write(_row == 0 ? "" : "</row>");

    private void WriteNumber(decimal number, string style)
    {
        StartCell(style);
        _xml.Write("\"><v>");
        number.TryFormat(_number, out var length, default, CultureInfo.InvariantCulture);
        _xml.Write(_number, 0, length);
        _xml.Write("</v></c>");
    }

    private void WriteText(string text, string style)
    {
        StartCell(style);
        _xml.Write("\" t=\"s\"><v>");
        _text(text).TryFormat(_number, out var length, default, CultureInfo.InvariantCulture);
        _xml.Write(_number, 0, length);
        _xml.Write("</v></c>");
    }

    private void StartCell(string style)
    {
        _xml.Write("<c r=\"");
        _xml.Write(_letters[_column++]);
        _xml.Write(_rowText);
        _xml.Write("\" s=\"");
        _xml.Write(style);
    }
}
