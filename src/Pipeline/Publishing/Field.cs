using System.Globalization;

namespace Pipeline.Publishing;

/// <summary>What one row has in one column: text, a number with its decimals, a day, or nothing.</summary>
public readonly record struct Field
{
    private Field(string? text, decimal? number, int decimals, DateOnly? day) =>
        (Text, Number, Decimals, Day) = (text, number, decimals, day);

    /// <summary>The text; null where it is something else.</summary>
    public string? Text { get; }

    /// <summary>The number, with exactly <see cref="Decimals"/>; null where it is something else.</summary>
    public decimal? Number { get; }

    /// <summary>How many decimals the number has.</summary>
    public int Decimals { get; }

    /// <summary>The day; null where it is something else.</summary>
    public DateOnly? Day { get; }

    /// <summary>Whether it is nothing.</summary>
    public bool IsNothing => Text is null && Number is null && Day is null;

    /// <summary>A text.</summary>
    public static Field Of(string text) => new(text, null, 0, null);

    /// <summary>A number with this many decimals, or nothing.</summary>
    public static Field Of(decimal? number, int decimals) =>
        new(null, number is { } value ? PublishedNumber.Round(value, decimals) : null, decimals, null);

    /// <summary>A number that was published before, with the decimals that it was published with.</summary>
    internal static Field OfPublished(decimal number) => new(null, number, number.Scale, null);

    /// <summary>A whole number, or nothing.</summary>
    public static Field Of(long? number) => new(null, number, 0, null);

    /// <summary>A day, or nothing.</summary>
    public static Field Of(DateOnly? day) => new(null, null, 0, day);

    /// <summary>The field as text files have it; empty where there is nothing.</summary>
    public override string ToString() => Text
        ?? Number?.ToString(CultureInfo.InvariantCulture)
        ?? Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? "";
}
