namespace Pipeline.Reports.Charts;

/// <summary>Two values a line: hollow then, filled now, joined.</summary>
internal static class DumbbellChart
{
    private const int Width = 660, Row = 24, Left = 170, Right = 70, Top = 22, Bottom = 22;

    public static string Draw(Chart.Dumbbell chart, Bilingual title)
    {
        var height = Top + (Row * chart.Items.Count) + Bottom;
        var drawing = new SvgDrawing(Width, height);
        var axis = AxisScale.Of([.. chart.Items.SelectMany(item => new[] { item.From, item.To }).Where(value => value is not null).Select(value => value!.Value)]);
        decimal X(decimal value) => Left + ((Width - Left - Right) * axis.Share(value));
        foreach (var tick in axis.Ticks())
        {
            drawing.Line(X(tick), Top - 4, X(tick), height - Bottom, "grid");
            drawing.Text(X(tick), height - 7, ReportData.Text(tick, axis.Decimals(chart.Decimals)), "tick mid");
        }

        drawing.Dot(Left, 9, 4, "then");
        drawing.Text(Left + 8, 13, chart.Then, "tick");
        drawing.Dot(Left + 56, 9, 4, "dot");
        drawing.Text(Left + 64, 13, chart.Now, "tick");
        for (var i = 0; i < chart.Items.Count; i++)
        {
            var ((label, from, to), y) = (chart.Items[i], Top + (Row * i) + (Row / 2m));
            drawing.Text(8, y + 4, label.Zh, "label");
            if (from is { } start && to is { } end)
            {
                drawing.Line(X(start), y, X(end), y, "join");
            }

            if (from is { } then)
            {
                drawing.Dot(X(then), y, 4, "then");
            }

            if (to is { } now)
            {
                drawing.Dot(X(now), y, 4.5m, "dot");
                var left = from > now;
                drawing.Text(left ? X(now) - 9 : X(now) + 9, y + 4, ReportData.Text(now, chart.Decimals), left ? "value end" : "value");
            }
        }

        return drawing.Svg(title);
    }
}
