using System.Globalization;
using CsvHelper;
using Pipeline.Submissions;

namespace Pipeline.Lineage;

/// <summary>A value as a snapshot's file has it: with exactly the decimals that were published.</summary>
public sealed record PublishedRow
{
    /// <summary>The code of the indicator or measure.</summary>
    public required string Subject { get; init; }

    /// <summary>The code of the area or group.</summary>
    public required string Area { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>The value by precedence; null where there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>The value from county and prefecture rows alone; null where there is none.</summary>
    public decimal? FromBelow { get; init; }

    /// <summary>What the area's own row says; null where it says nothing.</summary>
    public decimal? OwnRow { get; init; }

    /// <summary>The state of the value.</summary>
    public required ObservationStatus Status { get; init; }

    /// <summary>The code of where the value comes from.</summary>
    public required string Origin { get; init; }

    /// <summary>Which value it is.</summary>
    public ValueAddress Address => new(Subject, Area, Period);

    /// <summary>One of the row's numbers.</summary>
    public decimal? In(PublishedColumn column) => column switch
    {
        PublishedColumn.Value => Value,
        PublishedColumn.ValueFromBelow => FromBelow,
        PublishedColumn.ValueOwnRow => OwnRow,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Unknown column."),
    };

    /// <summary>The rows of a file of indicators or observations, in its order: by subject, area (both ordinal) and period.</summary>
    public static IEnumerable<PublishedRow> Read(Stream csv)
    {
        using var reader = CsvReader.Create(csv, new(), leaveOpen: true);
        while (reader.Read())
        {
            yield return Of(reader);
        }
    }

    private static PublishedRow Of(CsvReader reader) => new()
    {
        Subject = reader.GetString(0),
        Area = reader.GetString("area"),
        Period = Period.Parse(reader.GetString("period")),
        Value = Number(reader, "value"),
        FromBelow = Number(reader, "value_from_below"),
        OwnRow = Number(reader, "value_own_row"),
        Status = ObservationStatusCodes.FromLetter(reader.GetString("status")[0]),
        Origin = reader.GetString("origin"),
    };

    private static decimal? Number(CsvReader reader, string column) => reader.GetString(column) is { Length: > 0 } text
        ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)
        : null;
}
