namespace Pipeline.Catalogue;

/// <summary>A value of a base year as it was when goals were set by it; later revisions of the year do not move it.</summary>
public sealed record BaseValue
{
    /// <summary>The measure or indicator.</summary>
    public required string Subject { get; init; }

    /// <summary>The area or group.</summary>
    public required string Area { get; init; }

    /// <summary>The base year.</summary>
    public required int Year { get; init; }

    /// <summary>The value, in the subject's unit.</summary>
    public required decimal Value { get; init; }

    /// <summary>Where it comes from: a document or a mark.</summary>
    public required string Source { get; init; }
}

/// <summary>
/// The base vintage (基期版本): the values of base years that are pinned. Volumes at base-year prices start from them, and targets measure
/// progress from them; what is not pinned follows the data in force.
/// </summary>
public sealed class BaseVintage
{
    private readonly Dictionary<(string Subject, string Area, int Year), BaseValue> _values;

    /// <summary>The vintage of these values.</summary>
    public BaseVintage(IEnumerable<BaseValue> values) => _values = values.ToDictionary(value => (value.Subject, value.Area, value.Year));

    /// <summary>The pinned value; null where none is.</summary>
    public decimal? Find(string subject, string area, int year) => _values.GetValueOrDefault((subject, area, year))?.Value;

    /// <summary>Whether any value of a subject is pinned for a year.</summary>
    public bool Has(string subject, int year) => _values.Keys.Any(key => key.Subject == subject && key.Year == year);
}
