using System.Globalization;
using System.Text;
using Pipeline.Publishing;

namespace Pipeline.Reports.Charts;

/// <summary>Charts as SVG: no script, no style attribute, told apart by shape and dash as well as by colour.</summary>
internal sealed class SvgChart(ReportLook look)
{
    /// <summary>The chart as an <c>svg</c> element.</summary>
    public string Draw(Chart chart, Bilingual title) => chart switch
    {
        Chart.Path path => PathChart.Draw(path, title),
        Chart.Bars bars => BarChart.Draw(bars, title),
        Chart.Dumbbell dumbbell => DumbbellChart.Draw(dumbbell, title),
        Chart.Tally tally => TallyChart.Draw(tally, title, look),
        _ => throw new NotSupportedException($"A chart of type {chart.GetType()} cannot be drawn."),
    };
}

/// <summary>Collects the elements of one drawing.</summary>
internal sealed class SvgDrawing(int width, int height)
{
    private readonly StringBuilder _svg = new();

    public void Line(decimal x1, decimal y1, decimal x2, decimal y2, string style) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{At(x1)}\" y1=\"{At(y1)}\" x2=\"{At(x2)}\" y2=\"{At(y2)}\" class=\"{style}\"/>");

    public void Polyline(IEnumerable<(decimal X, decimal Y)> points, string style) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', points.Select(p => $"{At(p.X)},{At(p.Y)}"))}\" class=\"{style}\"/>");

    public void Dot(decimal x, decimal y, decimal radius, string style) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{At(x)}\" cy=\"{At(y)}\" r=\"{At(radius)}\" class=\"{style}\"/>");

    public void Box(decimal x, decimal y, decimal w, decimal h, string style) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{At(x)}\" y=\"{At(y)}\" width=\"{At(w)}\" height=\"{At(h)}\" class=\"{style}\"/>");

    public void Text(decimal x, decimal y, string text, string style) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{At(x)}\" y=\"{At(y)}\" class=\"{style}\">{XmlText.Escape(text)}</text>");

    /// <summary>The element, with its title for readers who cannot see it.</summary>
    public string Svg(Bilingual title) => FormattableString.Invariant(
        $"<svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\"><title>{XmlText.Escape(title.ToString())}</title>{_svg}</svg>");

    // Tenths of a pixel: enough for the eye, and the same digits everywhere.
    private static string At(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);
}
