namespace Pipeline.Benchmarks.Bare;

/// <summary>Keeps what a client sends, while it is sent.</summary>
internal sealed class RequestRecorder() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly AsyncLocal<List<RecordedRequest>?> _into = new();

    /// <summary>Where this flow's requests are kept, those of the calls it makes from now on included; null for nowhere.</summary>
    public List<RecordedRequest>? Into
    {
        get => _into.Value;
        set => _into.Value = value;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .Where(h => h.Key is not "Content-Length")
            .Select(h => (h.Key, string.Join(", ", h.Value)));
        RecordedRequest recorded = new(request.Method, request.RequestUri!, body, [.. headers], new(0, ""));
        var response = await base.SendAsync(request, cancellationToken);
        Into?.Add(recorded with { Answer = RecordedAnswer.Of(response) });
        return response;
    }
}
