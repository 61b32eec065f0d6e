namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>indicators.yaml</c>.</summary>
internal static class IndicatorReading
{
    /// <summary>The file's name.</summary>
    public const string File = "indicators.yaml";

    /// <summary>The fields of an entry.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "code", "zh", "en", "definition.zh", "definition.en", "unit", "decimals", "levels", "frequencies", "better",
        .. FormulaReading.Fields, .. SourceReading.Fields,
    ];

    /// <summary>All indicators; what their formulas refer to is checked afterwards.</summary>
    public static Table<Indicator> Read(EntryFile file, Table<Unit> units) =>
        new(file, new("计算指标", "indicator"), indicator => indicator.Code, entry => new()
        {
            Code = entry.Code(CodeStyle.Identifier),
            Name = entry.Bilingual(),
            Definition = entry.Bilingual("definition."),
            Unit = units.Resolve(entry, "unit") ?? MeasureReading.NoUnit,
            Decimals = entry.Integer("decimals", 0, MeasureReading.MostDecimals),
            Formula = FormulaReading.Read(entry),
            Levels = entry.Words("levels", Vocabulary.Levels),
            Frequencies = entry.Words("frequencies", Vocabulary.Frequencies),
            Better = entry.OptionalWord("better", Vocabulary.Better),
            Source = SourceReading.Read(entry),
        });
}
