using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Cli.Sample;

/// <summary>
/// The explanation column: what changed so much against last year that a reader would ask, and percentages so small that the check asks
/// whether they are fractions.
/// </summary>
internal static class SampleExplanations
{
    private const decimal Rise = 1.5m;
    private const decimal Fall = 0.65m;

    /// <summary>Below it a jump says little: the first charging piles, the second airport.</summary>
    private const decimal Notable = 10;

    /// <summary>Area code → text, for the areas with something to explain.</summary>
    public static IReadOnlyDictionary<string, string> For(
        StatisticalCatalogue catalogue,
        IReadOnlyDictionary<(string Area, string Measure), TemplateValue> values,
        IReadOnlyDictionary<(string Area, string Measure), TemplateValue> before)
    {
        var texts = Jumps(catalogue, values, before).Concat(SmallPercentages(catalogue, values));
        return texts.GroupBy(text => text.Area, text => text.Text, StringComparer.Ordinal)
            .ToDictionary(area => area.Key, area => string.Join('\n', area), StringComparer.Ordinal);
    }

    private static IEnumerable<(string Area, string Text)> Jumps(
        StatisticalCatalogue catalogue,
        IReadOnlyDictionary<(string Area, string Measure), TemplateValue> values,
        IReadOnlyDictionary<(string Area, string Measure), TemplateValue> before)
    {
        foreach (var (cell, value) in values)
        {
            var measure = catalogue.FindMeasure(cell.Measure)!;
            if (measure.Additive && value.Value is { } now
                && before.TryGetValue(cell, out var earlier) && earlier.Value is >= Notable and var then
                && (now / then) is >= Rise or <= Fall)
            {
                var change = string.Create(CultureInfo.InvariantCulture, $"{((now / then) - 1) * 100:+0.0;-0.0}%");
                yield return (cell.Area,
                    $"示例说明：{measure.Name.Zh}比上年变动{change}，已核实。Sample explanation: {measure.Name.En} changed by {change}, verified.");
            }
        }
    }

    /// <summary>Where no figure of a column is above 1 %, all of them could be meant as fractions.</summary>
    private static IEnumerable<(string Area, string Text)> SmallPercentages(
        StatisticalCatalogue catalogue, IReadOnlyDictionary<(string Area, string Measure), TemplateValue> values)
    {
        var columns = values.Where(cell => catalogue.FindMeasure(cell.Key.Measure)!.Unit.Dimension == Means.Ratio)
            .GroupBy(cell => cell.Key.Measure, StringComparer.Ordinal)
            .Where(column => column.All(cell => Math.Abs(cell.Value.Value ?? 0) <= 1));
        foreach (var (cell, value) in columns.SelectMany(column => column).Where(cell => cell.Value.Value is not (null or 0)))
        {
            var measure = catalogue.FindMeasure(cell.Measure)!;
            var text = value.Value!.Value.ToString(CultureInfo.InvariantCulture);
            yield return (cell.Area,
                $"示例说明：{measure.Name.Zh}确为 {text}%。Sample explanation: {measure.Name.En} is {text} % indeed.");
        }
    }
}
