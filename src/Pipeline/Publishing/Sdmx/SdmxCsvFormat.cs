using System.IO.Pipelines;
using CsvHelper;

namespace Pipeline.Publishing.Sdmx;

/// <summary>
/// SDMX-CSV 2.0: which flow a row is of, then dimensions, measure and attributes by their codes; names beside or behind them if asked for.
/// Texts are as they are: unlike plain CSV the format is read by machines, to which an apostrophe would be part of the text.
/// </summary>
public sealed class SdmxCsvFormat : ITableFormat
{
    /// <summary>Whether names accompany codes.</summary>
    public static readonly FormatOption Labels = new(
        "labels",
        new("id：仅代码；name：代码列之后另加名称列；both：写成“代码: 名称”", "id: codes only; name: a column of names after each of codes; both: as 'code: name'"),
        ["id", "name", "both"]);

    /// <summary>Whether the keys of series and observations are written too.</summary>
    public static readonly FormatOption Keys = new(
        "keys",
        new("none：无；obs：观测键；series：序列键；both：两者", "none; obs: the key of each observation; series: of its series; both"),
        ["none", "obs", "series", "both"]);

    /// <summary>How periods are written.</summary>
    public static readonly FormatOption TimeFormat = new("timeFormat", new("original：时期原样", "original: periods as they are"), ["original"]);

    private static readonly CsvWriterOptions WriterOptions = new() { NewLine = "\r\n" };

    private SdmxCsvFormat()
    {
    }

    /// <summary>The format.</summary>
    public static SdmxCsvFormat Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "sdmx-csv";

    /// <inheritdoc/>
    public string MediaType => "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8";

    /// <inheritdoc/>
    public bool Compressible => true;

    /// <inheritdoc/>
    public bool NeedsKeys => true;

    /// <inheritdoc/>
    public IReadOnlyList<FormatOption> Options { get; } = [Labels, Keys, TimeFormat];

    /// <inheritdoc/>
    public bool Suits(Dataset dataset) => SdmxStructure.Suits(dataset);

    /// <inheritdoc/>
    public async Task WriteAsync(TableView view, RowSource rows, PipeWriter output, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(rows);
        var structure = SdmxStructure.Of(view.Name, view.Title, rows.Columns);
        await using var stream = new PipeStream(output);
        await using (var csv = CsvWriter.Create(stream, WriterOptions, leaveOpen: true))
        {
            var line = new Line(csv, view, structure);
            line.WriteHeader();
            foreach (var part in SdmxParts.Of(view, rows))
            {
                await foreach (var row in part.Rows.ReadAsync(cancellation))
                {
                    line.Write(row, part.Action);
                    if (PipeStream.IsFull(output))
                    {
                        await output.FlushAsync(cancellation);
                    }
                }
            }
        }

        await output.FlushAsync(cancellation);
    }

    /// <summary>Writes the lines of one file.</summary>
    private sealed class Line(CsvWriter csv, TableView view, SdmxStructure structure)
    {
        private readonly string _labels = view.Choice(Labels);
        private readonly bool _hasSeriesKey = view.Choice(Keys) is "series" or "both";
        private readonly bool _hasObservationKey = view.Choice(Keys) is "obs" or "both";
        private readonly Func<Bilingual, string> _speak = view.Language == "en" ? name => name.En : name => name.Zh;
        private readonly string _observation = view.Options.GetValueOrDefault(SdmxJsonFormat.Observation.Name, SdmxNames.TimePeriod);

        public void WriteHeader()
        {
            csv.WriteField("STRUCTURE");
            Write("STRUCTURE_ID", "STRUCTURE_NAME", "");
            csv.WriteField("ACTION");
            if (_hasSeriesKey)
            {
                csv.WriteField("SERIES_KEY");
            }

            if (_hasObservationKey)
            {
                csv.WriteField("OBS_KEY");
            }

            foreach (var component in structure.Components)
            {
                Write(component.Id, _speak(component.Name), _speak(component.Name));
            }

            csv.EndRecord();
        }

        public void Write(Row row, SdmxAction action)
        {
            csv.WriteField("dataflow");
            Write(structure.Reference, _speak(structure.Name), _speak(structure.Name));
            csv.WriteField(action switch { SdmxAction.Append => "A", SdmxAction.Replace => "R", SdmxAction.Delete => "D", _ => "I" });
            if (_hasSeriesKey)
            {
                csv.WriteField(Key(row, structure.Dimensions.Where(dimension => dimension.Id != _observation && _observation != SdmxNames.AllDimensions)));
            }

            if (_hasObservationKey)
            {
                csv.WriteField(Key(row, structure.Dimensions));
            }

            foreach (var component in structure.Components)
            {
                var field = action == SdmxAction.Delete && component.Role is (SdmxRole.Measure or SdmxRole.Attribute) ? default : row[component.Place];
                if (field.Number is { } number)
                {
                    csv.WriteField(number, default);
                    WriteName("");
                    continue;
                }

                var text = field.ToString();
                var name = _labels != "id" && component.Codes?.Find(text) is { } found ? _speak(found) : "";
                Write(text, name, name);
            }

            csv.EndRecord();
        }

        private static string Key(Row row, IEnumerable<SdmxComponent> dimensions) => string.Join('.', dimensions.Select(dimension => row[dimension.Place].ToString()));

        private void Write(string id, string column, string suffix)
        {
            csv.WriteField(_labels == "both" && suffix.Length > 0 ? $"{id}: {suffix}" : id);
            WriteName(column);
        }

        private void WriteName(string name)
        {
            if (_labels == "name")
            {
                csv.WriteField(name);
            }
        }
    }
}
