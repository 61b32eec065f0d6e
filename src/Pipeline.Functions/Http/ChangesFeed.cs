using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Storage;

namespace Pipeline.Functions.Http;

/// <summary>What each night changed, as a list and as a feed to subscribe to.</summary>
public sealed class ChangesFeed(SnapshotReader snapshots, ManifestCache manifests)
{
    private const int Most = 50;

    /// <summary>The snapshots that the caller may read, newest first, each with what it changed in every data set.</summary>
    [Function(nameof(ListChanges))]
    public async Task<IResult> ListChanges(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/changes")] HttpRequest request, CancellationToken cancellation) =>
        Json.Document(new { value = await NightsAsync(request, cancellation) });

    /// <summary>The same as an Atom feed (RFC 4287).</summary>
    [Function(nameof(GetChangesFeed))]
    public async Task<IResult> GetChangesFeed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/changes.atom")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new DocumentAnswer(AtomFeed.Write(PublicAddress.RootOf(request), await NightsAsync(request, cancellation)), AtomFeed.MediaType);
    }

    private async Task<IReadOnlyList<NightChange>> NightsAsync(HttpRequest request, CancellationToken cancellation)
    {
        var caller = SnapshotDoor.CallerOf(request);
        List<SnapshotEntry> entries = [];
        await foreach (var entry in snapshots.ListAsync(cancellation).Where(entry => caller.MayRead(entry.ReleasedAt is not null)).Take(Most + 1))
        {
            entries.Add(entry);
        }

        List<NightChange> nights = [];
        for (var i = 0; i < Math.Min(Most, entries.Count); i++)
        {
            // Compared with the one that the same caller could read before, so that the feed tells nothing of snapshots that it may not see.
            var before = i + 1 < entries.Count ? await manifests.FindAsync(entries[i + 1].Reference, cancellation) : null;
            if (await manifests.FindAsync(entries[i].Reference, cancellation) is { } manifest)
            {
                nights.Add(NightChange.Of(manifest, before, entries[i].ReleasedAt));
            }
        }

        return nights;
    }
}
