using System.Globalization;
using Pipeline.Publishing;

namespace Pipeline.Reports.Charts;

/// <summary>One bar, divided by how many targets stand how; each part has its sign and number.</summary>
internal static class TallyChart
{
    private const int Width = 660, Height = 34, RoomForSign = 40;

    public static string Draw(Chart.Tally chart, Bilingual title, ReportLook look)
    {
        var drawing = new SvgDrawing(Width, Height);
        var total = Math.Max(1, chart.Items.Sum(item => item.Count));
        decimal x = 0;
        foreach (var (status, count) in chart.Items.Where(item => item.Count > 0))
        {
            var width = (decimal)Width * count / total;
            drawing.Box(x, 0, width, Height, $"fill-{status.Code()}");
            var sign = width < RoomForSign ? "" : $"{look.Standing(status).Symbol} ";
            drawing.Text(x + (width / 2), 22, string.Create(CultureInfo.InvariantCulture, $"{sign}{count}"), "inbar mid");
            x += width;
        }

        return drawing.Svg(title);
    }
}
