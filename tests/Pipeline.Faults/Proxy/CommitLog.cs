using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Storage;

namespace Pipeline.Faults.Proxy;

/// <summary>One successful change of what is in force for a reporter and period.</summary>
/// <param name="Slot">Reporter and period.</param>
/// <param name="Before">The version of the row that was replaced; empty for the first one.</param>
/// <param name="After">The version that the row then had.</param>
/// <param name="Generation">The generation in force from then on.</param>
/// <param name="Upload">The upload that had a say.</param>
internal sealed record Commit(string Slot, string Before, string After, string Generation, OrderKey Upload);

/// <summary>The evidence of commits, which nothing can take back: what storage itself confirmed, also where the app never heard of it.</summary>
internal sealed class CommitLog
{
    private readonly ConcurrentQueue<Commit> _commits = new();

    /// <summary>All commits.</summary>
    public IReadOnlyList<Commit> All => [.. _commits];

    /// <summary>Writes an operation down where it changed what is in force.</summary>
    public void Note(Operation operation, HttpRequest request, HttpResponseMessage response, byte[] body)
    {
        if (!response.IsSuccessStatusCode || request.Method is "GET" or "HEAD" || !operation.Text.Contains(" table/current", StringComparison.Ordinal))
        {
            return;
        }

        using var json = JsonDocument.Parse(body);
        string Text(string name) => json.RootElement.GetProperty(name).GetString() ?? "";
        _commits.Enqueue(new(
            $"{Text("PartitionKey")} {Text("RowKey")}",
            request.Headers.IfMatch.ToString(),
            response.Headers.ETag?.ToString() ?? "",
            Text("generation"),
            new(json.RootElement.GetProperty("lastmodified").GetDateTimeOffset(), Text("eventid"))));
    }
}
