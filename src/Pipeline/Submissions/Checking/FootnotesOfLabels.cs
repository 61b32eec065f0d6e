namespace Pipeline.Submissions.Checking;

/// <summary>What the footnotes on the labels of rows and columns say of every figure there.</summary>
internal sealed class FootnotesOfLabels
{
    private readonly Dictionary<int, string> _rows = [];
    private readonly Dictionary<int, string> _columns = [];

    public FootnotesOfLabels(Grid grid, Header header, TableRows rows)
    {
        // As in nearly every workbook.
        if (rows.Notes.IsEmpty)
        {
            return;
        }

        foreach (var column in header.Columns)
        {
            Add(_columns, column.Column, rows.Notes, header.Block.Rows.Select(r => grid.Label(r, column.Column)));
        }

        foreach (var row in rows.Rows)
        {
            Add(_rows, row.Row.Number, rows.Notes, [grid.Label(row.Row.Number, header.NameColumn), grid.Label(row.Row.Number, header.CodeColumn)]);
        }
    }

    /// <summary>A figure with its own footnote and those of its row and its column.</summary>
    public CellValue AddTo(CellValue cell, int row, int column)
    {
        if (_rows.Count + _columns.Count == 0 || !cell.IsAnswer)
        {
            return cell;
        }

        string[] notes = [cell.Note, _rows.GetValueOrDefault(row, ""), _columns.GetValueOrDefault(column, "")];
        return cell with { Note = string.Join('；', notes.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)) };
    }

    private static void Add(Dictionary<int, string> found, int number, NoteTexts notes, IEnumerable<string> labels)
    {
        foreach (var label in labels)
        {
            Footnote.Strip(Wording.FirstLine(label), out var marks);
            if (notes.Known(marks) is { Length: > 0 } text)
            {
                found.Add(number, text);
                return;
            }
        }
    }
}
