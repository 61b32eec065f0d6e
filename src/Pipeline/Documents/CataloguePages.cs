using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Documents;

/// <summary>A page of the documentation.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Text">Markdown, with line feeds.</param>
public sealed record Page(string Name, string Text);

/// <summary>The pages that say what every measure, indicator and target is: written from the catalogue, never by hand.</summary>
public static class CataloguePages
{
    /// <summary>The file of the indicators.</summary>
    internal const string IndicatorFile = "indicators.md";

    /// <summary>The file of the measures.</summary>
    internal const string MeasureFile = "measures.md";

    /// <summary>The file of the targets.</summary>
    internal const string TargetFile = "targets.md";

    /// <summary>All pages of a catalogue.</summary>
    public static IReadOnlyList<Page> Of(StatisticalCatalogue catalogue)
    {
        var words = new CatalogueWords(catalogue);
        return [IndicatorPage.Of(catalogue, words, new EvaluationPlans(catalogue)), MeasurePage.Of(catalogue, words), TargetPage.Of(catalogue, words)];
    }

    /// <summary>A page that begins with its title and with how it is made.</summary>
    internal static Page Page(string name, Bilingual title, Bilingual about, IEnumerable<string> lines) => new(name, string.Join('\n',
    [
        $"# {title.Zh} · {title.En}",
        "",
        "<!-- 由 pipeline catalogue docs 生成，请勿手改。 Written by pipeline catalogue docs; edit the catalogue instead. -->",
        "",
        about.Zh,
        "",
        about.En,
        "",
        .. lines,
        "",
    ]));

    /// <summary>A table row.</summary>
    internal static string Row(params string[] cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal)))} |";

    /// <summary>The line below a table's heading.</summary>
    internal static string Rule(int columns) => $"|{string.Concat(Enumerable.Repeat("---|", columns))}";

    /// <summary>A number as written in the catalogue.</summary>
    internal static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
