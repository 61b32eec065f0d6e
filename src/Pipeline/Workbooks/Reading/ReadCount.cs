using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>How much of a workbook has been read so far, against the limits.</summary>
internal sealed class ReadCount(ReadLimits limits)
{
    private int _rows;
    private int _cells;
    private int _merges;
    private long _valueBytes;

    /// <summary>Counts one row.</summary>
    public void Add(RowBuffer row, string sheet)
    {
        CheckValues(row, sheet);
        Add(row.Count, row.Bytes.Length, sheet);
    }

    /// <summary>Counts one row that is whole already.</summary>
    public void Add(IReadOnlyList<SheetCell> row, string sheet)
    {
        var bytes = row.Sum(cell => (long)Encoding.UTF8.GetByteCount(cell.Text));
        CheckValues(bytes, sheet);
        Add(row.Count, bytes, sheet);
    }

    /// <summary>Looks at a row that has not ended: its values alone may be too much to keep.</summary>
    public void CheckValues(RowBuffer row, string sheet) => CheckValues(row.Bytes.Length, sheet);

    private void CheckValues(long bytes, string sheet)
    {
        if (_valueBytes + bytes > limits.ValueBytes)
        {
            throw new UnreadableWorkbookException(FileFindings.TooMany(
                FileRules.TooManyCells, new("单元格内容字节数", "bytes in cells"), limits.ValueBytes, sheet));
        }
    }

    /// <summary>Counts one merged range.</summary>
    public void AddMerge(string sheet)
    {
        if (_merges++ == limits.Merges)
        {
            throw new UnreadableWorkbookException(FileFindings.TooMany(
                FileRules.TooManyMerges, new("合并单元格数", "merged ranges"), limits.Merges, sheet));
        }
    }

    private void Add(int cells, long bytes, string sheet)
    {
        _rows++;
        _cells += cells;
        _valueBytes += bytes;
        if (_rows > limits.Rows)
        {
            throw new UnreadableWorkbookException(FileFindings.TooMany(FileRules.TooManyRows, new("行数", "rows"), limits.Rows, sheet));
        }

        if (_cells > limits.Cells)
        {
            throw new UnreadableWorkbookException(FileFindings.TooMany(FileRules.TooManyCells, new("单元格数", "cells"), limits.Cells, sheet));
        }
    }
}
