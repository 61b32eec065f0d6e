using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Cli.Sample;

/// <summary>The explanation column: what changed so much against last year that a reader would ask.</summary>
internal static class SampleExplanations
{
    private const decimal Rise = 1.5m;
    private const decimal Fall = 0.65m;

    /// <summary>Below it a jump says little: the first charging piles, the second airport.</summary>
    private const decimal Notable = 10;

    /// <summary>Area code → text, for the areas where something did.</summary>
    public static IReadOnlyDictionary<string, string> For(
        StatisticalCatalogue catalogue,
        IReadOnlyDictionary<(string Area, string Measure), TemplateValue> values,
        IReadOnlyDictionary<(string Area, string Measure), TemplateValue> before)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (cell, value) in values)
        {
            var measure = catalogue.FindMeasure(cell.Measure)!;
            if (measure.Additive && value.Value is { } now
                && before.TryGetValue(cell, out var earlier) && earlier.Value is >= Notable and var then
                && (now / then) is >= Rise or <= Fall)
            {
                var change = string.Create(CultureInfo.InvariantCulture, $"{((now / then) - 1) * 100:+0.0;-0.0}%");
                var text = $"示例说明：{measure.Name.Zh}比上年变动{change}，已核实。Sample explanation: {measure.Name.En} changed by {change}, verified.";
                texts[cell.Area] = texts.TryGetValue(cell.Area, out var others) ? $"{others}\n{text}" : text;
            }
        }

        return texts;
    }
}
