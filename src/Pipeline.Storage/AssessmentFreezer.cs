using Azure.Storage.Blobs;
using Pipeline.Catalogue;
using Pipeline.Publishing;

namespace Pipeline.Storage;

/// <summary>
/// Freezes assessments on demand: the rows of one year as a snapshot has them, and who froze them when. Blobs are only ever added, the
/// rows before the record that vouches for them, so that later snapshots change nothing and a killed run leaves no record.
/// </summary>
public sealed class AssessmentFreezer(StatisticalCatalogue catalogue, PipelineStorage storage, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private readonly BlobContainerClient _container = storage.Container(StorageNames.Assessments);
    private readonly FrozenAssessments _frozen = new(storage);
    private readonly SnapshotReader _snapshots = new(storage);
    private readonly FrozenRows _rows = new(catalogue, new SnapshotReader(storage));

    /// <summary>Freezes the assessment of a year as a snapshot has it.</summary>
    /// <param name="year">The year.</param>
    /// <param name="snapshot"><c>nightly</c>, <c>released</c> or a number.</param>
    /// <param name="by">Who freezes it.</param>
    /// <param name="note">What that person has to say.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<FreezeOutcome> FreezeAsync(int year, string snapshot, string by, string note, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);

        // Retention runs under the same lease: it cannot remove the snapshot before the record keeps it.
        await using var lease = await SnapshotLease.TryTakeAsync(storage, Patience, time, cancellation);
        if (lease is null)
        {
            return new FreezeOutcome.Busy();
        }

        if (await _snapshots.ResolveAsync(snapshot, cancellation) is not { } reference)
        {
            return new FreezeOutcome.NoSnapshot();
        }

        if (await _rows.ReadAsync(reference, year, cancellation) is not var (rows, content))
        {
            return new FreezeOutcome.NothingAssessed();
        }

        for (var number = await _frozen.CountAsync(year, cancellation) + 1; ; number++)
        {
            if (await _container.TryCreateAsync(Keys.FrozenRows(year, number), new MemoryStream(content), CsvFormat.Instance.MediaType, cancellation))
            {
                FrozenAssessment record = new()
                {
                    Year = year,
                    Number = number,
                    SnapshotSequence = reference.Sequence,
                    SnapshotHash = reference.Hash,
                    FrozenAt = time.GetUtcNow(),
                    By = by,
                    Note = note,
                    Rows = rows,
                    ContentSha256 = Sha256.Hex(content),
                };
                await _container.TryCreateAsync(Keys.FrozenRecord(year, number), new MemoryStream(record.ToJson()), "application/json", cancellation);
                return new FreezeOutcome.Frozen(record);
            }
        }
    }
}
