using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>Reads tables that are saved as text (CSV, or separated by tabs) as a workbook of one sheet.</summary>
internal sealed class TextTableReader(ReadLimits limits)
{
    private const string SheetName = TextRecords.SheetName;
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    public WorkbookReading Read(byte[] file)
    {
        var (text, encoding) = Decode(file);
        if (Separator(text) is not { } separator)
        {
            throw new UnreadableWorkbookException(FileFindings.PlainText());
        }

        return new(new([new(SheetName, SheetVisibility.Visible, Rows(text, separator), [])], false), [FileFindings.TextTable(encoding)]);
    }

    private List<SheetRow> Rows(string text, char separator)
    {
        var count = new ReadCount(limits);
        var records = new TextRecords(text, separator, limits.Columns);
        List<SheetRow> rows = [];
        for (var row = 1; records.Read(); row++)
        {
            List<SheetCell> cells = [];
            for (var i = 0; i < records.Fields.Count; i++)
            {
                if (records.Fields[i] is { Length: > 0 } cell)
                {
                    cells.Add(new(i + 1, IsPlainNumber(cell) ? CellKind.Number : CellKind.Text, cell.ReplaceLineEndings("\n")));
                }
            }

            if (cells.Count > 0)
            {
                count.Add(cells, SheetName);
                rows.Add(new(row, cells));
            }
        }

        return rows;
    }

    private static (string Text, string Encoding) Decode(byte[] file)
    {
        try
        {
            return file switch
            {
                [0xEF, 0xBB, 0xBF, ..] => (Utf8.GetString(file.AsSpan(3)), "UTF-8"),
                [0xFF, 0xFE, ..] => (Encoding.Unicode.GetString(file.AsSpan(2)), "UTF-16"),
                [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode.GetString(file.AsSpan(2)), "UTF-16"),
                _ => (Utf8.GetString(file), "UTF-8"),
            };
        }
        catch (DecoderFallbackException)
        {
            return (DecodeChinese(file), "GB18030");
        }
    }

    private static string DecodeChinese(byte[] file)
    {
        try
        {
            return LegacyEncodings.Gb18030.GetString(file);
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableWorkbookException(FileFindings.TextEncoding());
        }
    }

    // The separator that most of the text uses outside of quotation marks; tables of one column are none.
    private static char? Separator(string text)
    {
        Dictionary<char, int> counts = new() { [','] = 0, ['\t'] = 0, [';'] = 0 };
        var quoted = false;
        foreach (var character in text)
        {
            quoted ^= character == '"';
            if (!quoted && counts.TryGetValue(character, out var count))
            {
                counts[character] = count + 1;
            }
        }

        var most = counts.MaxBy(c => c.Value);
        return most.Value > 0 ? most.Key : null;
    }

    // 0871 is a telephone's area code: what a spreadsheet would not show as it is written is text.
    private static bool IsPlainNumber(string text)
    {
        var digits = text.AsSpan().TrimStart('-');
        var whole = digits.IndexOf('.') is >= 0 and var point ? digits[..point] : digits;
        var fraction = digits[whole.Length..];
        return text.Length - digits.Length <= 1 && whole.Length is > 0 and <= 15 && (whole.Length == 1 || whole[0] != '0')
            && whole.IndexOfAnyExceptInRange('0', '9') < 0
            && (fraction.Length == 0 || (fraction.Length is > 1 and <= 30 && fraction[1..].IndexOfAnyExceptInRange('0', '9') < 0));
    }
}
