using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace Pipeline.Publishing;

/// <summary>A page with the rows as its one table: what web queries of spreadsheets read, <c>IMPORTHTML</c>, and people.</summary>
/// <remarks>
/// Cells of texts have the number format by which Excel leaves them alone however much they look like numbers or formulas. The page is
/// well-formed XML, and has nothing that runs or is fetched.
/// </remarks>
public sealed class HtmlFormat : ITableFormat
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private HtmlFormat()
    {
    }

    /// <summary>The format.</summary>
    public static HtmlFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "html";

    /// <inheritdoc/>
    public string MediaType => "text/html; charset=utf-8";

    /// <inheritdoc/>
    public bool Compressible => true;

    /// <inheritdoc/>
    public bool IsByNameOnly => true;

    /// <inheritdoc/>
    public IReadOnlyList<FormatOption> Options { get; } = [];

    /// <inheritdoc/>
    public async Task WriteAsync(TableView view, RowSource rows, PipeWriter output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(rows);
        await using var stream = new PipeStream(output);
        await using (var html = new StreamWriter(stream, Utf8, leaveOpen: true) { NewLine = "\n" })
        {
            WriteHead(html, view, rows.Columns);
            await foreach (var row in rows.ReadAsync(cancellation))
            {
                WriteRow(html, row, rows.Columns);
                if (PipeStream.IsFull(output))
                {
                    await output.FlushAsync(cancellation);
                }
            }

            WriteEnd(html, view);
        }

        await output.FlushAsync(cancellation);
    }

    private static void WriteHead(StreamWriter html, TableView view, IReadOnlyList<Column> columns)
    {
        html.WriteLine("<!DOCTYPE html>");
        html.WriteLine($"""<html lang="{(view.Language == "en" ? "en" : "zh")}"><head><meta charset="utf-8"/><title>{XmlText.Escape(view.Title.ToString())}</title>""");
        html.WriteLine("""<style>.t {mso-number-format:"\@";}</style></head><body>""");
        if (view.Notice is { } notice)
        {
            html.WriteLine($"<p>{XmlText.Escape(notice.ToString())}</p>");
        }

        if (view.Snapshot is { } snapshot)
        {
            html.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"<p>第 {snapshot.Sequence} 期快照 Snapshot {snapshot.Sequence}, {snapshot.TakenAt:yyyy-MM-dd'T'HH:mm:ssK}, {snapshot.Hash}</p>"));
        }

        html.Write($"""<table id="{view.Name}"><thead><tr>""");
        foreach (var column in columns)
        {
            html.Write($"""<th title="{XmlText.Escape(column.Description.ToString())}">{column.Name}</th>""");
        }

        html.WriteLine("</tr></thead><tbody>");
    }

    private static void WriteRow(StreamWriter html, Row row, IReadOnlyList<Column> columns)
    {
        html.Write("<tr>");
        for (var i = 0; i < columns.Count; i++)
        {
            html.Write(columns[i].Type == ColumnType.Text ? "<td class=\"t\">" : "<td>");
            html.Write(XmlText.Escape(row[i].ToString()));
            html.Write("</td>");
        }

        html.WriteLine("</tr>");
    }

    private static void WriteEnd(StreamWriter html, TableView view)
    {
        html.WriteLine("</tbody></table>");
        if (view.NextLink is { } next)
        {
            html.WriteLine($"""<p><a rel="next" href="{XmlText.Escape(next)}">下一页 Next page</a></p>""");
        }

        html.WriteLine("</body></html>");
    }
}
