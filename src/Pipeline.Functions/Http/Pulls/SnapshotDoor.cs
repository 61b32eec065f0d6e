using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Access;
using Pipeline.Snapshots;
using Pipeline.Storage;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>A snapshot that the caller may read.</summary>
/// <param name="Reference">The snapshot.</param>
/// <param name="IsPinned">Whether the address names it by number, so that what it leads to never changes.</param>
/// <param name="IsPublic">Whether caches may give it to anyone: anyone may read it, and the caller did not say who it is.</param>
internal sealed record Entrance(SnapshotReference Reference, bool IsPinned, bool IsPublic)
{
    /// <summary>Since when the address leads to it; null where the address names it by number, and never led elsewhere.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the address last changed what it gives: a snapshot may have been released long after it was taken.</summary>
    public DateTimeOffset ModifiedAt(SnapshotManifest manifest) => Since is { } since && since > manifest.TakenAt ? since : manifest.TakenAt;

    /// <summary>How caches may keep what is read of it.</summary>
    public string CacheControl => $"{(IsPublic ? "public" : "private")}, {(IsPinned ? "max-age=31536000, immutable" : "no-cache")}";
}

/// <summary>Finds the snapshot that an address names, and whether the caller may read it.</summary>
public sealed class SnapshotDoor(SnapshotReader snapshots)
{
    private static readonly Bilingual None = new("没有这一期快照。", "There is no such snapshot.");

    internal static Caller CallerOf(HttpRequest request) =>
        request.HttpContext.Features.Get<Caller>() ?? throw new InvalidOperationException("The access middleware did not run.");

    /// <summary>What stands for a snapshot that has been removed.</summary>
    internal static Problem Gone() => Problem.Of(
        StatusCodes.Status410Gone,
        "snapshot-retired",
        new("这一期快照已超过保留期，或从未发布。", "This snapshot is past its retention, or was never published."),
        new("请用 nightly、released，或 /api/v1/snapshots 所列的期号。", "Use nightly, released, or a number that /api/v1/snapshots lists."));

    /// <summary>What stands for a file that a snapshot does not have.</summary>
    internal static Problem Lacks(string name, SnapshotManifest manifest)
    {
        var names = manifest.Files.Select(file => file.Name).ToList();
        return Problem.NotFound(
            new($"第 {manifest.Sequence} 期快照没有 {name}。", $"Snapshot {manifest.Sequence} has no {name}."),
            new($"它有：{string.Join("、", names)}。", $"It has: {string.Join(", ", names)}."));
    }

    /// <summary>The snapshot, or why not.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name"><c>nightly</c>, <c>released</c> or a number.</param>
    /// <param name="moment">The moment at which it is asked what a pointer pointed to; null for now.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task<(Entrance? Entrance, IResult? Refusal)> EnterAsync(HttpRequest request, string name, DateTimeOffset? moment, CancellationToken cancellation)
    {
        var caller = CallerOf(request);
        if (moment is not null && name is not (SnapshotPointers.Nightly or SnapshotPointers.Released))
        {
            return (null, Problem.BadRequest(
                "parameter-invalid",
                new("asOf 只能与 nightly 或 released 同用。", "asOf goes with nightly or released only."),
                new("去掉 asOf，或把期号换成 nightly、released。", "Leave asOf out, or put nightly or released in the place of the number."),
                TableRequest.AsOf));
        }

        switch (await snapshots.LookUpAsync(name, moment, cancellation))
        {
            case SnapshotLookup.Retired:
                return (null, Gone());
            case SnapshotLookup.Found(var reference, var known, var since):
                var released = known ?? (await snapshots.FindAsync(reference.Sequence, cancellation))?.ReleasedAt is not null;
                return caller.MayRead(released)
                    ? (new(reference, name is not (SnapshotPointers.Nightly or SnapshotPointers.Released), released && caller.PublicRead && caller.Identity is null) { Since = since }, null)
                    : (null, AccessMiddleware.Unauthorised(request.HttpContext));
            case SnapshotLookup.Unknown when moment?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) is { } then:
                return (null, Problem.NotFound(
                    new($"在 {then} 还没有 {name} 快照。", $"At {then} there was no {name} snapshot yet."),
                    new("各期快照的时间见 /api/v1/snapshots。", "/api/v1/snapshots has the times of all snapshots.")));
            default:
                return (null, Problem.NotFound(
                    None,
                    new("地址中写 released、nightly 或期号；第一期快照要等夜间任务运行之后。",
                        "The address names released, nightly or a number; the first snapshot exists after the first nightly run.")));
        }
    }
}
