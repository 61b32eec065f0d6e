namespace Pipeline.Storage;

/// <summary>Decimals as Edm.Double: exact both ways for at most 15 significant digits.</summary>
public static class ExactDouble
{
    /// <summary>Whether the value comes back from a double unchanged.</summary>
    public static bool IsExact(decimal value) => (decimal)(double)value == value;

    /// <summary>The double of a value that comes back unchanged.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has more than 15 significant digits.</exception>
    public static double From(decimal value) => IsExact(value)
        ? (double)value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A stored value has at most 15 significant digits.");

    /// <summary>The decimal that a stored double was.</summary>
    public static decimal ToDecimal(double value) => (decimal)value;
}
