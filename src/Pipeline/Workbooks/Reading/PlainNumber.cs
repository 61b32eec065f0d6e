using System.Numerics;
using System.Runtime.Intrinsics;

namespace Pipeline.Workbooks.Reading;

/// <summary>The run of bytes that numbers are written with: text of which nothing need be resolved or checked.</summary>
internal static class PlainNumber
{
    /// <summary>How many bytes of digits, signs, points, separators and exponents come first; the bytes end with another one.</summary>
    public static int Length(ReadOnlySpan<byte> bytes)
    {
        // Nearly all numbers have fewer than 16 characters: looked at together, however many they are.
        var length = 0;
        if (bytes.Length >= Vector128<byte>.Count)
        {
            var first = Vector128.Create(bytes);
            var numeric = Vector128.LessThanOrEqual(first - Vector128.Create((byte)'+'), Vector128.Create((byte)('9' - '+')))
                | Vector128.Equals(first | Vector128.Create((byte)0x20), Vector128.Create((byte)'e'));
            length = BitOperations.TrailingZeroCount(~numeric.ExtractMostSignificantBits());
            if (length < Vector128<byte>.Count)
            {
                return length;
            }
        }

        while (bytes[length] is (>= (byte)'+' and <= (byte)'9') or (byte)'E' or (byte)'e')
        {
            length++;
        }

        return length;
    }
}
