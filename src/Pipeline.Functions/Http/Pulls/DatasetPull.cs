using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Access;
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
    internal async Task<IResult> DocumentAsync(Entrance entrance, string name, string mediaType, CancellationToken cancellation)
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
                return SnapshotLacks(name, manifest);
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

        return new DocumentAnswer(content, mediaType) { CacheControl = entrance.CacheControl, LastModified = manifest.TakenAt };
    }

    /// <summary>A data set as it was asked for.</summary>
    internal async Task<IResult> AnswerAsync(HttpRequest request, Entrance entrance, Dataset dataset, TableRequest asked, CancellationToken cancellation)
    {
        var (reference, response) = (entrance.Reference, request.HttpContext.Response);
        var context = string.Create(CultureInfo.InvariantCulture, $"{reference.Sequence}\n{reference.Hash}\n{dataset.Name}\n{asked.Query.Canonical}");
        if (PageToken.StartOf(asked, context, out var problem) is not { } start)
        {
            return problem!;
        }

        // A range is cut from the bytes as they are stored, so whoever asks for one gets no compressed answer.
        var coding = asked.Format.Compressible && !(asked.IsStoredFile && request.Headers.Range.Count > 0) ? ContentCoding.Choose(request) : ContentCoding.None;
        var freshness = Freshness.Of(coding, context, asked.Canonical, Formats.SerializerVersion.ToString(CultureInfo.InvariantCulture));
        PullHeaders.State(response, entrance, freshness);
        if (freshness.IsKnownByTag(request) == true)
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        if (await manifests.FindAsync(reference, cancellation) is not { } manifest)
        {
            return SnapshotDoor.Gone();
        }

        freshness = freshness with { LastModified = manifest.TakenAt };
        freshness.State(response);
        if (freshness.IsKnown(request))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        if (manifest.Files.FirstOrDefault(each => each.Name == dataset.FileName) is not { } file)
        {
            return SnapshotLacks(dataset.Name, manifest);
        }

        var version = manifest.Datasets.FirstOrDefault(each => each.Name == dataset.Name)?.Version ?? "";
        Describe(response, manifest, dataset, asked);
        if (asked.IsStoredFile && HttpMethods.IsHead(request.Method))
        {
            return FileAnswer.HeadOf(file, asked.Format.MediaType, freshness, coding);
        }

        if (await files.OpenAsync(reference, file, cancellation) is not { } open)
        {
            response.Headers.Clear();
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
                Snapshot = new(manifest.Sequence, manifest.Hash, manifest.TakenAt, manifest.CatalogueVersion, version),
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

    private static void Describe(HttpResponse response, SnapshotManifest manifest, Dataset dataset, TableRequest asked)
    {
        var (format, pinned) = (asked.Format, string.Create(CultureInfo.InvariantCulture, $"/api/v1/snapshots/{manifest.Sequence}"));
        if (asked.Selection is null)
        {
            var query = response.HttpContext.Request.Query.Where(pair => pair.Key is not (TableRequest.AsOf or FormatNegotiation.Parameter));
            response.Headers.ContentLocation = $"{pinned}/{dataset.Name}.{format.Name}{QueryString.Create(query)}";
        }

        response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"inline; filename=\"{dataset.Name}-{manifest.Sequence}.{format.Name}\"");
        response.Headers.Append("Link", $"<{pinned}/{DataPackage.FileName}>; rel=\"describedby\"");
        PullHeaders.Describe(response, manifest, dataset);
    }

    /// <summary>What stands for a file that a snapshot does not have.</summary>
    internal static Problem SnapshotLacks(string name, SnapshotManifest manifest)
    {
        var names = manifest.Files.Select(file => file.Name).ToList();
        return Problem.NotFound(
            new($"第 {manifest.Sequence} 期快照没有 {name}。", $"Snapshot {manifest.Sequence} has no {name}."),
            new($"它有：{string.Join("、", names)}。", $"It has: {string.Join(", ", names)}."));
    }
}
