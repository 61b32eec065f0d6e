using Microsoft.AspNetCore.Http;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>Rows written in a format while they are read.</summary>
/// <param name="format">The format.</param>
/// <param name="view">What is written beside the rows.</param>
/// <param name="rows">The rows.</param>
/// <param name="coding">How it is compressed.</param>
/// <param name="source">What the rows are read from; closed afterwards.</param>
internal sealed class TableAnswer(ITableFormat format, TableView view, RowSource rows, ContentCoding coding, IDisposable? source = null) : IResult
{
    /// <summary>Writes the rows.</summary>
    public Task ExecuteAsync(HttpContext httpContext) =>
        new StreamedAnswer(format.MediaType, coding, (output, stop) => format.WriteAsync(view, rows, output, stop), source).ExecuteAsync(httpContext);
}
