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

    private PrefixKind _prefix;
    private bool _rowHasNumber;

    private enum PrefixKind
    {
        Other,
        None,
        X,
    }

    // Spelled out as literals so that comparing with them compiles to a few instructions.
    private interface INames
    {
        static abstract ReadOnlySpan<byte> Row { get; }

        static abstract ReadOnlySpan<byte> RowOpen { get; }

        static abstract ReadOnlySpan<byte> RowClose { get; }

        static abstract ReadOnlySpan<byte> CellOpen { get; }

        static abstract ReadOnlySpan<byte> ValueOpen { get; }

        static abstract ReadOnlySpan<byte> ValueAndCellClose { get; }
    }

    // Rows and cells have the prefix of the sheet data; where they do not, or it is an unusual one, the general way reads them.
    private void LearnPrefix() =>
        _prefix = _scanner.Prefix.IsEmpty ? PrefixKind.None : _scanner.Prefix.SequenceEqual("x:"u8) ? PrefixKind.X : PrefixKind.Other;

    private bool TryNextRow() => _prefix switch
    {
        PrefixKind.None => TryNextRow<PlainNames>(),
        PrefixKind.X => TryNextRow<NamesWithX>(),
        _ => false,
    };

    private bool TryReadCells() => _prefix switch
    {
        PrefixKind.None => TryReadCells<PlainNames>(),
        PrefixKind.X => TryReadCells<NamesWithX>(),
        _ => false,
    };

    // Goes into the next row that has cells; rows without any are passed over here.
    private bool TryNextRow<TNames>()
        where TNames : INames
    {
        while (true)
        {
            var window = _scanner.Window;
            if (!window.StartsWith(TNames.RowOpen))
            {
                return false;
            }

            var at = TNames.RowOpen.Length;
            if (!TryRowAttributes(window, ref at, out var number, out var hidden))
            {
                return false;
            }

            var empty = window[at] == '/' && window[at + 1] == '>';
            if (!empty && window[at] != '>')
            {
                return false;
            }

            _rowHasNumber = number > 0;
            BeginRow(_rowHasNumber ? number : _lastRow + 1, hidden);
            if (!empty)
            {
                _scanner.AdvanceInto(at + 1, TNames.Row);
                return true;
            }

            _scanner.Advance(at + 2);
        }
    }

    private static bool TryRowAttributes(ReadOnlySpan<byte> window, ref int at, out int number, out bool hidden)
    {
        (number, hidden) = (0, false);
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

        return true;
    }

    // Reads as many cells as can be read the short way; true when the row has ended.
    private bool TryReadCells<TNames>()
        where TNames : INames
    {
        while (true)
        {
            var window = _scanner.Window;
            if (window.IsEmpty)
            {
                return false;
            }

            var at = 0;
            while (TryCell<TNames>(window, ref at))
            {
            }

            if (window[at..].StartsWith(TNames.RowClose))
            {
                _scanner.AdvanceOut(at + TNames.RowClose.Length);
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

    private bool TryCell<TNames>(ReadOnlySpan<byte> window, ref int position)
        where TNames : INames
    {
        if (!window[position..].StartsWith(TNames.CellOpen))
        {
            return false;
        }

        var at = position + TNames.CellOpen.Length;
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

        return window[at] == '>' && TryValue<TNames>(window, at + 1, column, style, encoding, ref position);
    }

    private bool TryValue<TNames>(ReadOnlySpan<byte> window, int at, int column, int style, CellEncoding encoding, ref int position)
        where TNames : INames
    {
        if (!window[at..].StartsWith(TNames.ValueOpen))
        {
            return false;
        }

        at += TNames.ValueOpen.Length;
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
            // Digits, sign, point, exponent: text of which nothing need be resolved or checked.
            while (IsNumeric(window[at]))
            {
                at++;
            }

            if (at == start || !window[at..].StartsWith(TNames.ValueAndCellClose))
            {
                return false;
            }

            Place(column);
            var kept = Row.Bytes.Length;
            Row.Bytes.Append(window[start..at]);
            Set(column, style, encoding, kept, at - start, CellTraits.None);
        }

        position = at + TNames.ValueAndCellClose.Length;
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

    private readonly struct PlainNames : INames
    {
        public static ReadOnlySpan<byte> Row => "row"u8;

        public static ReadOnlySpan<byte> RowOpen => "<row"u8;

        public static ReadOnlySpan<byte> RowClose => "</row>"u8;

        public static ReadOnlySpan<byte> CellOpen => "<c"u8;

        public static ReadOnlySpan<byte> ValueOpen => "<v>"u8;

        public static ReadOnlySpan<byte> ValueAndCellClose => "</v></c>"u8;
    }

    private readonly struct NamesWithX : INames
    {
        public static ReadOnlySpan<byte> Row => "x:row"u8;

        public static ReadOnlySpan<byte> RowOpen => "<x:row"u8;

        public static ReadOnlySpan<byte> RowClose => "</x:row>"u8;

        public static ReadOnlySpan<byte> CellOpen => "<x:c"u8;

        public static ReadOnlySpan<byte> ValueOpen => "<x:v>"u8;

        public static ReadOnlySpan<byte> ValueAndCellClose => "</x:v></x:c>"u8;
    }
}
