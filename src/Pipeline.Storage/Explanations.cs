using System.Collections.Concurrent;
using Pipeline.Lineage;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>Explains published values: from the number down to the cells of the workbooks that the snapshot pins.</summary>
public sealed class Explanations(PipelineStorage storage, SnapshotBases bases, TimeProvider time)
{
    private const int ParallelReads = 8;

    private readonly SnapshotRows _rows = new(new SnapshotReader(storage));
    private readonly NormalisedStore _documents = new(storage);
    private readonly Ledger _ledger = new(storage, time);

    /// <summary>The explanation of a value; null where the snapshot has been removed or has no such row.</summary>
    public async Task<Explanation?> ExplainAsync(
        SnapshotReference snapshot,
        ValueAddress address,
        LineageLimits? limits = null,
        PublishedColumn column = PublishedColumn.Value,
        CancellationToken cancellation = default)
    {
        if (await bases.LoadAsync(snapshot, cancellation) is not { } basis)
        {
            return null;
        }

        var dataset = Histories.DatasetOf(basis.Catalogue, address.Subject);
        var rows = await _rows.FindAsync(snapshot, dataset, address.Subject, address.Area, cancellation);
        if (rows.FirstOrDefault(row => row.Period == address.Period) is not { } published)
        {
            return null;
        }

        Explanation explanation = new()
        {
            Sequence = snapshot.Sequence,
            Hash = snapshot.Hash,
            TakenAt = basis.Manifest.TakenAt,
            CatalogueVersion = basis.Manifest.CatalogueVersion,
            CatalogueNotice = basis.CatalogueNotice,
            Column = column,
            Published = published.In(column),
            Status = published.Status,
        };
        explanation = explanation.With(basis.Workings().Explain(address, limits, column));
        return explanation.Tree is { } tree ? explanation with { Tree = await WithSourcesAsync(basis, tree, cancellation) } : explanation;
    }

    private async Task<LineageNode> WithSourcesAsync(SnapshotBasis basis, LineageNode tree, CancellationToken cancellation)
    {
        ConcurrentDictionary<string, SourceDocument> documents = new(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            tree.All().Select(node => node.Cell).OfType<LineageCell>().Where(cell => cell.EventId is not null).DistinctBy(cell => cell.EventId),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellation },
            async (cell, stop) =>
            {
                if (await _documents.FindAsync(cell.EventId!, stop) is { } document)
                {
                    var row = await _ledger.FindAsync(cell.Reporter, cell.Period.ToString(), Keys.EventOf(cell.EventId!), stop);
                    documents[cell.EventId!] = new(document, row?.Upload.Order.LastModified);
                }
            });
        return tree.WithCells(cell => cell.EventId is { } id && documents.TryGetValue(id, out var document) ? document.Show(cell, basis) : cell);
    }

    /// <summary>A document with its observations at hand.</summary>
    private sealed class SourceDocument(NormalisedDocument document, DateTimeOffset? uploadedAt)
    {
        private readonly LineageSubmission _submission = LineageSubmission.Of(document, uploadedAt);

        private readonly Dictionary<(string, string), Observation> _observations =
            document.Observations.ToDictionary(observation => (observation.Area, observation.Measure));

        public LineageCell Show(LineageCell cell, SnapshotBasis basis)
        {
            var observation = _observations.GetValueOrDefault((cell.Area, cell.Measure));
            return cell with
            {
                Submission = _submission,
                Cell = observation?.Source?.ToString(),
                RawText = observation?.Source?.RawText,
                Note = observation?.Note is { Length: > 0 } note ? note : null,
                WrittenIn = observation?.Source?.Unit is { } unit ? basis.Catalogue.Units.FirstOrDefault(u => u.Code == unit)?.Name : null,
            };
        }
    }
}
