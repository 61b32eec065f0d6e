namespace Pipeline.Benchmarks.Tables;

/// <summary>Sends recorded requests again, byte for byte, and reads the answers to their ends: the least that any client does.</summary>
internal sealed class BareClient : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    public async Task SendAsync(IEnumerable<RecordedRequest> requests)
    {
        foreach (var recorded in requests)
        {
            await SendAsync(recorded, recorded.Body);
        }
    }

    /// <summary>Sends a body with the address and headers of a recorded request.</summary>
    public async Task SendAsync(RecordedRequest recorded, ReadOnlyMemory<byte> body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, recorded.Address) { Content = new ReadOnlyMemoryContent(body) };
        foreach (var (name, value) in recorded.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode || !answer.Contains("204 No Content", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"The service refused a recorded request: {answer}");
        }
    }

    public void Dispose() => _http.Dispose();
}
