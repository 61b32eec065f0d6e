using System.Buffers;

namespace Pipeline.Workbooks.Reading;

/// <content>
/// The short way through rows and cells as nearly every program writes them: one-letter attributes in double quotes, a value and nothing
/// else. Whatever looks different is left to the general way, at the same place.
/// </content>
internal sealed partial class SheetReader
{
    private const int MaximumAttributeName = 40;
    private static readonly SearchValues<byte> NotInNames = SearchValues.Create(" \t\r\n<>"u8);

    private byte[] _rowName = [];
    private byte[] _rowOpen = [];
    private byte[] _rowClose = [];
    private byte[] _cellOpen = [];
    private byte[] _cellClose = [];
    private byte[] _valueOpen = [];
    private byte[] _valueAndCellClose = [];
    private bool _rowHasNumber;

    // Rows and cells have the prefix of the sheet data; where they do not, the general way reads them.
    private void LearnNames()
    {
        byte[] prefix = [.. _scanner.Prefix];
        _rowName = [.. prefix, .. "row"u8];
        _rowOpen = [.. "<"u8, .. _rowName];
        _rowClose = [.. "</"u8, .. _rowName, .. ">"u8];
        _cellOpen = [.. "<"u8, .. prefix, .. "c"u8];
        _cellClose = [.. "</"u8, .. prefix, .. "c>"u8];
        _valueOpen = [.. "<"u8, .. prefix, .. "v>"u8];
        _valueAndCellClose = [.. "</"u8, .. prefix, .. "v>"u8, .. _cellClose];
    }

    private bool TryNextRow()
    {
        var window = _scanner.Window;
        if (!window.StartsWith(_rowOpen))
        {
            return false;
        }

        var at = _rowOpen.Length;
        var (number, hidden) = (0, false);
        while (window[at] == ' ')
        {
            var rest = window[(at + 1)..];
            var nameLength = rest[..Math.Min(rest.Length, MaximumAttributeName)].IndexOf((byte)'=');
            if (nameLength < 1 || nameLength + 2 > rest.Length || rest[nameLength + 1] != '"')
            {
                return false;
            }

            var name = rest[..nameLength];
            var valueLength = rest[(nameLength + 2)..].IndexOf((byte)'"');
            if (valueLength < 0 || name.StartsWith("xmlns"u8))
            {
                return false;
            }

            var value = rest.Slice(nameLength + 2, valueLength);
            if (name is [(byte)'r'])
            {
                if (!TryDigits(value, out number))
                {
                    return false;
                }
            }
            else if (name.SequenceEqual("hidden"u8))
            {
                hidden = XmlScanner.IsTrue(value);
            }
            else if (name.IndexOfAny(NotInNames) >= 0 || value.IndexOfAny((byte)'<', (byte)'&') >= 0)
            {
                return false;
            }

            at += nameLength + valueLength + 4;
        }

        if (window[at] != '>')
        {
            return false;
        }

        _rowHasNumber = number > 0;
        BeginRow(_rowHasNumber ? number : _lastRow + 1, hidden);
        _scanner.AdvanceInto(at + 1, _rowName);
        return true;
    }

    // Reads as many cells as can be read the short way; true when the row has ended.
    private bool TryReadCells()
    {
        while (true)
        {
            var window = _scanner.Window;
            if (window.IsEmpty)
            {
                return false;
            }

            var at = 0;
            while (TryCell(window, ref at))
            {
            }

            if (window[at..].StartsWith(_rowClose))
            {
                _scanner.AdvanceOut(at + _rowClose.Length);
                return true;
            }

            _scanner.Advance(at);

            // Perhaps only the window ended; a whole cell of the usual kind is far shorter than this.
            if (window.Length - at > 256 || !_scanner.Extend())
            {
                return false;
            }
        }
    }

    private bool TryCell(ReadOnlySpan<byte> window, ref int position)
    {
        if (!window[position..].StartsWith(_cellOpen))
        {
            return false;
        }

        var at = position + _cellOpen.Length;
        var (column, style, encoding) = (_lastColumn + 1, 0, CellEncoding.Number);
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
                case (byte)'r' when TryAddress(window, ref value, out column):
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

        if (window[at] == '/' && window[at + 1] == '>')
        {
            Place(column);
            position = at + 2;
            return true;
        }

        return window[at] == '>' && TryValue(window, at + 1, column, style, encoding, ref position);
    }

    private bool TryValue(ReadOnlySpan<byte> window, int at, int column, int style, CellEncoding encoding, ref int position)
    {
        if (!window[at..].StartsWith(_valueOpen))
        {
            return false;
        }

        at += _valueOpen.Length;
        var start = at;
        if (encoding == CellEncoding.SharedText)
        {
            if (!TryDigits(window, ref at, out var index) || index >= _strings.Count || !window[at..].StartsWith(_valueAndCellClose))
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
            // Digits, sign, point, exponent: text of which nothing need be resolved or checked.
            while (IsNumeric(window[at]))
            {
                at++;
            }

            if (at == start || !window[at..].StartsWith(_valueAndCellClose))
            {
                return false;
            }

            Place(column);
            var kept = Row.Bytes.Length;
            Row.Bytes.Append(window[start..at]);
            Set(column, style, encoding, kept, at - start, CellTraits.None);
        }

        position = at + _valueAndCellClose.Length;
        return true;
    }

    private bool TryAddress(ReadOnlySpan<byte> window, ref int at, out int column)
    {
        column = 0;
        var end = at + 4;
        for (; at < end && window[at] is >= (byte)'A' and <= (byte)'Z'; at++)
        {
            column = (column * 26) + window[at] - 'A' + 1;
        }

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

    private static bool TryDigits(ReadOnlySpan<byte> window, ref int at, out int number)
    {
        number = 0;
        var start = at;
        for (; window[at] is >= (byte)'0' and <= (byte)'9'; at++)
        {
            if (at - start == 9)
            {
                return false;
            }

            number = (number * 10) + window[at] - '0';
        }

        return at > start;
    }

    private static bool TryDigits(ReadOnlySpan<byte> value, out int number) =>
        System.Buffers.Text.Utf8Parser.TryParse(value, out number, out var used) && used == value.Length && number > 0;

    private static bool IsNumeric(byte value) =>
        value is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'-' or (byte)'+' or (byte)'E' or (byte)'e';
}
