using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;
using Pipeline.Publishing.Sdmx;
using Pipeline.Storage;

namespace Pipeline.Functions.Http.Sdmx;

/// <summary>
/// What changed in a data set from one released snapshot to another: for <c>updatedAfter</c> since the one that was released then, for
/// <c>includeHistory</c> from each to the next. Released snapshots are kept for ever, so that the history goes back to the first.
/// </summary>
public sealed class SdmxHistory(SnapshotReader snapshots, ManifestCache manifests, SnapshotFileCache files)
{
    /// <summary>How many snapshots one answer compares at most.</summary>
    private const int Most = 60;

    /// <summary>The changes that were asked for.</summary>
    internal async Task<IResult> AnswerAsync(HttpRequest request, Dataset dataset, TableRequest asked, SdmxDataQuery query, CancellationToken cancellation)
    {
        var limit = asked.Moment ?? DateTimeOffset.MaxValue;
        if (query.UpdatedAfter > limit)
        {
            return Problem.BadRequest(QueryFault.Invalid(
                "updatedAfter", query.UpdatedAfter.Value.ToString("O", CultureInfo.InvariantCulture), new("updatedAfter 不能晚于 asOf。", "updatedAfter must not be later than asOf.")));
        }

        var released = await snapshots.ListAsync(cancellation).Where(entry => entry.ReleasedAt <= limit).OrderBy(entry => entry.Sequence).ToListAsync(cancellation);
        var known = query.UpdatedAfter is { } since ? released.FindLastIndex(entry => entry.ReleasedAt <= since) : -1;
        List<SnapshotEntry> steps = query.IncludesHistory || released.Count == 0 ? [.. released[(known + 1)..]] : known == released.Count - 1 ? [] : [released[^1]];
        if (steps.Count > Most)
        {
            return Problem.Of(
                StatusCodes.Status413PayloadTooLarge,
                "too-much-history",
                new($"涉及 {steps.Count} 期快照，一次最多 {Most} 期。", $"That compares {steps.Count} snapshots, and {Most} are the most at once."),
                new("加上 updatedAfter，只要较近的变动。", "Add updatedAfter, for the later changes only."));
        }

        if (steps.Count == 0)
        {
            return Results.NoContent();
        }

        var fresh = new FreshTable(
            request, asked.Format, [dataset.Name, asked.Canonical, .. steps.Prepend(known < 0 ? steps[0] : released[known]).Select(entry => $"{entry.Sequence} {entry.Hash}")]);
        if (fresh.IsKnown)
        {
            return FreshTable.Known();
        }

        OpenTables open = new();
        try
        {
            var parts = new List<SdmxPart>();
            var before = known < 0 ? null : await OpenAsync(open, released[known], dataset, asked, query, cancellation);
            for (var i = 0; i < steps.Count; i++)
            {
                if (await OpenAsync(open, steps[i], dataset, asked, query, cancellation) is not { } after)
                {
                    continue;
                }

                var changes = before is null ? [new(query.Action, after)] : SdmxPart.Between(before, after, SdmxStructure.Of(dataset.Name, dataset.Title, after.Columns), query.Action);
                parts.AddRange(changes.Select(part => part with
                {
                    ValidFrom = steps[i].ReleasedAt,
                    ValidTo = part.Action == SdmxAction.Delete || i == steps.Count - 1 ? null : steps[i + 1].ReleasedAt,
                }));
                before = after;
            }

            if (parts.Count == 0 || !await new SdmxParts(parts).ReadAsync(cancellation).AnyAsync(cancellation))
            {
                open.Dispose();
                return Results.NoContent();
            }

            var last = await manifests.FindAsync(steps[^1].Reference, cancellation);
            return fresh.Of(
                new TableView(dataset.Name, dataset.Title)
                {
                    Snapshot = new(steps[^1].Sequence, steps[^1].Hash, steps[^1].TakenAt, steps[^1].CatalogueVersion, ""),
                    Notice = last?.Notice,
                    Language = asked.Query.Language,
                    Options = asked.Options,
                },
                new SdmxParts(parts),
                open);
        }
        catch
        {
            open.Dispose();
            throw;
        }
    }

    /// <summary>What a snapshot has of the observations in question; null of snapshots from before there was the data set.</summary>
    private async Task<RowSource?> OpenAsync(
        OpenTables open, SnapshotEntry entry, Dataset dataset, TableRequest asked, SdmxDataQuery query, CancellationToken cancellation)
    {
        if (await manifests.FindAsync(entry.Reference, cancellation) is not { } manifest
            || manifest.Files.FirstOrDefault(each => each.Name == dataset.FileName) is not { } file
            || await files.OpenAsync(entry.Reference, file, cancellation) is not { } content)
        {
            return null;
        }

        open.Add(content);
        var table = await StoredTable.OpenAsync(dataset, content.ReadAsync, cancellation);
        return query.Choose(table.Rows(asked.Query));
    }

    /// <summary>Files that are closed together.</summary>
    private sealed class OpenTables : IDisposable
    {
        private readonly List<OpenSnapshotFile> _files = [];

        public void Add(OpenSnapshotFile file) => _files.Add(file);

        public void Dispose() => _files.ForEach(file => file.Dispose());
    }
}
