using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Publishing;
using Pipeline.Reports.Charts;

namespace Pipeline.Reports;

/// <summary>
/// A report as one page that asks nobody for anything: no script, charts as inline SVG, the one style sheet inside and named by its hash in
/// the page's own content policy. The same report gives the same bytes.
/// </summary>
public sealed class HtmlReport(ReportLook look)
{
    private static readonly string Style = ReadStyle();
    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    private readonly SvgChart _charts = new(look);

    /// <summary>Writes the page in UTF-8; the output stays open.</summary>
    public void Write(Report report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.Write(
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n"
            + $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{StyleHash}'; base-uri 'none'; form-action 'none'\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            + $"<title>{Escape(report.Title.Zh)} {Escape(report.Title.En)}</title>\n<style>{Style}</style>\n</head>\n<body>\n");
        writer.Write(
            $"<header>\n<p class=\"heading\">{Both(report.Kind.Heading)}</p>\n<h1>{Both(report.Title)}</h1>\n</header>\n<nav><ol>");
        foreach (var section in report.Sections)
        {
            writer.Write($"<li><a href=\"#{Id(section)}\">{Both(section.Title)}</a></li>");
        }

        writer.Write("</ol></nav>\n<main>\n");
        for (var i = 0; i < report.Sections.Count; i++)
        {
            Write(writer, report.Sections[i], i + 1);
        }

        writer.Write("</main>\n</body>\n</html>\n");
    }

    private void Write(StreamWriter writer, ReportSection section, int number)
    {
        writer.Write(FormattableString.Invariant($"<section id=\"{Id(section)}\">\n<h2><span class=\"no\">{number}</span>{Both(section.Title)}</h2>\n"));
        foreach (var block in section.Blocks)
        {
            writer.Write(block switch
            {
                ReportBlock.Paragraph(var text) => $"<p>{Both(text)}</p>\n",
                ReportBlock.Notice(var text) => $"<p class=\"notice\"><b>！</b>{Both(text)}</p>\n",
                ReportBlock.Facts(var items) => $"<dl>{string.Concat(items.Select(item => $"<dt>{Both(item.Label)}</dt><dd>{Both(item.Text)}</dd>"))}</dl>\n",
                ReportBlock.Grid { WorkbookOnly: true } => "",
                ReportBlock.Grid grid => Table(grid),
                ReportBlock.Figure(var title, var chart) => $"<figure{(chart is Chart.Path ? " class=\"half\"" : "")}><figcaption>{Both(title)}</figcaption>{_charts.Draw(chart, title)}{Legend(chart)}</figure>\n",
                ReportBlock.Card card => Card(card),
                _ => throw new NotSupportedException($"A block of type {block.GetType()} cannot be shown."),
            });
        }

        writer.Write("</section>\n");
    }

    private string Legend(Chart chart) => chart is not Chart.Tally tally ? "" :
        $"<ul class=\"legend\">{string.Concat(tally.Items.Select(item => FormattableString.Invariant($"<li>{Status(item.Status)} <b>{item.Count}</b></li>")))}</ul>";

    private string Table(ReportBlock.Grid grid)
    {
        var text = new StringBuilder($"<table>\n<caption>{Both(grid.Title)}</caption>\n<thead><tr>");
        foreach (var column in grid.Columns)
        {
            text.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{(column.IsNumber ? " class=\"n\"" : "")}>{Both(column.Title)}</th>");
        }

        text.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in grid.Rows)
        {
            text.Append("<tr>");
            foreach (var (cell, column) in row.Zip(grid.Columns))
            {
                text.Append(CultureInfo.InvariantCulture, $"<td{(column.IsNumber ? " class=\"n\"" : "")}>{Cell(cell)}</td>");
            }

            text.Append("</tr>\n");
        }

        return text.Append("</tbody>\n</table>\n").ToString();
    }

    private string Card(ReportBlock.Card card) =>
        $"<article class=\"card\"><header><h3>{Both(card.Title)}<span class=\"place\">{Both(card.Place)}</span></h3>{Status(card.Status)}</header>"
        + $"<div class=\"body\"><dl>{string.Concat(card.Figures.Select(item => $"<dt>{Both(item.Label)}</dt><dd>{Cell(item.Value)}</dd>"))}</dl>{_charts.Draw(card.Chart, card.Title)}</div>"
        + $"<p class=\"source\">{Both(card.Source)}</p>{(card.Remark.Zh.Length == 0 ? "" : $"<p class=\"reason\">{Both(card.Remark)}</p>")}</article>\n";

    private string Cell(Cell cell) => cell switch
    {
        Reports.Cell.Text(var words) => Both(words),
        Reports.Cell.Number number => Number(number),
        Reports.Cell.Standing(var status) => Status(status),
        Reports.Cell.Change(var change) => $"<span class=\"move\">{Both(ReportLook.Words(change))}</span>",
        Reports.Cell.Meter meter => Meter(meter),
        _ => throw new NotSupportedException($"A cell of type {cell.GetType()} cannot be shown."),
    };

    private static string Number(Reports.Cell.Number number) => number.Value is null
        ? "–"
        : Escape(number.Prefix + (number.ShowsPlus && number.Value > 0 ? "+" : "") + ReportData.Text(number.Value, number.Decimals));

    private string Status(Indicators.TargetStatus status)
    {
        var standing = look.Standing(status);
        return $"<span class=\"st {status.Code()}\"><b>{Escape(standing.Symbol)}</b> {Both(standing.Name)}</span>";
    }

    // The bar is how far along it is, the tick how much of the time is over.
    private static string Meter(Reports.Cell.Meter meter)
    {
        const int width = 72;
        if (meter.Progress is not { } progress)
        {
            return "–";
        }

        var drawing = new SvgDrawing(width, 10);
        drawing.Box(0.5m, 2, width - 1, 6, "rail");
        drawing.Box(0.5m, 2, (width - 1) * Math.Clamp(progress, 0, 100) / 100, 6, "bar");
        var tick = (width - 1) * Math.Clamp(meter.TimeElapsed, 0, 100) / 100;
        drawing.Line(tick, 0, tick, 10, "now");
        var text = string.Create(CultureInfo.InvariantCulture, $"{ReportData.Text(progress, 0)}% / {ReportData.Text(meter.TimeElapsed, 0)}%");
        return $"<span class=\"meter\">{drawing.Svg(new($"进度 {text}", "progress, time"))}<span>{text}</span></span>";
    }

    private static string Both(Bilingual text) => text.Zh == text.En
        ? Escape(text.Zh)
        : $"<span class=\"zh\">{Escape(text.Zh)}</span> <span class=\"en\" lang=\"en\">{Escape(text.En)}</span>";

    private static string Id(ReportSection section) => section.Part.ToString().ToLowerInvariant();

    private static string Escape(string text) => XmlText.Escape(text);

    private static string ReadStyle()
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("reports/report.css")
            ?? throw new InvalidOperationException("The style sheet is not built in.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return "\n" + reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
