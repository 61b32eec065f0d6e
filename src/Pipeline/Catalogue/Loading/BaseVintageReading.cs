using System.Globalization;

namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>base_vintage.csv</c>.</summary>
internal static class BaseVintageReading
{
    /// <summary>The file's name.</summary>
    public const string File = "base_vintage.csv";

    /// <summary>The columns of the file.</summary>
    public static readonly IReadOnlyList<string> Columns = ["subject", "area", "year", "value", "source"];

    /// <summary>All pinned values; what they refer to is checked afterwards.</summary>
    public static Table<BaseValue> Read(EntryFile file) => new(file, new("基期值", "base value"), Key, entry => new()
    {
        Subject = entry.Required("subject"),
        Area = entry.Required("area"),
        Year = entry.Integer("year", 1949, 2999),
        Value = entry.Decimal("value"),
        Source = SourceWord(entry),
    });

    /// <summary>Pinned values are of subjects and areas that exist, and plausible.</summary>
    public static void Check(CatalogueTables tables)
    {
        foreach (var (value, entry) in tables.BaseVintage.Sound)
        {
            var isMeasure = tables.Measures.Find(value.Subject) is not null;
            var measure = isMeasure ? tables.Measures.Resolve(entry, "subject") : null;
            if (!isMeasure && tables.Measures.Readable)
            {
                tables.Indicators.Resolve(entry, "subject");
            }

            if (tables.Groups.Find(value.Area) is null && tables.Groups.Readable)
            {
                tables.Areas.Resolve(entry, "area");
            }

            if (value.Value < measure?.Minimum || value.Value > measure?.Maximum)
            {
                entry.Fault("value", $"数值不在“{measure.Code}”的合理范围内。", $"The value is outside the plausible range of '{measure.Code}'.",
                    "核对数值和计量单位。", "Check the value and its unit.");
            }
        }
    }

    private static string Key(BaseValue value) => string.Create(CultureInfo.InvariantCulture, $"{value.Subject}@{value.Area}/{value.Year}");

    private static string SourceWord(Entry entry)
    {
        entry.Word("source", Vocabulary.Documents);
        return entry.Text("source");
    }
}
