using System.Globalization;

namespace Pipeline.Reports.Charts;

/// <summary>Actual values by year as a line with dots, the required path dashed, the goal as a level line.</summary>
internal static class PathChart
{
    private const int Width = 400, Height = 172, Left = 50, Right = 50, Top = 16, Bottom = 24;

    public static string Draw(Chart.Path chart, Bilingual title)
    {
        var drawing = new SvgDrawing(Width, Height);
        var goal = chart.Goal is { } set ? [set.Value] : Array.Empty<decimal>();
        var axis = AxisScale.Of([.. chart.Actual.Select(point => point.Value), .. chart.Required.Select(point => point.Value), .. goal]);
        decimal X(int year) => Left + (chart.LastYear == chart.FirstYear ? 0 : (Width - Left - Right) * (decimal)(year - chart.FirstYear) / (chart.LastYear - chart.FirstYear));
        decimal Y(decimal value) => Height - Bottom - ((Height - Top - Bottom) * axis.Share(value));

        foreach (var tick in axis.Ticks())
        {
            drawing.Line(Left, Y(tick), Width - Right, Y(tick), "grid");
            drawing.Text(Left - 6, Y(tick) + 3.5m, ReportData.Text(tick, axis.Decimals(chart.Decimals)), "tick end");
        }

        for (var year = chart.FirstYear; year <= chart.LastYear; year++)
        {
            drawing.Text(X(year), Height - 7, year.ToString(CultureInfo.InvariantCulture), "tick mid");
        }

        if (chart.Goal is { } due)
        {
            drawing.Line(Left, Y(due.Value), Width - Right, Y(due.Value), "goal");
            drawing.Text(Width - Right + 4, Y(due.Value) + 3.5m, ReportData.Short(due.Value, chart.Decimals), "mark");
        }

        drawing.Polyline(chart.Required.Select(point => (X(point.Year), Y(point.Value))), "path");
        drawing.Polyline(chart.Actual.Select(point => (X(point.Year), Y(point.Value))), "line");
        foreach (var (year, value) in chart.Actual)
        {
            drawing.Dot(X(year), Y(value), 3, "dot");
        }

        if (chart.Actual.Count > 0)
        {
            var (year, value) = chart.Actual[^1];
            // On the side that the line does not come from, unless that leaves the chart.
            var falling = chart.Actual.Count > 1 && chart.Actual[^2].Value > value;
            var below = falling ? Y(value) + 16 < Height - Bottom : Y(value) - 7 < Top;
            drawing.Text(X(year), below ? Y(value) + 16 : Y(value) - 7, ReportData.Short(value, chart.Decimals), year == chart.LastYear ? "value end" : "value mid");
        }

        return drawing.Svg(title);
    }
}
