using System.Globalization;

namespace Pipeline.Indicators;

/// <summary>Powers and logarithms, through double and rounded to 12 significant digits, so that every processor gives the same value.</summary>
internal static class SignificantDigits
{
    /// <summary>A non-negative value to a power.</summary>
    public static decimal Power(decimal value, double exponent) => Round(Math.Pow((double)value, exponent));

    /// <summary>The natural logarithm of a positive value.</summary>
    public static decimal Log(decimal value) => Round(Math.Log((double)value));

    private static decimal Round(double value) =>
        decimal.Parse(value.ToString("E11", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}
