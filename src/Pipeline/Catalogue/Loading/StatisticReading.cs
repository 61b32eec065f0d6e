namespace Pipeline.Catalogue.Loading;

/// <summary>A statistic of dispersion as users read of it.</summary>
internal sealed record StatisticLabel(string Code, DispersionStatistic Statistic, Bilingual Name, Bilingual Definition, Unit Unit);

/// <summary>Reads <c>statistics.csv</c>.</summary>
internal static class StatisticReading
{
    /// <summary>The file's name.</summary>
    public const string File = "statistics.csv";

    /// <summary>The columns of the file.</summary>
    public static readonly IReadOnlyList<string> Columns = ["code", "zh", "en", "definition_zh", "definition_en", "unit"];

    /// <summary>All statistics; a file may leave out those that nobody wants.</summary>
    public static Table<StatisticLabel> Read(EntryFile file, Table<Unit> units) =>
        new(file, new("统计量", "statistic"), label => label.Code, entry => new(
            entry.Code(CodeStyle.Identifier),
            entry.Word("code", Vocabulary.Statistics),
            entry.Bilingual(),
            entry.Bilingual("definition_"),
            units.Resolve(entry, "unit") ?? MeasureReading.NoUnit));
}
