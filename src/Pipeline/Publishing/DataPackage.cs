using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Pipeline.Snapshots;

namespace Pipeline.Publishing;

/// <summary>
/// The snapshot as a tabular data package (Frictionless, https://specs.frictionlessdata.io/): which files, which columns, which types, which
/// codes. Derived from the manifest and the data sets' columns; lies beside the files, so that folder or address is the package.
/// </summary>
public static class DataPackage
{
    /// <summary>The name that the specification prescribes.</summary>
    public const string FileName = "datapackage.json";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes the description of a snapshot; the output stays open.</summary>
    public static void Write(SnapshotManifest manifest, IReadOnlyList<Dataset> datasets, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-package");
        json.WriteString("name", "yunnan-regional-development");
        json.WriteString("title", "云南省区域协调发展指标 Regional development indicators for Yunnan");
        if (manifest.Notice is { } notice)
        {
            json.WriteString("description", notice.ToString());
        }

        json.WriteString("version", FormattableString.Invariant($"{manifest.Sequence}.0.0"));
        json.WriteString("id", manifest.Hash);
        json.WriteString("created", manifest.TakenAt);
        json.WriteString("catalogue_version", manifest.CatalogueVersion);
        json.WriteStartArray("resources");
        foreach (var dataset in datasets)
        {
            if (manifest.Datasets.FirstOrDefault(d => d.Name == dataset.Name) is { } described)
            {
                WriteResource(json, dataset, described, manifest.Files.Single(file => file.Name == dataset.FileName));
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, Dataset dataset, ManifestDataset described, ManifestFile file)
    {
        json.WriteStartObject();
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("name", dataset.Name);
        json.WriteString("title", dataset.Title.ToString());
        json.WriteString("version", described.Version);
        json.WriteString("path", file.Name);
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", file.Bytes);
        json.WriteString("hash", $"sha256:{file.Sha256}");
        json.WriteNumber("rows", described.Rows);
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in dataset.Columns)
        {
            WriteField(json, column, described.Columns.FirstOrDefault(c => c.Name == column.Name)?.Codes ?? column.Codes?.Codes.Select(code => code.Code).ToList());
        }

        json.WriteEndArray();
        json.WriteStartArray("missingValues");
        json.WriteStringValue("");
        json.WriteEndArray();
        json.WriteStartArray("primaryKey");
        foreach (var column in dataset.Columns.Where(column => column.Role == ColumnRole.Key))
        {
            json.WriteStringValue(column.Name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, Column column, IReadOnlyList<string>? codes)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.Type switch
        {
            ColumnType.Number => "number",
            ColumnType.WholeNumber => "integer",
            ColumnType.Date => "date",
            _ => "string",
        });
        json.WriteString("title", column.Description.Zh);
        json.WriteString("description", column.Description.En);
        if (codes is not null || column.Role == ColumnRole.Key)
        {
            json.WriteStartObject("constraints");
            if (column.Role == ColumnRole.Key)
            {
                json.WriteBoolean("required", true);
            }

            if (codes is not null)
            {
                json.WriteStartArray("enum");
                foreach (var code in codes)
                {
                    json.WriteStringValue(code);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
