using System.IO.Pipelines;
using Pipeline.Catalogue;
using Pipeline.Corrections;
using Pipeline.Snapshots;

namespace Pipeline.Publishing;

/// <summary>A file that a snapshot keeps.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="MediaType">The media type that it is served with.</param>
/// <param name="WriteAsync">Writes it to a stream, which stays open.</param>
public sealed record SnapshotFile(string Name, string MediaType, Func<Stream, Task> WriteAsync)
{
    /// <summary>A file that is written without waiting for anything.</summary>
    public SnapshotFile(string name, string mediaType, Action<Stream> write)
        : this(name, mediaType, output =>
        {
            write(output);
            return Task.CompletedTask;
        })
    {
    }

    /// <summary>What was written of a data set; null for files that are none, and before it is written.</summary>
    public RowCensus? Census { get; init; }

    /// <summary>A data set in the form that every other one is written from.</summary>
    internal static SnapshotFile Of(Dataset dataset, RowSource rows)
    {
        var census = new RowCensus(dataset, rows);
        return new(dataset.FileName, CsvFormat.Instance.MediaType, async output =>
        {
            var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
            await CsvFormat.Instance.WriteAsync(new(dataset.Name, dataset.Title), census, pipe, default);
            await pipe.CompleteAsync();
        })
        {
            Census = census,
        };
    }
}

/// <summary>
/// The files that every snapshot keeps: each data set once, as CSV, with the same bytes anywhere. Every other format is written from these
/// when somebody asks for it, so that a format that is added serves old snapshots too.
/// </summary>
public static class SnapshotFiles
{
    /// <summary>The media type of files that are JSON.</summary>
    public const string Json = "application/json; charset=utf-8";

    /// <summary>The file that has the catalogue.</summary>
    public const string Catalogue = "catalogue.json";

    /// <summary>The file that has the corrections and what became of each; there is none where there are no corrections.</summary>
    public const string Corrections = "corrections.json";

    /// <summary>The files of a content.</summary>
    public static IReadOnlyList<SnapshotFile> For(StatisticalCatalogue catalogue, SnapshotContent content) =>
        [.. Datasets.All(catalogue).Select(dataset => SnapshotFile.Of(dataset, dataset.RowsOf(content))), .. Basis(catalogue, content)];

    /// <summary>What the content was computed with beside the generations: enough to explain it when catalogue and corrections have changed.</summary>
    private static IEnumerable<SnapshotFile> Basis(StatisticalCatalogue catalogue, SnapshotContent content)
    {
        if (catalogue.Files is { } files)
        {
            yield return new(Catalogue, Json, files.Write);
        }

        if (content.Corrections.Entries.Count > 0)
        {
            yield return new(Corrections, Json, output => CorrectionJson.Write(content.Corrections, output));
        }
    }
}
