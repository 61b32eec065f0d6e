using Pipeline.Catalogue;
using Pipeline.Snapshots;

namespace Pipeline.Publishing;

/// <summary>A file that a snapshot is published as.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="MediaType">The media type that it is served with.</param>
/// <param name="Write">Writes it to a stream, which stays open.</param>
public sealed record SnapshotFile(string Name, string MediaType, Action<Stream> Write);

/// <summary>The files that every snapshot is published as.</summary>
public static class SnapshotFiles
{
    /// <summary>The media type of <see cref="CsvFormat"/>.</summary>
    public const string Csv = "text/csv; charset=utf-8";

    /// <summary>The media type of <see cref="JsonFormat"/>.</summary>
    public const string Json = "application/json; charset=utf-8";

    /// <summary>The media type of <see cref="XlsxFormat"/>.</summary>
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The files of a content; .csv and .json have the same bytes anywhere, .xlsx the same cells.</summary>
    public static IReadOnlyList<SnapshotFile> For(StatisticalCatalogue catalogue, SnapshotContent content)
    {
        var indicators = Datasets.Indicators(catalogue);
        var observations = Datasets.Observations(catalogue);
        var targets = Datasets.Targets(catalogue);
        return
        [
            new("indicators.csv", Csv, output => CsvFormat.Write(indicators, content.Indicators, output)),
            new("indicators.json", Json, output => JsonFormat.Write(indicators, content.Indicators, output)),
            new("indicators.xlsx", Xlsx, output => XlsxFormat.Write(indicators, content.Indicators, output)),
            new("observations.csv", Csv, output => CsvFormat.Write(observations, content.Observations, output)),
            new("targets.csv", Csv, output => CsvFormat.Write(targets, content.Targets, output)),
        ];
    }
}
