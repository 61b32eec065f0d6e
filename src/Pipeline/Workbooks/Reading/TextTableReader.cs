using System.Text;
using CsvHelper;

namespace Pipeline.Workbooks.Reading;

/// <summary>Reads tables that are saved as text (CSV, or separated by tabs) as a workbook of one sheet.</summary>
internal sealed class TextTableReader(ReadLimits limits)
{
    private const string SheetName = "CSV";
    private const int LongestRecord = 1 << 20;
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    public WorkbookReading Read(byte[] file)
    {
        var (text, encoding) = Decode(file);
        if (Separator(text) is not { } separator)
        {
            throw new UnreadableWorkbookException(FileFindings.PlainText());
        }

        try
        {
            return new(new([new(SheetName, SheetVisibility.Visible, Rows(text, separator), [])], false), [FileFindings.TextTable(encoding)]);
        }
        catch (CsvFormatException)
        {
            throw new UnreadableWorkbookException(OpenQuote(text, separator) is var (line, row, column)
                ? FileFindings.QuoteOpen(SheetName, line, CellAddress.Of(row, column))
                : FileFindings.Damaged("", new("有一行过长", "a line is too long")));
        }
    }

    private List<SheetRow> Rows(string text, char separator)
    {
        var count = new ReadCount(limits);
        CsvReaderOptions options = new()
        {
            HasHeader = false,
            SkipEmptyLines = false,
            Separator = separator,
            MaxRecordSize = LongestRecord,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        using var csv = CsvReader.Create(Encoding.UTF8.GetBytes(text), options);
        List<SheetRow> rows = [];
        for (var row = 1; csv.Read(); row++)
        {
            if (csv.FieldCount > limits.Columns)
            {
                throw new UnreadableWorkbookException(FileFindings.TooMany(FileRules.TooManyColumns, new("列数", "columns"), limits.Columns, SheetName));
            }

            List<SheetCell> cells = [];
            for (var i = 0; i < csv.FieldCount; i++)
            {
                if (csv.GetString(i) is { Length: > 0 } cell)
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

    /// <summary>Where a quotation mark opens that is not closed before a separator or the end of a line: counting lines, and as row and column.</summary>
    private static (int Line, int Row, int Column)? OpenQuote(string text, char separator)
    {
        var (line, row, column, atStart) = (1, 1, 1, true);
        (int, int, int)? open = null;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var next = i + 1 < text.Length ? text[i + 1] : '\n';
            if (character == '"' && open is not null && next == '"')
            {
                i++;
            }
            else if (character == '"' && open is not null)
            {
                if (next != separator && next is not ('\r' or '\n'))
                {
                    return open;
                }

                open = null;
            }
            else if (character == '"' && atStart)
            {
                open = (line, row, column);
            }
            else if (open is null && character == separator)
            {
                column++;
            }
            else if (open is null && character == '\n')
            {
                (row, column) = (row + 1, 1);
            }

            line += character == '\n' ? 1 : 0;
            atStart = open is null && (character == separator || character is '\r' or '\n');
        }

        return open;
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
