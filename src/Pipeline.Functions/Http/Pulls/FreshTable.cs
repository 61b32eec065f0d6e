using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>A table that no snapshot keeps as a file, under a tag of what it is made from: whoever has it is told so before it is made.</summary>
internal sealed class FreshTable
{
    private readonly HttpRequest _request;
    private readonly ITableFormat _format;
    private readonly ContentCoding _coding;

    /// <summary>States the version of a table in the answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="format">The format.</param>
    /// <param name="parts">What the table follows from.</param>
    public FreshTable(HttpRequest request, ITableFormat format, params ReadOnlySpan<string> parts)
    {
        (_request, _format) = (request, format);
        _coding = format.Compressible ? ContentCoding.Choose(request) : ContentCoding.None;
        var response = request.HttpContext.Response;
        var freshness = Freshness.Of(_coding, [.. parts, format.Name, Formats.SerializerVersion.ToString(CultureInfo.InvariantCulture)]);
        freshness.State(response);
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = PullHeaders.Vary;
        IsKnown = freshness.IsKnown(request);
    }

    /// <summary>Whether the caller has it.</summary>
    public bool IsKnown { get; }

    /// <summary>The answer to a caller who has it.</summary>
    public static IResult Known() => Results.StatusCode(StatusCodes.Status304NotModified);

    /// <summary>The table.</summary>
    /// <param name="view">What is written beside the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="source">What the rows are read from; closed afterwards.</param>
    public IResult Of(TableView view, RowSource rows, IDisposable? source = null)
    {
        _request.HttpContext.Response.Headers.ContentDisposition = $"inline; filename=\"{view.Name}.{_format.Name}\"";
        return new TableAnswer(_format, view, rows, _coding, source);
    }
}
