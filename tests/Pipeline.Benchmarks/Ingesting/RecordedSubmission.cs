using System.Text;
using Pipeline.Benchmarks.Bare;
using Pipeline.Cli.Local;

namespace Pipeline.Benchmarks.Ingesting;

/// <summary>The storage operations of one submission, in order, and the prefix of the containers and tables that they are for.</summary>
internal sealed record RecordedSubmission(string Prefix, IReadOnlyList<RecordedRequest> Requests)
{
    private static readonly string[] Signed = ["Authorization", "x-ms-date", "Date"];

    /// <summary>What they are, such as <c>PUT archive</c>; one row is reached by its table, several at once by <c>$batch</c>.</summary>
    public string Description => string.Join(" · ", Requests.Select(request =>
        $"{request.Method} {Uri.UnescapeDataString(request.Address.Segments[2]).Split('(')[0].TrimEnd('/').Replace(Prefix, "", StringComparison.Ordinal)}"));

    /// <summary>The same operations for another prefix of the same length, opened by a token instead of a signature.</summary>
    public RecordedSubmission For(string prefix)
    {
        var (from, to) = ($"/{LocalAzurite.Account}/{Prefix}", $"/{LocalAzurite.Account}/{prefix}");
        return new(prefix, [.. Requests.Select(request => request with
        {
            Address = new($"{request.Address.AbsoluteUri.Replace(from, to, StringComparison.Ordinal)}{(request.Address.Query.Length > 0 ? '&' : '?')}{SharedAccess.Token}"),
            Body = Replace(request.Body.ToArray(), Encoding.ASCII.GetBytes(from), Encoding.ASCII.GetBytes(to)),
            Headers = [.. request.Headers.Where(header => !Signed.Contains(header.Name, StringComparer.OrdinalIgnoreCase))],
        })]);
    }

    /// <summary>Sends them one after another; where one names a version that an earlier one was answered with, it names the present one.</summary>
    public async Task SendAsync(BareClient client)
    {
        Dictionary<string, string> versions = new(StringComparer.Ordinal);
        foreach (var request in Requests)
        {
            var answer = await client.SendAsync(request with { Headers = [.. request.Headers.Select(header => (header.Name, Present(header)))] });
            versions[request.Answer.ETag] = answer.ETag;
        }

        string Present((string Name, string Value) header) =>
            header.Name == "If-Match" ? versions.GetValueOrDefault(header.Value, header.Value) : header.Value;
    }

    // A transaction's body names each row by its whole address.
    private static byte[] Replace(byte[] body, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        var rest = body.AsSpan();
        for (int at; (at = rest.IndexOf(from)) >= 0; rest = rest[(at + to.Length)..])
        {
            to.CopyTo(rest[at..]);
        }

        return body;
    }
}
