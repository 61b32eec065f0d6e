namespace Pipeline.Benchmarks.Bare;

/// <summary>Sends recorded requests again, byte for byte, and reads the answers to their ends: the least that any client does.</summary>
internal sealed class BareClient : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    public async Task SendAsync(IEnumerable<RecordedRequest> requests)
    {
        foreach (var recorded in requests)
        {
            await SendAsync(recorded);
        }
    }

    /// <summary>Sends a recorded request. A write must be answered as it was; a read may find what others at work have not written yet, or have.</summary>
    public async Task<RecordedAnswer> SendAsync(RecordedRequest recorded)
    {
        var reads = recorded.Method == HttpMethod.Get || recorded.Method == HttpMethod.Head;
        using HttpRequestMessage request = new(recorded.Method, recorded.Address) { Content = reads ? null : new ReadOnlyMemoryContent(recorded.Body) };
        foreach (var (name, value) in recorded.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsByteArrayAsync();
        var answer = RecordedAnswer.Of(response);

        // A transaction is accepted (202) whatever becomes of it; its answer's text tells.
        return (reads ? answer.Status is 200 or 404 : answer.Status == recorded.Answer.Status) && (answer.Status != 202 || text.AsSpan().IndexOf("204 No Content"u8) >= 0)
            ? answer
            : throw new InvalidDataException($"{recorded.Method} {recorded.Address} was answered {recorded.Answer.Status}, and now {answer.Status}: {System.Text.Encoding.UTF8.GetString(text)}");
    }

    public void Dispose() => _http.Dispose();
}
