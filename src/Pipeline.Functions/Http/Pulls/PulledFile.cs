using Microsoft.AspNetCore.Http;
using Pipeline.Publishing;
using Pipeline.Snapshots;
using Pipeline.Storage;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>The file that a snapshot keeps a data set in, and the snapshot's manifest.</summary>
internal sealed record PulledFile(SnapshotManifest Manifest, ManifestFile File)
{
    /// <summary>How every pull begins: states the version of the answer, and looks no further where the caller has it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="entrance">The snapshot.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="freshness">The version.</param>
    /// <param name="manifests">The manifests.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The file and the version; or the answer, where the caller has it or there is no such file.</returns>
    public static async Task<(PulledFile? Found, Freshness Freshness, IResult? Answer)> BeginAsync(
        HttpRequest request, Entrance entrance, Dataset dataset, Freshness freshness, ManifestCache manifests, CancellationToken cancellation)
    {
        var response = request.HttpContext.Response;
        PullHeaders.State(response, entrance, freshness);
        if (freshness.IsKnownByTag(request) == true)
        {
            return (null, freshness, Results.StatusCode(StatusCodes.Status304NotModified));
        }

        var (found, problem) = await FindAsync(response, entrance, dataset, manifests, cancellation);
        if (found is null)
        {
            return (null, freshness, problem);
        }

        freshness = freshness with { LastModified = entrance.ModifiedAt(found.Manifest) };
        freshness.State(response);
        return freshness.IsKnown(request) ? (null, freshness, Results.StatusCode(StatusCodes.Status304NotModified)) : (found, freshness, null);
    }

    /// <summary>The file, of which the answer's headers say what the manifest says; or why there is none.</summary>
    public static async Task<(PulledFile? Found, IResult? Problem)> FindAsync(
        HttpResponse response, Entrance entrance, Dataset dataset, ManifestCache manifests, CancellationToken cancellation)
    {
        if (await manifests.FindAsync(entrance.Reference, cancellation) is not { } manifest)
        {
            return (null, SnapshotDoor.Gone());
        }

        if (manifest.Files.FirstOrDefault(each => each.Name == dataset.FileName) is not { } file)
        {
            return (null, SnapshotDoor.Lacks(dataset.Name, manifest));
        }

        PullHeaders.Name(response, entrance.Reference);
        PullHeaders.Describe(response, manifest, dataset);
        return (new(manifest, file), null);
    }
}
