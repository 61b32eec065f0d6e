using System.Buffers;

namespace Pipeline.Workbooks.Reading;

/// <content>
/// The short way through rows as nearly every program writes them. Whatever looks different is left to the general way, at the same place.
/// </content>
internal sealed partial class SheetReader
{
    private const int MaximumAttributeName = 40;
    private static readonly SearchValues<byte> NotInNames = SearchValues.Create(" \t\r\n<>"u8);

    private readonly TagShape _rowShape = new();
    private bool _rowsHidden;
    private bool _rowsEmpty;
    private readonly byte[] _rowDigits = new byte[16];
    private int _rowDigitCount;
    private PrefixKind _prefix;
    private bool _rowHasNumber;

    private enum PrefixKind
    {
        Other,
        None,
        X,
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
        where TNames : IElementNames
    {
        while (true)
        {
            var window = _scanner.Window;
            if (!TryRowLikeAbove(window, out var length, out var number) && !TryRow<TNames>(window, out length, out number))
            {
                _rowDigitCount = 0;
                return false;
            }

            _rowHasNumber = number > 0;
            BeginRow(_rowHasNumber ? number : _lastRow + 1, _rowsHidden);
            if (!_rowsEmpty)
            {
                _scanner.AdvanceInto(length, TNames.Row);
                return true;
            }

            _scanner.Advance(length);
        }
    }

    private bool TryRowLikeAbove(ReadOnlySpan<byte> window, out int length, out int number)
    {
        number = 0;
        if (!_rowShape.BeginsLike(window, out length))
        {
            return false;
        }

        var start = length;
        if (!TryDigits(window, ref length, out number) || number == 0 || !_rowShape.GoesOnLike(window[length..], out var rest))
        {
            return false;
        }

        KeepDigits(window[start..length]);
        length += rest;
        return true;
    }

    private bool TryRow<TNames>(ReadOnlySpan<byte> window, out int length, out int number)
        where TNames : IElementNames
    {
        (length, number) = (0, 0);
        if (!window.StartsWith(TNames.RowOpen))
        {
            return false;
        }

        var at = TNames.RowOpen.Length;
        if (!TryRowAttributes(window, ref at, out var digits, out var hidden))
        {
            return false;
        }

        var empty = window[at] == '/' && window[at + 1] == '>';
        length = empty ? at + 2 : at + 1;
        if ((!empty && window[at] != '>') || length > _limits.XmlTokenBytes)
        {
            return false;
        }

        if (!digits.Equals(default) && !TryDigits(window[digits], out number))
        {
            return false;
        }

        KeepDigits(window[digits]);
        _rowShape.Learn(window[..length], digits.Start.Value, digits.End.Value);
        (_rowsHidden, _rowsEmpty) = (hidden, empty);
        return true;
    }

    // Where the number of the row stands, an empty range where it has none, and whether the row is hidden.
    private static bool TryRowAttributes(ReadOnlySpan<byte> window, ref int at, out Range digits, out bool hidden)
    {
        (digits, hidden) = (default, false);
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
                if (!digits.Equals(default))
                {
                    return false;
                }

                digits = (at + 4)..(at + 4 + valueLength);
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

    // The cells of the row repeat them.
    private void KeepDigits(ReadOnlySpan<byte> digits)
    {
        _rowDigitCount = digits.Length <= _rowDigits.Length ? digits.Length : 0;
        digits[.._rowDigitCount].CopyTo(_rowDigits);
    }

    // Reads as many cells as can be read the short way; true when the row has ended.
    private bool TryReadCells<TNames>()
        where TNames : IElementNames
    {
        while (true)
        {
            var window = _scanner.Window;
            if (window.IsEmpty)
            {
                return false;
            }

            var at = 0;
            while (TryCellLikeAbove<TNames>(window, ref at) || TryCell<TNames>(window, ref at))
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
}
