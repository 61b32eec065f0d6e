using Pipeline.Catalogue;

namespace Pipeline.Workbooks.Templates;

/// <summary>Which area stands in which row, which measure in which column, and which of their cells are asked for.</summary>
internal sealed class TemplateGrid
{
    private readonly HashSet<(string Area, string Measure)> _asked;

    private TemplateGrid(IReadOnlyList<Area> areas, IReadOnlyList<Measure> measures, HashSet<(string, string)> asked) =>
        (Areas, Measures, _asked) = (areas, measures, asked);

    public IReadOnlyList<Area> Areas { get; }

    public IReadOnlyList<Measure> Measures { get; }

    public int LastAreaRow => TemplateLayout.FirstAreaRow + Areas.Count - 1;

    public int ExplanationColumn => TemplateLayout.FirstMeasureColumn + Measures.Count;

    public static TemplateGrid For(StatisticalCatalogue catalogue, TemplateContent content)
    {
        var (reporter, frequency) = (content.Reporter, content.Period.Frequency);
        HashSet<(string, string)> asked = [.. reporter.Rows.SelectMany(area =>
            catalogue.MeasuresFor(reporter, area, frequency).Select(measure => (area.Code, measure.Code)))];
        foreach (var (area, measure) in content.Values.Keys.Where(key => !asked.Contains(key)))
        {
            throw new ArgumentException(
                $"The {content.Period} workbook of {reporter.Code} does not ask for '{measure}' of '{area}'.", nameof(content));
        }

        if (content.Explanations.Keys.FirstOrDefault(code => reporter.Rows.All(area => area.Code != code)) is { } stranger)
        {
            throw new ArgumentException($"The workbook of {reporter.Code} has no row for '{stranger}' to explain.", nameof(content));
        }

        return new(reporter.Rows, catalogue.ColumnsFor(reporter, frequency), asked);
    }

    public bool Asks(Area area, Measure measure) => _asked.Contains((area.Code, measure.Code));

    /// <summary>The runs of neighbouring rows (first and last row number) in which a measure is asked for.</summary>
    public IEnumerable<(int First, int Last)> AskedRuns(Measure measure)
    {
        for (var i = 0; i < Areas.Count; i++)
        {
            var first = i;
            while (i < Areas.Count && Asks(Areas[i], measure))
            {
                i++;
            }

            if (i > first)
            {
                yield return (TemplateLayout.FirstAreaRow + first, TemplateLayout.FirstAreaRow + i - 1);
            }
        }
    }
}
