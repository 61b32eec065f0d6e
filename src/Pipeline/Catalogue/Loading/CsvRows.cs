using System.Text;

namespace Pipeline.Catalogue.Loading;

/// <summary>One row of a table and the line on which it begins.</summary>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Cells">The cells, trimmed unless they are quoted; null where the quotation marks do not match.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string>? Cells);

/// <summary>Splits comma-separated text (RFC 4180) into rows; empty lines and lines that begin with <c>#</c> are no rows.</summary>
/// <remarks>Written out because faults must name lines exactly, comments and quoted line breaks included.</remarks>
internal static class CsvRows
{
    /// <summary>All rows of a text whose line ends are <c>\n</c>.</summary>
    public static IEnumerable<CsvRow> Split(string text)
    {
        var lines = text.Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            if (lines[number].Trim().Length == 0 || lines[number].StartsWith('#'))
            {
                continue;
            }

            var (first, row) = (number + 1, lines[number]);
            while (QuoteIsOpen(row) && number + 1 < lines.Length)
            {
                row += '\n' + lines[++number];
            }

            yield return new(first, Cells(row));
        }
    }

    private static bool QuoteIsOpen(string row) => row.Count(character => character == '"') % 2 != 0;

    private static List<string>? Cells(string row)
    {
        if (QuoteIsOpen(row))
        {
            return null;
        }

        var cells = new List<string>();
        for (var at = 0; ;)
        {
            var end = CellEnd(row, at);
            if (Cell(row[at..end].Trim()) is not { } cell)
            {
                return null;
            }

            cells.Add(cell);
            if (end == row.Length)
            {
                return cells;
            }

            at = end + 1;
        }
    }

    private static int CellEnd(string row, int at)
    {
        var quoted = false;
        for (; at < row.Length && (quoted || row[at] != ','); at++)
        {
            quoted ^= row[at] == '"';
        }

        return at;
    }

    private static string? Cell(string raw)
    {
        if (!raw.Contains('"', StringComparison.Ordinal))
        {
            return raw;
        }

        if (raw.Length < 2 || raw[0] != '"' || raw[^1] != '"')
        {
            return null;
        }

        var text = new StringBuilder(raw.Length);
        for (var at = 1; at < raw.Length - 1; at++)
        {
            if (raw[at] == '"' && raw[++at] != '"')
            {
                return null;
            }

            text.Append(raw[at]);
        }

        return text.ToString();
    }
}
