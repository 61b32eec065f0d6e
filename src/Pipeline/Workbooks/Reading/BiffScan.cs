using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>What the records of a worksheet say beside the values.</summary>
/// <param name="Errors">Cells (row and column from 0) that hold an error value.</param>
/// <param name="Formulas">Cells that hold a formula.</param>
/// <param name="HiddenRows">Rows that are hidden, from 0.</param>
/// <param name="HiddenColumns">Columns that are hidden, from 0.</param>
/// <param name="Texts">The texts that formulas shared by several cells gave; ExcelDataReader loses them.</param>
/// <param name="Merges">The merged rectangles, counted from 1; ExcelDataReader loses those below the last row.</param>
/// <param name="Widths">The rows that hold something, from 0, and how many columns of each, from the first to the last that does.</param>
internal sealed record BiffSheet(
    IReadOnlyDictionary<(int Row, int Column), string> Errors,
    IReadOnlySet<(int Row, int Column)> Formulas,
    IReadOnlySet<int> HiddenRows,
    IReadOnlySet<int> HiddenColumns,
    IReadOnlyDictionary<(int Row, int Column), string> Texts,
    IReadOnlyList<CellRange> Merges,
    IReadOnlyDictionary<int, int> Widths);

/// <summary>
/// Walks the records of a workbook of Excel 97–2003 before ExcelDataReader does: refuses what it would not survive, and keeps what it does not
/// tell, which are errors, formulas, merges, and what is hidden. What it would be led astray by is amended in the bytes themselves.
/// </summary>
internal sealed class BiffScan
{
    private const int LargestRecord = 8224;
    private const int Columns = 256;
    private readonly byte[] _stream;
    private readonly ReadLimits _limits;
    private readonly bool _isUnicode;
    private int _merges;

    private BiffScan(byte[] stream, ReadLimits limits)
    {
        (_stream, _limits) = (stream, limits);

        // The version of the first substream is that of all.
        _isUnicode = stream.Length >= 6 && UInt16(stream, 0) == 0x0809 && UInt16(stream, 4) == 0x0600;
    }

    /// <summary>The worksheets in the order of their tabs; charts and macro sheets are left out.</summary>
    public List<BiffSheet> Sheets { get; } = [];

    /// <summary>Whether dates count from 1904.</summary>
    public bool Date1904 { get; private set; }

    /// <summary>Whether the workbook has macros.</summary>
    public bool HasMacros { get; private set; }

    public static BiffScan Of(byte[] stream, ReadLimits limits)
    {
        BiffDecryption.Apply(stream);
        var scan = new BiffScan(stream, limits);
        scan.Globals();
        return scan;
    }

    private void Globals()
    {
        List<uint> offsets = [];
        var boundSheets = 0;
        var ended = false;
        foreach (var (id, data) in Records(0))
        {
            switch (id)
            {
                case 0x0A:
                    ended = true;
                    break;
                case 0x22 when data.Length >= 2:
                    Date1904 = UInt16(data, 0) == 1;
                    break;
                case 0xD3:
                    HasMacros = true;
                    break;
                case 0x041E:
                    BiffAmendment.Simplify(data, _isUnicode);
                    break;
                case 0xFC when data.Length < 8 || UInt32(data, 4) > Math.Min(_limits.SharedStrings, _stream.Length / 3):
                    throw new UnreadableWorkbookException(FileFindings.TooMany(
                        FileRules.TooManySharedStrings, new("共享字符串数", "shared strings"), _limits.SharedStrings));
                case 0x85 when data.Length >= 6:
                    if (++boundSheets > _limits.Sheets)
                    {
                        throw new UnreadableWorkbookException(FileFindings.TooMany(FileRules.TooManySheets, new("工作表数", "sheets"), _limits.Sheets));
                    }

                    if ((data.Span[5] & 0x0F) == 0)
                    {
                        offsets.Add(UInt32(data, 0));
                    }

                    break;
            }
        }

        if (!ended)
        {
            throw new UnreadableWorkbookException(FileFindings.Truncated());
        }

        // The oldest versions have one sheet and no list of them.
        Sheets.AddRange(boundSheets == 0 ? [Sheet(0)] : offsets.Select(Sheet));
    }

