using System.IO.Pipelines;
using System.Text.Json;

namespace Pipeline.Publishing.Sdmx;

/// <summary>
/// The SDMX-JSON 2.0 data message. Rows name codes by numbers; which number is which code stands in <c>structures</c>, which therefore
/// follows the data: rows are read once and none is kept.
/// </summary>
public sealed class SdmxJsonFormat : ITableFormat
{
    /// <summary>Along which dimension observations are put into series.</summary>
    public static readonly FormatOption Observation = new(
        "dimensionAtObservation",
        new("TIME_PERIOD：按时间序列分组；AllDimensions：不分组", "TIME_PERIOD: time series; AllDimensions: every observation by itself"),
        [SdmxNames.TimePeriod, SdmxNames.AllDimensions]);

    private SdmxJsonFormat()
    {
    }

    /// <summary>The format.</summary>
    public static SdmxJsonFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "sdmx-json";

    /// <inheritdoc/>
    public string MediaType => "application/vnd.sdmx.data+json; version=2.0.0";

    /// <inheritdoc/>
    public bool Compressible => true;

    /// <inheritdoc/>
    public bool NeedsKeys => true;

    /// <inheritdoc/>
    public IReadOnlyList<FormatOption> Options { get; } = [Observation];

    /// <inheritdoc/>
    public bool Suits(Dataset dataset) => SdmxStructure.Suits(dataset);

    /// <inheritdoc/>
    public async Task WriteAsync(TableView view, RowSource rows, PipeWriter output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(rows);
        var message = new SdmxDataMessage(view, rows.Columns, view.Choice(Observation));
        await using var json = new Utf8JsonWriter(output, SdmxJson.Options);
        message.WriteHead(json);
        foreach (var part in SdmxParts.Of(view, rows))
        {
            await foreach (var row in message.InOrder(part.Rows).ReadAsync(cancellation))
            {
                message.Write(json, part, row);
                if (PipeStream.IsFull(output))
                {
                    json.Flush();
                    await output.FlushAsync(cancellation);
                }
            }

            message.WriteEndOfPart(json);
        }

        message.WriteEnd(json);
        json.Flush();
        await output.FlushAsync(cancellation);
    }
}
