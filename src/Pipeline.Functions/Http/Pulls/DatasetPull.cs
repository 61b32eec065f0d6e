using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;
using Pipeline.Snapshots;
using Pipeline.Storage;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>
/// The story of one pull: which version is it, does the caller have it (then nothing is read), open the stored file, and send it, or the
/// rows and columns asked for, in the format asked for.
/// </summary>
public sealed class DatasetPull(ManifestCache manifests, SnapshotFileCache files)
{
    /// <summary>A file that describes the snapshot.</summary>
    internal async Task<IResult> DocumentAsync(HttpRequest request, Entrance entrance, string name, string mediaType, CancellationToken cancellation)
    {
        if (await manifests.FindAsync(entrance.Reference, cancellation) is not { } manifest)
        {
            return SnapshotDoor.Gone();
        }

        byte[] content;
        if (name == DataPackage.FileName)
        {
            if (manifest.Files.FirstOrDefault(each => each.Name == name) is not { } file || await files.OpenAsync(entrance.Reference, file, cancellation) is not { } open)
            {
                return SnapshotDoor.Lacks(name, manifest);
            }

            using (open)
            {
                content = new byte[open.Length];
                await using var stream = await open.ReadAsync(0, cancellation);
                await stream.ReadExactlyAsync(content, cancellation);
            }
        }
        else
        {
            using var written = new MemoryStream();
            ManifestJson.Write(manifest, written);
            content = written.ToArray();
        }

        var response = request.HttpContext.Response;
        PullHeaders.Name(response, entrance.Reference);
        response.Headers.ContentLocation = $"{Pinned(entrance.Reference)}/{name}";
        return new DocumentAnswer(content, mediaType) { CacheControl = entrance.CacheControl, LastModified = entrance.ModifiedAt(manifest) };
    }

    /// <summary>A data set as it was asked for.</summary>
    internal async Task<IResult> AnswerAsync(HttpRequest request, Entrance entrance, Dataset dataset, TableRequest asked, CancellationToken cancellation)
    {
        var reference = entrance.Reference;
        var context = string.Create(CultureInfo.InvariantCulture, $"{reference.Sequence}\n{reference.Hash}\n{dataset.Name}\n{asked.Query.Canonical}");
        if (PageToken.StartOf(asked, context, out var problem) is not { } start)
        {
            return problem!;
        }

        // A range is cut from the bytes as they are stored, so whoever asks for one gets no compressed answer.
        var coding = asked.Format.Compressible && !(asked.IsStoredFile && request.Headers.Range.Count > 0) ? ContentCoding.Choose(request) : ContentCoding.None;
        var version = Freshness.Of(coding, context, asked.Canonical, Formats.SerializerVersion.ToString(CultureInfo.InvariantCulture));
        Describe(request, reference, dataset, asked);
        var (found, freshness, answer) = await PulledFile.BeginAsync(request, entrance, dataset, version, manifests, cancellation);
        if (found is not var (manifest, file))
        {
            return answer!;
        }

        if (asked.IsStoredFile && HttpMethods.IsHead(request.Method))
        {
            return FileAnswer.HeadOf(file, asked.Format.MediaType, freshness, coding);
        }

        if (await files.OpenAsync(reference, file, cancellation) is not { } open)
        {
            return SnapshotDoor.Gone();
        }

        if (asked.IsStoredFile)
        {
            return new FileAnswer(open, asked.Format.MediaType, freshness, coding);
        }

        try
        {
            var table = await StoredTable.OpenAsync(dataset, open.ReadAsync, cancellation);
            var next = asked.Limit is { } limit ? await table.NextAsync(asked.Query, start, limit, cancellation) : null;
            var nextLink = next is { } offset
                ? PageLink.Add(request, string.Create(CultureInfo.InvariantCulture, $"snapshots/{reference.Sequence}/{dataset.Name}"), asked, PageToken.Write(offset, context))
                : null;
            var view = new TableView(dataset.Name, dataset.Title)
            {
                Snapshot = new(manifest.Sequence, manifest.Hash, manifest.TakenAt, manifest.CatalogueVersion, manifest.VersionOf(dataset.Name)),
                Notice = manifest.Notice,
                NextLink = nextLink,
                Language = asked.Query.Language,
                Options = asked.Options,
            };
            var rows = table.Rows(asked.Query, start, asked.Limit);
            if (asked.Selection is { } selection && !await (rows = selection.Choose(rows)).ReadAsync(cancellation).AnyAsync(cancellation))
            {
                open.Dispose();
                return Results.NoContent();
            }

            return new TableAnswer(asked.Format, view, rows, coding, open);
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    /// <summary>States where the same is to be had under the snapshot's number, as 304 does too, and what describes it.</summary>
    private static void Describe(HttpRequest request, SnapshotReference reference, Dataset dataset, TableRequest asked)
    {
        var (headers, format) = (request.HttpContext.Response.Headers, asked.Format);
        if (asked.Selection is null)
        {
            var place = asked.Token is { } token ? [KeyValuePair.Create<string, string?>(TableRequest.SkipToken, token)] : Array.Empty<KeyValuePair<string, string?>>();
            headers.ContentLocation = QueryHelpers.AddQueryString($"{Pinned(reference)}/{dataset.Name}.{format.Name}", asked.PinnedQuery(request).Concat(place));
        }

        headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"inline; filename=\"{dataset.Name}-{reference.Sequence}.{format.Name}\"");
        headers.Append("Link", $"<{Pinned(reference)}/{DataPackage.FileName}>; rel=\"describedby\"");
    }

    private static string Pinned(SnapshotReference reference) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/snapshots/{reference.Sequence}");
}
