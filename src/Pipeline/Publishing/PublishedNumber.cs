using System.Globalization;

namespace Pipeline.Publishing;

/// <summary>The one way in which numbers are rounded and written, for the hash and for every file.</summary>
public static class PublishedNumber
{
    /// <summary>How many bytes <see cref="Canonical"/> writes at most.</summary>
    internal const int LongestCanonical = 32;

    private static readonly decimal[] Zeros = [.. Enumerable.Range(0, 29).Select(scale => new decimal(0, 0, 0, false, (byte)scale))];

    /// <summary>The value rounded half away from zero (四舍五入), with exactly this many decimals; zero has no sign.</summary>
    public static decimal Round(decimal value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return rounded == 0 ? Zeros[decimals] : rounded + Zeros[decimals];
    }

    /// <summary>The value rounded half away from zero, with exactly this many decimals, <c>.</c> as the point and no separators.</summary>
    public static string Text(decimal value, int decimals) => Round(value, decimals).ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the value without trailing zeros, so that equal numbers have equal bytes; returns how many.</summary>
    internal static int Canonical(decimal value, Span<byte> output)
    {
        value.TryFormat(output, out var written, default, CultureInfo.InvariantCulture);
        if (value.Scale > 0)
        {
            while (output[written - 1] == '0')
            {
                written--;
            }

            written -= output[written - 1] == '.' ? 1 : 0;
        }

        return written == 2 && output[0] == '-' && output[1] == '0' ? Canonical(0, output) : written;
    }
}
