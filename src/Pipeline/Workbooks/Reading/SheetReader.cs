using System.Buffers.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>Reads the rows of one sheet that hold something, forward, into one reused row.</summary>
internal sealed partial class SheetReader : IDisposable
{
    private const int MaximumColumn = 16_384;
    private const int MaximumRow = 1_048_576;

    private readonly XmlScanner _scanner;
    private readonly SharedStrings _strings;
    private readonly ReadCount _count;
    private readonly ReadLimits _limits;
    private readonly string _sheet;
    private readonly List<CellRange> _merges = [];
    private readonly HashSet<int> _externalShares = [];
    private readonly ByteArena _scratch = new(256);
    // Most sheets hide none.
    private bool[]? _hiddenColumns;
    private bool _inRows;
    private bool _ended;
    private int _describedColumns;
    private int _lastRow;
    private int _lastColumn;
    private bool _unordered;

    public SheetReader(XmlScanner scanner, string sheet, SharedStrings strings, ReadCount count, ReadLimits limits) =>
        (_scanner, _sheet, _strings, _count, _limits) = (scanner, sheet, strings, count, limits);

    /// <summary>The row that was read last.</summary>
    public RowBuffer Row { get; } = new();

    /// <summary>The merged rectangles; complete when all rows have been read.</summary>
    public IReadOnlyList<CellRange> Merges => _merges;

    /// <summary>Whether a column is hidden.</summary>
    public bool IsHidden(int column) => _hiddenColumns?[column] == true;

    /// <summary>Goes to the next row that holds something; false when there is none, and then the whole part has been read and checked.</summary>
    public bool ReadRow()
    {
        while (!_ended)
        {
            if (!_inRows)
            {
                ReadOutsideRows();
            }
            else if (NextRow())
            {
                ReadCells();
                if (Row.Count > 0)
                {
                    FinishRow();
                    return true;
                }
            }
        }

        return false;
    }

    public void Dispose() => _scanner.Dispose();

    // What stands before and after the rows: columns and merges; the rest is passed over.
    private void ReadOutsideRows()
    {
        switch (_scanner.Read())
        {
            case XmlToken.EndOfPart:
                _ended = true;
                break;
            case XmlToken.Start when _scanner.Depth == 1:
                if (!_scanner.Is("worksheet"u8))
                {
                    throw _scanner.Broken("根元素不是工作表", "its root is not a worksheet");
                }

                break;
            case XmlToken.Start when _scanner.Is("sheetData"u8):
                LearnPrefix();
                _inRows = true;
                break;
            case XmlToken.Start when _scanner.Is("col"u8):
                ReadColumns();
                break;
            case XmlToken.Start when _scanner.Is("mergeCell"u8):
                ReadMerge();
                break;
            case XmlToken.Start when !_scanner.Is("cols"u8) && !_scanner.Is("mergeCells"u8):
                _scanner.Skip();
                break;
        }
    }

    private void ReadColumns()
    {
        if (_describedColumns++ == MaximumColumn)
        {
            throw _scanner.Broken("描述的列数超过工作表的上限", "it describes more columns than a sheet has");
        }

        if (_scanner.Flag("hidden"u8) && Number("min"u8) is { } first and >= 1 && Number("max"u8) is { } last && first <= last && first <= MaximumColumn)
        {
            _hiddenColumns ??= new bool[MaximumColumn + 1];
            _hiddenColumns.AsSpan(first..(Math.Min(last, MaximumColumn) + 1)).Fill(true);
        }
    }

    private void ReadMerge()
    {
        _count.AddMerge(_sheet);
        if (_scanner.TryAttribute("ref"u8, out var reference))
        {
            _merges.Add(CellReference.ParseRange(reference) ?? throw _scanner.Broken("有合并区域没有地址", "a merged range has no address"));
        }
    }

    // Whether there is another row in the sheet data; its attributes are read then.
    private bool NextRow()
    {
        if (TryNextRow())
        {
            return true;
        }

        while (true)
        {
            switch (_scanner.Read())
            {
                case XmlToken.Start when _scanner.Is("row"u8):
                    _rowHasNumber = _scanner.TryAttribute("r"u8, out _);
                    BeginRow(_rowHasNumber ? Number("r"u8) ?? throw _scanner.Broken("有行的行号不正确", "a row has no proper number") : _lastRow + 1, _scanner.Flag("hidden"u8));
                    return true;
                case XmlToken.Start:
                    _scanner.Skip();
                    break;
                case XmlToken.End:
                    _inRows = false;
                    return false;
            }
        }
    }

    private void BeginRow(int number, bool hidden)
    {
        if (number is < 1 or > MaximumRow)
        {
            throw _scanner.Broken($"第 {number} 行超出工作表的范围", $"row {number} lies outside of a sheet");
        }

        Row.Begin(number, hidden);
        _lastRow = number;
        (_lastColumn, _unordered) = (0, false);
    }

    private void ReadCells()
    {
        while (true)
        {
            if (TryReadCells())
            {
                return;
            }

            switch (_scanner.Read())
            {
                case XmlToken.Start when _scanner.Is("c"u8):
                    ReadCell();
                    break;
                case XmlToken.Start:
                    _scanner.Skip();
                    break;
                case XmlToken.End:
                    return;
            }
        }
    }

    private void FinishRow()
    {
        if (_unordered && Row.Sort() is > 0 and var twice)
        {
            throw Repeated(twice);
        }

        if (Row.Cells[^1].Column > _limits.Columns)
        {
            throw new UnreadableWorkbookException(FileFindings.TooMany(FileRules.TooManyColumns, new("列数", "columns"), _limits.Columns, _sheet));
        }

        _count.Add(Row, _sheet);
    }

