namespace Pipeline.Workbooks.Reading;

/// <content>
/// The short way through cells: one-letter attributes in double quotes, a value and nothing else; at first by the cell in the row above.
/// </content>
internal sealed partial class SheetReader
{
    private const int MaximumShapes = 1024;

    // By the column of the cell before, so that it is known which to look at.
    private CellShape?[] _cellShapes = new CellShape?[32];

    // How a cell begins, up to its value, and what that means.
    private sealed class CellShape
    {
        public readonly TagShape Tag = new();
        public int Column;
        public int Style;
        public CellEncoding Encoding;
        public bool Empty;
    }

    private bool TryCellLikeAbove<TNames>(ReadOnlySpan<byte> window, ref int position)
        where TNames : IElementNames
    {
        var digits = _rowDigits.AsSpan(0, _rowDigitCount);
        if (_lastColumn >= _cellShapes.Length || _cellShapes[_lastColumn] is not { } shape
            || !shape.Tag.BeginsLike(window[position..], out var length)
            || !window[(position + length)..].StartsWith(digits)
            || !shape.Tag.GoesOnLike(window[(position + length + digits.Length)..], out var rest))
        {
            return false;
        }

        var at = position + length + digits.Length + rest;
        return TryContent<TNames>(window, at, shape.Column, shape.Style, shape.Encoding, shape.Empty, ref position);
    }

    private bool TryCell<TNames>(ReadOnlySpan<byte> window, ref int position)
        where TNames : IElementNames
    {
        if (!window[position..].StartsWith(TNames.CellOpen))
        {
            return false;
        }

        var at = position + TNames.CellOpen.Length;
        var (column, style, encoding, digitsStart, digitsEnd) = (_lastColumn + 1, 0, CellEncoding.Number, 0, 0);
        while (window[at] == ' ')
        {
            // A name of one letter, the equals sign, a quote: four bytes with the space; the zero byte behind the window stops all loops.
            if (window.Length - at < 8 || window[at + 2] != '=' || window[at + 3] != '"')
            {
                return false;
            }

            var value = at + 4;
            switch (window[at + 1])
            {
                case (byte)'r' when digitsEnd == 0 && TryAddress(window, ref value, out column, out digitsStart):
                    digitsEnd = value;
                    break;
                case (byte)'s' when TryDigits(window, ref value, out style):
                case (byte)'t' when TryType(window, ref value, out encoding):
                    break;
                default:
                    return false;
            }

            if (window[value] != '"')
            {
                return false;
            }

            at = value + 1;
        }

        var empty = window[at] == '/' && window[at + 1] == '>';
        if (!empty && (window[at] != '>' || !window[(at + 1)..].StartsWith(TNames.ValueOpen)))
        {
            return false;
        }

        at += empty ? 2 : 1 + TNames.ValueOpen.Length;
        if (ShapeToLearn() is { } shape)
        {
            shape.Tag.Learn(window[position..at], digitsStart - position, digitsEnd - position);
            (shape.Column, shape.Style, shape.Encoding, shape.Empty) = (column, style, encoding, empty);
        }

        return TryContent<TNames>(window, at, column, style, encoding, empty, ref position);
    }

    private CellShape? ShapeToLearn()
    {
        if (_lastColumn >= MaximumShapes)
        {
            return null;
        }

        if (_lastColumn >= _cellShapes.Length)
        {
            Array.Resize(ref _cellShapes, Math.Max(_lastColumn + 1, _cellShapes.Length * 2));
        }

        return _cellShapes[_lastColumn] ??= new();
    }

    // Behind an empty cell, or behind the tag of the value.
    private bool TryContent<TNames>(ReadOnlySpan<byte> window, int at, int column, int style, CellEncoding encoding, bool empty, ref int position)
        where TNames : IElementNames
    {
        if (empty)
        {
            Place(column);
            position = at;
            return true;
        }

        var start = at;
        if (encoding == CellEncoding.SharedText)
        {
            if (!TryDigits(window, ref at, out var index) || index >= _strings.Count || !window[at..].StartsWith(TNames.ValueAndCellClose))
            {
                return false;
            }

            Place(column);
            if (!_strings.IsEmpty(index))
            {
                Set(column, style, encoding, index, 0, CellTraits.None);
            }
        }
        else
        {
            var length = PlainNumber.Length(window[start..]);
            at += length;
            if (length is 0 || length > _limits.TextBytes || !window[at..].StartsWith(TNames.ValueAndCellClose))
            {
                return false;
            }

            Place(column);
            var kept = Row.Bytes.Length;
            Row.Bytes.Append(window[start..at]);
            Set(column, style, encoding, kept, length, CellTraits.None);
        }

        position = at + TNames.ValueAndCellClose.Length;
        return true;
    }

    private bool TryAddress(ReadOnlySpan<byte> window, ref int at, out int column, out int digits)
    {
        column = 0;
        var end = at + 4;
        for (; at < end && window[at] is >= (byte)'A' and <= (byte)'Z'; at++)
        {
            column = (column * 26) + window[at] - 'A' + 1;
        }

        digits = at;
        return column is > 0 and <= MaximumColumn && TryDigits(window, ref at, out var row) && row == Row.Number;
    }

    private static bool TryType(ReadOnlySpan<byte> window, ref int at, out CellEncoding encoding)
    {
        encoding = window[at] switch
        {
            (byte)'s' when window[at + 1] == '"' => CellEncoding.SharedText,
            (byte)'n' => CellEncoding.Number,
            _ => CellEncoding.None,
        };
        at++;
        return encoding != CellEncoding.None;
    }
}
