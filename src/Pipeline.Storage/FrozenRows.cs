using System.IO.Pipelines;
using Pipeline.Catalogue;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;

namespace Pipeline.Storage;

/// <summary>The rows of one year's assessment as a snapshot has them.</summary>
internal sealed class FrozenRows(StatisticalCatalogue catalogue, SnapshotReader snapshots)
{
    /// <summary>The rows, as CSV, and how many they are; null where the snapshot assesses nothing in the year.</summary>
    public async Task<(int Rows, byte[] Content)?> ReadAsync(SnapshotReference reference, int year, CancellationToken cancellation)
    {
        var dataset = AssessmentDataset.Of(catalogue);
        if (await snapshots.OpenAsync(reference, dataset.FileName, cancellation: cancellation) is not { } stored)
        {
            return null;
        }

        using MemoryStream file = new();
        await using (stored)
        {
            await stored.Content.CopyToAsync(file, cancellation);
        }

        var table = await StoredTable.OpenAsync(dataset, (offset, _) => Task.FromResult<Stream>(new MemoryStream(file.ToArray()[(int)offset..])), cancellation);
        RowQuery query = new() { Codes = new Dictionary<string, IReadOnlySet<string>> { ["period"] = new HashSet<string> { Period.Annual(year).ToString() } } };
        var rows = table.Rows(query);
        var count = await rows.ReadAsync(cancellation).CountAsync(cancellation);
        using MemoryStream content = new();
        var pipe = PipeWriter.Create(content, new StreamPipeWriterOptions(leaveOpen: true));
        await CsvFormat.Instance.WriteAsync(new(dataset.Name, dataset.Title), rows, pipe, cancellation);
        await pipe.CompleteAsync();
        return count == 0 ? null : (count, content.ToArray());
    }
}