    private void ReadCell()
    {
        var column = _lastColumn + 1;
        if (_scanner.TryAttribute("r"u8, out var address))
        {
            var (row, named) = CellReference.Parse(address) ?? throw _scanner.Broken("有单元格的地址不正确", "a cell has no proper address");
            PlaceRow(row);
            column = named;
        }

        Place(column);
        var style = Number("s"u8) ?? 0;
        var encoding = _scanner.TryAttribute("t"u8, out var type) ? EncodingOf(type) : CellEncoding.Number;
        ReadContent(column, style, encoding);
        _count.CheckValues(Row, _sheet);
    }

    private UnreadableWorkbookException Repeated(int column) => new(FileFindings.CellRepeated(_sheet, CellAddress.Of(Row.Number, column)));

    // The cell's own address decides where the row does not say which one it is.
    private void PlaceRow(int row)
    {
        if (row == Row.Number)
        {
            return;
        }

        if (_rowHasNumber || Row.Count > 0)
        {
            throw _scanner.Broken($"第 {row} 行的单元格出现在第 {Row.Number} 行中", $"a cell of row {row} stands in row {Row.Number}");
        }

        Row.Number = row;
        _lastRow = row;
        _rowHasNumber = true;
    }

    private void Place(int column)
    {
        if (column > MaximumColumn)
        {
            throw _scanner.Broken($"第 {column} 列超出工作表的范围", $"column {column} lies outside of a sheet");
        }

        _unordered |= column <= _lastColumn;
        _lastColumn = column;
        if (_unordered && Row.Count > MaximumColumn)
        {
            throw Repeated(Row.Sort());
        }
    }

    private void ReadContent(int column, int style, CellEncoding encoding)
    {
        var start = Row.Bytes.Length;
        var (hasValue, isInline, formula) = (false, false, CellTraits.None);
        for (var token = _scanner.Read(); token != XmlToken.End; token = _scanner.Read())
        {
            if (token == XmlToken.Text)
            {
                continue;
            }

            if (_scanner.Is("v"u8) && !isInline)
            {
                RichText.AppendText(_scanner, Row.Bytes);
                hasValue = true;
            }
            else if (_scanner.Is("is"u8))
            {
                // Some programs write the value beside the text; the text is what the cell shows.
                start = Row.Bytes.Length;
                RichText.Append(_scanner, Row.Bytes);
                (hasValue, isInline) = (true, true);
            }
            else if (_scanner.Is("f"u8))
            {
                formula |= ReadFormula();
            }
            else
            {
                _scanner.Skip();
            }
        }

        Keep(column, style, encoding, start, hasValue, formula);
    }

    private void Keep(int column, int style, CellEncoding encoding, int start, bool hasValue, CellTraits formula)
    {
        var bytes = Row.Bytes.Slice(start, Row.Bytes.Length - start);
        if (encoding is not CellEncoding.Text)
        {
            var blank = bytes.IndexOfAnyExcept(" \t\r\n"u8);
            start += blank < 0 ? bytes.Length : blank;
            bytes = bytes.Trim(" \t\r\n"u8);
        }

        if (bytes.IsEmpty && !(encoding == CellEncoding.Text && hasValue && formula != CellTraits.None))
        {
            if (formula != CellTraits.None)
            {
                Set(column, style, CellEncoding.None, start, 0, formula | CellTraits.NoCachedValue);
            }

            return;
        }

        if (encoding == CellEncoding.SharedText)
        {
            if (!Utf8Parser.TryParse(bytes, out int index, out var used) || used != bytes.Length || index < 0 || index >= _strings.Count)
            {
                throw _scanner.Broken($"单元格 {CellAddress.Of(Row.Number, column)} 引用的共享字符串不存在", $"the cell {CellAddress.Of(Row.Number, column)} refers to a shared string that there is not");
            }

            if (formula != CellTraits.None || !_strings.IsEmpty(index))
            {
                Set(column, style, encoding, index, 0, formula);
            }

            return;
        }

        _scanner.CheckText(bytes);
        Set(column, style, encoding, start, bytes.Length, formula);
    }

    private void Set(int column, int style, CellEncoding encoding, int start, int length, CellTraits formula)
    {
        ref var slot = ref Row.Add();
        (slot.Column, slot.Start, slot.Length, slot.Style, slot.Encoding, slot.Formula) = (column, start, length, style, encoding, formula);
    }

    private CellTraits ReadFormula()
    {
        var share = _scanner.TryAttribute("t"u8, out var type) && type.SequenceEqual("shared"u8) ? Number("si"u8) : null;
        _scratch.Clear();
        RichText.AppendText(_scanner, _scratch);
        var external = FormulaText.HasExternalLink(_scratch.Slice(0, _scratch.Length));
        if (share is { } number)
        {
            // The cells that share a formula have its number only; the text stands in the first.
            if (external)
            {
                _externalShares.Add(number);
            }

            external |= _externalShares.Contains(number);
        }

        return external ? CellTraits.Formula | CellTraits.ExternalLink : CellTraits.Formula;
    }

    private int? Number(ReadOnlySpan<byte> name) =>
        _scanner.TryAttribute(name, out var value) && Utf8Parser.TryParse(value, out int number, out var used) && used == value.Length && number >= 0
            ? number
            : null;

    private static CellEncoding EncodingOf(ReadOnlySpan<byte> type) => type switch
    {
        [(byte)'s'] => CellEncoding.SharedText,
        [(byte)'n'] => CellEncoding.Number,
        [(byte)'b'] => CellEncoding.Boolean,
        [(byte)'e'] => CellEncoding.Error,
        [(byte)'d'] => CellEncoding.IsoDate,
        _ => CellEncoding.Text,
    };
}
