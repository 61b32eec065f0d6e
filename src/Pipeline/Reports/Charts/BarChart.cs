using System.Globalization;

namespace Pipeline.Reports.Charts;

/// <summary>Bars in order, with place and change of place.</summary>
internal static class BarChart
{
    private const int Width = 660, Row = 19, Left = 150, Right = 130, Top = 4;

    public static string Draw(Chart.Bars chart, Bilingual title)
    {
        var drawing = new SvgDrawing(Width, Top + (Row * chart.Items.Count) + 4);
        var (least, most) = (Math.Min(0, chart.Items.Select(bar => bar.Value).DefaultIfEmpty(0).Min()), Math.Max(0, chart.Items.Select(bar => bar.Value).DefaultIfEmpty(1).Max()));
        var span = most == least ? 1 : most - least;
        decimal X(decimal value) => Left + ((Width - Left - Right) * (value - least) / span);
        for (var i = 0; i < chart.Items.Count; i++)
        {
            var (bar, y) = (chart.Items[i], Top + (Row * i));
            drawing.Text(22, y + 13, bar.Rank.ToString(CultureInfo.InvariantCulture), "tick end");
            drawing.Text(30, y + 13, bar.Label.Zh, "label");
            drawing.Box(Math.Min(X(0), X(bar.Value)), y + 3, Math.Abs(X(bar.Value) - X(0)), Row - 6, "bar");
            drawing.Text(Math.Max(X(0), X(bar.Value)) + 6, y + 13, ReportData.Text(bar.Value, chart.Decimals) + Moved(bar), "tick");
        }

        drawing.Line(X(0), Top, X(0), Top + (Row * chart.Items.Count), "axis");
        return drawing.Svg(title);
    }

    private static string Moved(Bar bar) => bar.RankChange switch
    {
        null => "",
        0 => "（=）",
        > 0 and var up => string.Create(CultureInfo.InvariantCulture, $"（↑{up}）"),
        var down => string.Create(CultureInfo.InvariantCulture, $"（↓{-down}）"),
    };
}
