namespace Pipeline.Benchmarks.Bare;

/// <summary>A request as it went over the wire, and what came back.</summary>
internal sealed record RecordedRequest(
    HttpMethod Method, Uri Address, ReadOnlyMemory<byte> Body, IReadOnlyList<(string Name, string Value)> Headers, RecordedAnswer Answer);

/// <summary>The part of an answer that a later request may depend on.</summary>
internal sealed record RecordedAnswer(int Status, string ETag)
{
    public static RecordedAnswer Of(HttpResponseMessage response) =>
        new((int)response.StatusCode, response.Headers.TryGetValues("ETag", out var tags) ? tags.First() : "");
}
