using System.IO.Pipelines;
using Pipeline.Publishing;

namespace Pipeline.Tests.Publishing;

/// <summary>What a format writes.</summary>
internal static class Written
{
    public static byte[] As<T>(ITableFormat format, Dataset<T> dataset, IReadOnlyList<T> rows, params (FormatOption Option, string Value)[] options) =>
        As(format, dataset.RowsOf(rows), new TableView(dataset.Name, dataset.Title)
        {
            Options = options.ToDictionary(option => option.Option.Name, option => option.Value, StringComparer.Ordinal),
        });

    public static byte[] As(ITableFormat format, RowSource rows, TableView view)
    {
        using var output = new MemoryStream();
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        format.WriteAsync(view, rows, pipe, default).GetAwaiter().GetResult();
        pipe.Complete();
        return output.ToArray();
    }
}
