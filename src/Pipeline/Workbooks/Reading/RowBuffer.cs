using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>How a file writes the value of a cell.</summary>
internal enum CellEncoding : byte
{
    /// <summary>Nothing; a formula without a result.</summary>
    None,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date in ISO 8601.</summary>
    IsoDate,

    /// <summary>A reference to a shared string.</summary>
    SharedText,

    /// <summary>Text.</summary>
    Text,

    /// <summary>0 or 1.</summary>
    Boolean,

    /// <summary>The name of an error.</summary>
    Error,
}

/// <summary>A cell of a <see cref="RowBuffer"/>: its place, and where its bytes are.</summary>
internal struct CellSlot
{
    /// <summary>The column, counted from 1.</summary>
    public int Column;

    /// <summary>Where the bytes begin; for shared text its number.</summary>
    public int Start;

    /// <summary>How many bytes there are; 0 for shared text.</summary>
    public int Length;

    /// <summary>The number of the cell format.</summary>
    public int Style;

    /// <summary>How the value is written.</summary>
    public CellEncoding Encoding;

    /// <summary>What is known of a formula.</summary>
    public CellTraits Formula;
}

/// <summary>The cells of one row that hold something; reused for every row, nothing is allocated until a text is asked for.</summary>
internal sealed class RowBuffer
{
    private CellSlot[] _cells = new CellSlot[64];

    /// <summary>The bytes of all values of the row.</summary>
    public ByteArena Bytes { get; } = new(4096);

    /// <summary>The row, counted from 1.</summary>
    public int Number { get; set; }

    /// <summary>Whether the row is hidden.</summary>
    public bool Hidden { get; set; }

    /// <summary>How many cells hold something.</summary>
    public int Count { get; private set; }

    /// <summary>The cells in column order.</summary>
    public ReadOnlySpan<CellSlot> Cells => _cells.AsSpan(0, Count);

    /// <summary>The bytes of a cell's value as UTF-8, entities resolved.</summary>
    public ReadOnlySpan<byte> Value(in CellSlot cell) => Bytes.Slice(cell.Start, cell.Length);

    /// <summary>The text of a cell that is not a shared one.</summary>
    public string Text(in CellSlot cell) => Encoding.UTF8.GetString(Value(cell));

    public void Begin(int number, bool hidden)
    {
        (Number, Hidden, Count) = (number, hidden, 0);
        Bytes.Clear();
    }

    /// <summary>A new cell to be filled in, behind the others.</summary>
    public ref CellSlot Add()
    {
        if (Count == _cells.Length)
        {
            Array.Resize(ref _cells, _cells.Length * 2);
        }

        return ref _cells[Count++];
    }

    /// <summary>Puts the cells in column order; the column that there are two cells of, or 0.</summary>
    public int Sort()
    {
        var cells = _cells.AsSpan(0, Count);
        cells.Sort(static (left, right) => left.Column.CompareTo(right.Column));
        for (var i = 1; i < cells.Length; i++)
        {
            if (cells[i].Column == cells[i - 1].Column)
            {
                return cells[i].Column;
            }
        }

        return 0;
    }
}