    private BiffSheet Sheet(uint offset)
    {
        Dictionary<(int, int), string> errors = [];
        Dictionary<(int, int), string> texts = [];
        List<CellRange> merges = [];
        List<Memory<byte>> ranges = [];
        Dictionary<int, int> widths = [];
        (int, int)? awaited = null;
        var isUnicode = false;
        HashSet<(int, int)> formulas = [];
        HashSet<int> rows = [];
        HashSet<int> columns = [];
        var ended = false;
        foreach (var (id, data) in Records(offset))
        {
            if (IsValue(id) && data.Length >= 4)
            {
                var (row, column) = Place(data);
                widths[row] = Math.Max(widths.GetValueOrDefault(row), 1 + (id == 0xBD ? LastOfSeveral(data) : column));
            }

            switch (id)
            {
                case 0x0A:
                    ended = true;
                    break;
                case 0x0200 or 0x00:
                    ranges.Add(data);
                    break;
                case 0x041E:
                    BiffAmendment.Simplify(data, _isUnicode);
                    break;
                case 0x06 or 0x0206 or 0x0406 when data.Length >= 14:
                    formulas.Add(Place(data));
                    awaited = UInt16(data, 12) == 0xFFFF && data.Span[6] == 0 ? Place(data) : null;
                    if (UInt16(data, 12) == 0xFFFF && data.Span[6] == 2)
                    {
                        errors[Place(data)] = ErrorText(data.Span[8]);
                    }

                    break;
                case 0x0809 when data.Length >= 2:
                    isUnicode = UInt16(data, 0) == 0x0600;
                    break;
                case 0x0207 when isUnicode && awaited is { } place && StringOf(data) is { } text:
                    texts[place] = text;
                    awaited = null;
                    break;
                case 0xE5 when data.Length >= 2:
                    AddMerges(merges, data[2..], UInt16(data, 0));
                    break;
                case 0x0205 when data.Length >= 8 && data.Span[7] == 1:
                    errors[Place(data)] = ErrorText(data.Span[6]);
                    break;
                case 0x0208 when data.Length >= 14 && (UInt16(data, 12) & 0x20) != 0:
                    rows.Add(UInt16(data, 0));
                    break;
                case 0x7D when data.Length >= 10 && (UInt16(data, 8) & 1) != 0:
                    columns.UnionWith(Enumerable.Range(0, Columns).Where(c => c >= UInt16(data, 0) && c <= UInt16(data, 2)));
                    break;
            }
        }

        if (!ended)
        {
            throw new UnreadableWorkbookException(FileFindings.Truncated());
        }

        // Its reader would walk all that a sheet claims, millions of rows of nothing.
        ranges.ForEach(range => BiffAmendment.Trim(
            range, _isUnicode, widths.Keys.DefaultIfEmpty(-1).Max() + 1, widths.Values.DefaultIfEmpty(0).Max()));
        return new(errors, formulas, rows, columns, texts, merges, widths);
    }

    // All cells but those that only have a format.
    private static bool IsValue(int id) =>
        id is 0x02 or 0x03 or 0x04 or 0x05 or 0x06 or 0xBD or 0xD6 or 0xFD or 0x0202 or 0x0203 or 0x0204 or 0x0205 or 0x0206 or 0x0406 or 0x027E;

    private static int LastOfSeveral(ReadOnlyMemory<byte> data) =>
        data.Length >= 6 && UInt16(data, data.Length - 2) is < Columns and var last ? last : throw Damaged();

    private void AddMerges(List<CellRange> merges, ReadOnlyMemory<byte> ranges, int count)
    {
        for (var at = 0; count > 0 && at + 8 <= ranges.Length; (count, at) = (count - 1, at + 8))
        {
            if (_merges++ == _limits.Merges)
            {
                throw new UnreadableWorkbookException(FileFindings.TooMany(FileRules.TooManyMerges, new("合并单元格数", "merged ranges"), _limits.Merges));
            }

            var (firstRow, lastRow, firstColumn, lastColumn) = (UInt16(ranges, at), UInt16(ranges, at + 2), UInt16(ranges, at + 4), UInt16(ranges, at + 6));
            if (firstRow <= lastRow && firstColumn <= lastColumn && lastColumn < Columns)
            {
                merges.Add(new(firstRow + 1, firstColumn + 1, lastRow + 1, lastColumn + 1));
            }
        }
    }

    // The result of a formula of Excel 97 and later: length, one or two bytes a character, the characters; null where it goes on in another record.
    private static string? StringOf(ReadOnlyMemory<byte> data)
    {
        if (data.Length < 3)
        {
            return null;
        }

        var (count, isWide) = (UInt16(data, 0), (data.Span[2] & 1) != 0);
        var bytes = data.Span[3..];
        return bytes.Length < count * (isWide ? 2 : 1) ? null
            : isWide ? Encoding.Unicode.GetString(bytes[..(2 * count)])
            : Encoding.Latin1.GetString(bytes[..count]);
    }

    // Up to and with the end of the substream.
    private IEnumerable<(int Id, Memory<byte> Data)> Records(uint offset)
    {
        for (var at = (long)offset; at + 4 <= _stream.Length;)
        {
            var (id, length) = (UInt16(_stream, (int)at), UInt16(_stream, (int)at + 2));
            if (length > LargestRecord)
            {
                throw Damaged();
            }

            if (at + 4 + length > _stream.Length)
            {
                yield break;
            }

            if (at == offset && id is not (0x09 or 0x0209 or 0x0409 or 0x0809))
            {
                throw Damaged();
            }

            yield return (id, _stream.AsMemory((int)at + 4, length));
            if (id == 0x0A)
            {
                yield break;
            }

            at += 4 + length;
        }
    }

    private static (int Row, int Column) Place(ReadOnlyMemory<byte> data) =>
        UInt16(data, 2) < Columns ? (UInt16(data, 0), UInt16(data, 2)) : throw Damaged();

    private static string ErrorText(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };

    private static UnreadableWorkbookException Damaged() =>
        new(FileFindings.Damaged("", new("工作表记录有误", "the records of a sheet are broken")));

    private static int UInt16(ReadOnlyMemory<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.Span[at..]);

    private static uint UInt32(ReadOnlyMemory<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[at..]);
}
