namespace Pipeline.Benchmarks.Tables;

/// <summary>A request as it went over the wire.</summary>
internal sealed record RecordedRequest(Uri Address, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers);

/// <summary>Keeps what a client sends, while it is sent.</summary>
internal sealed class RequestRecorder() : DelegatingHandler(new SocketsHttpHandler())
{
    public List<RecordedRequest> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .Where(h => h.Key is not "Content-Length")
            .Select(h => (h.Key, string.Join(", ", h.Value)));
        Requests.Add(new(request.RequestUri!, body, [.. headers]));
        return await base.SendAsync(request, cancellationToken);
    }
}
