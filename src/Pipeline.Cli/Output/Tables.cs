using System.IO.Pipelines;
using System.Text;
using Pipeline.Publishing;

namespace Pipeline.Cli.Output;

/// <summary>Tables in the formats that the HTTP interface has them in.</summary>
internal static class Tables
{
    /// <summary>Writes rows to a stream, which stays open.</summary>
    public static async Task WriteAsync<T>(ITableFormat format, Dataset<T> dataset, IReadOnlyList<T> rows, Stream output, CancellationToken cancellation)
    {
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        await format.WriteAsync(new(dataset.Name, dataset.Title), dataset.RowsOf(rows), pipe, cancellation);
        await pipe.CompleteAsync();
    }

    /// <summary>Rows as JSON.</summary>
    public static async Task<string> JsonAsync<T>(Dataset<T> dataset, IReadOnlyList<T> rows, CancellationToken cancellation)
    {
        using var output = new MemoryStream();
        await WriteAsync(JsonFormat.Instance, dataset, rows, output, cancellation);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
