using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Catalogue;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http.Pulls;
using Pipeline.Lineage;
using Pipeline.Publishing;
using Pipeline.Storage;

namespace Pipeline.Functions.Http;

/// <summary>Where published values come from, how they came to be what they are, and what differs between snapshots.</summary>
public sealed class LineageEndpoints(
    StatisticalCatalogue catalogue, SnapshotDoor door, SnapshotBases bases, Explanations explanations, Histories histories)
{
    private static readonly (string, PublishedColumn)[] Columns =
    [
        ("value", PublishedColumn.Value), ("value_from_below", PublishedColumn.ValueFromBelow), ("value_own_row", PublishedColumn.ValueOwnRow),
    ];

    /// <summary>The tree of a published value, from the number down to the cells of the workbooks.</summary>
    [Function(nameof(ExplainValue))]
    public async Task<IResult> ExplainValue(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/explain")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new LineageQuery(request, "indicator", "area", "period", "snapshot", "depth", "column");
        var (indicator, area) = (query.Required("indicator"), query.Required("area"));
        var period = query.Period("period", isRequired: true);
        var depth = query.Whole("depth", 0, LineageLimits.Deepest) ?? LineageLimits.Deepest;
        var column = query.Choice("column", Columns);
        var snapshot = query.Snapshot("snapshot", query.Text("snapshot") ?? SnapshotPointers.Released);
        if (query.Problem is not null || period is null)
        {
            return query.Problem!;
        }

        var (entrance, refusal) = await door.EnterAsync(request, snapshot, moment: null, cancellation);
        if (entrance is null)
        {
            return refusal!;
        }

        if (await bases.LoadAsync(entrance.Reference, cancellation) is not { } basis)
        {
            return SnapshotDoor.Gone();
        }

        var (subject, place, unknown) = Names(basis.Catalogue, indicator, area);
        if (unknown is not null)
        {
            return unknown;
        }

        if (await explanations.ExplainAsync(entrance.Reference, new(subject, place, period), new(depth), column, cancellation) is not { } explanation)
        {
            return Problem.NotFound(
                new($"第 {basis.Manifest.Sequence} 期快照没有 {subject} {place} {period} 这一行。", $"Snapshot {basis.Manifest.Sequence} has no row {subject} {place} {period}."),
                new("指标只按其层级和时期发布；可在 observations 或 indicators 数据集中查看有哪些行。",
                    "An indicator has rows for its levels and periods only; the data sets observations and indicators show which."));
        }

        using MemoryStream json = new();
        LineageJson.Write(SnapshotDoor.CallerOf(request).Identity is null ? explanation.WithoutPersons() : explanation, json);
        return new DocumentAnswer(json.ToArray(), Json.MediaType);
    }

    /// <summary>What the kept snapshots said of a value one after another, and why it changed.</summary>
    [Function(nameof(GetHistory))]
    public async Task<IResult> GetHistory(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/history")] HttpRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new LineageQuery(request, "indicator", "area", "period", FormatNegotiation.Parameter);
        var (indicator, area) = (query.Required("indicator"), query.Required("area"));
        var period = query.Period("period", isRequired: false);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (FormatNegotiation.Choose(request, Formats.For(RevisionDatasets.History), ofAddress: null, out var unsuitable) is not var (format, _))
        {
            return unsuitable!;
        }

        var (subject, place, unknown) = Names(catalogue, indicator, area);
        if (unknown is not null)
        {
            return unknown;
        }

        var caller = SnapshotDoor.CallerOf(request);
        var vintages = await histories.OfAsync(
            catalogue, subject, place, period, entry => caller.MayRead(entry.ReleasedAt is not null), cancellation);
        return vintages.Count == 0
            ? Problem.NotFound(
                new($"没有一期快照有 {subject} {place} {period}。", $"No snapshot has {subject} {place} {period}."),
                new("核对层级和时期；省略 period 可列出全部时期。", "Check level and period; leave out period for all periods."))
            : await DocumentAsync(RevisionDatasets.History, vintages, format, cancellation);
    }

    /// <summary>Every value that differs between a snapshot and another one, and why.</summary>
    [Function(nameof(GetChanges))]
    public async Task<IResult> GetChanges(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/v1/snapshots/{snapshot}/changes")] HttpRequest request,
        string snapshot,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new LineageQuery(request, "since", FormatNegotiation.Parameter);
        var since = query.Snapshot("since", query.Required("since"));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (FormatNegotiation.Choose(request, Formats.For(RevisionDatasets.Changes(catalogue)), ofAddress: null, out var unsuitable) is not var (format, _))
        {
            return unsuitable!;
        }

        var (after, refused) = await door.EnterAsync(request, snapshot, moment: null, cancellation);
        if (after is null)
        {
            return refused!;
        }

        var (before, refusal) = await door.EnterAsync(request, since, moment: null, cancellation);
        if (before is null)
        {
            return refusal!;
        }

        var dataset = RevisionDatasets.Changes(catalogue);
        var answer = new FreshTable(request, format, dataset.Name, catalogue.Version, before.Reference.Hash, after.Reference.Hash);
        if (answer.IsKnown)
        {
            return FreshTable.Known();
        }

        return await histories.BetweenAsync(before.Reference, after.Reference, cancellation) is { } changes
            ? answer.Of(new(dataset.Name, dataset.Title), dataset.RowsOf(changes))
            : SnapshotDoor.Gone();
    }

    private static (string Subject, string Area, Problem? Unknown) Names(StatisticalCatalogue catalogue, string indicator, string area)
    {
        var names = new KnownNames(catalogue);
        var (subject, place) = (names.Subject(indicator), names.Area(area));
        return subject is null
            ? ("", "", Problem.BadRequest(
                "indicator-unknown",
                new($"没有指标或统计量“{indicator}”。", $"There is no indicator or measure '{indicator}'."),
                new($"最接近的：{names.NearestSubjects(indicator)}。", $"The nearest are: {names.NearestSubjects(indicator)}."),
                "indicator"))
            : place is null
            ? ("", "", Problem.BadRequest(
                "area-unknown",
                new($"没有地区或板块“{area}”。", $"There is no area or group '{area}'."),
                new($"最接近的：{names.NearestAreas(area)}。", $"The nearest are: {names.NearestAreas(area)}."),
                "area"))
            : (subject, place, null);
    }

    /// <summary>A table whose version is known only when it has been written: the vintages of a value, which are few.</summary>
    private static async Task<DocumentAnswer> DocumentAsync<T>(Dataset<T> dataset, IReadOnlyList<T> rows, ITableFormat format, CancellationToken cancellation)
    {
        using MemoryStream written = new();
        var output = PipeWriter.Create(written, new StreamPipeWriterOptions(leaveOpen: true));
        await format.WriteAsync(new(dataset.Name, dataset.Title), dataset.RowsOf(rows), output, cancellation);
        await output.CompleteAsync();
        return new(written.ToArray(), format.MediaType);
    }
}
