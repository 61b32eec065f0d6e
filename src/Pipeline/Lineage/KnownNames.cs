using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Lineage;

/// <summary>Finds what a question means by its words: a code, or a name in either language.</summary>
public sealed class KnownNames
{
    private const int Suggested = 5;

    private readonly IReadOnlyList<(string Code, Bilingual Name)> _subjects;
    private readonly IReadOnlyList<(string Code, Bilingual Name)> _areas;

    /// <summary>The names of a catalogue.</summary>
    public KnownNames(StatisticalCatalogue catalogue)
    {
        _subjects =
        [
            .. catalogue.Indicators.Select(indicator => (indicator.Code, indicator.Name)),
            .. catalogue.Measures.Select(measure => (measure.Code, measure.Name)),
        ];
        _areas =
        [
            .. catalogue.Areas.Select(area => (area.Code, area.Name)),
            .. catalogue.Groups.Select(group => (group.Code, group.Name)),
        ];
    }

    /// <summary>The code of an indicator or measure; null where nothing is called so.</summary>
    public string? Subject(string text) => Find(_subjects, text);

    /// <summary>The code of an area or group; null where nothing is called so.</summary>
    public string? Area(string text) => Find(_areas, text);

    /// <summary>The indicators and measures that are most likely meant, nearest first.</summary>
    public string NearestSubjects(string text) => Nearest(_subjects, text);

    /// <summary>The areas and groups that are most likely meant, nearest first.</summary>
    public string NearestAreas(string text) => Nearest(_areas, text);

    private static string? Find(IReadOnlyList<(string Code, Bilingual Name)> all, string text) =>
        all.FirstOrDefault(item => string.Equals(item.Code, text, StringComparison.OrdinalIgnoreCase)).Code
        ?? all.FirstOrDefault(item => item.Name.Zh == text || string.Equals(item.Name.En, text, StringComparison.OrdinalIgnoreCase)).Code;

    private static string Nearest(IReadOnlyList<(string Code, Bilingual Name)> all, string text) => string.Join(", ", Nearness
        .Order(text, all, item => [item.Code, item.Name.Zh, item.Name.En])
        .Take(Suggested)
        .Select(item => $"{item.Code} {item.Name.Zh}"));
}
