using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Which figures a reporter's workbook of a period is asked for.</summary>
internal sealed class AskedFigures
{
    private readonly Dictionary<string, HashSet<string>> _byArea;

    public AskedFigures(StatisticalCatalogue catalogue, Reporter reporter, Frequency frequency)
    {
        _byArea = reporter.Rows.ToDictionary(
            a => a.Code, a => catalogue.MeasuresFor(reporter, a, frequency).Select(m => m.Code).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        HashSet<string> any = [.. _byArea.Values.SelectMany(m => m)];
        Columns = [.. catalogue.Measures.Where(m => any.Contains(m.Code))];
    }

    /// <summary>The measures that are asked of at least one area, in template order.</summary>
    public IReadOnlyList<Measure> Columns { get; }

    /// <summary>The codes of the measures that are asked of an area.</summary>
    public IReadOnlySet<string> Of(Area area) => _byArea[area.Code];
}
