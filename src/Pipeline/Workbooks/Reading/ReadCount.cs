namespace Pipeline.Workbooks.Reading;

/// <summary>How much of a workbook has been read so far, against the limits.</summary>
internal sealed class ReadCount(ReadLimits limits)
{
    private int _rows;
    private int _cells;

    /// <summary>Counts one row.</summary>
    public void Add(int cells, string sheet)
    {
        _rows++;
        _cells += cells;
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
