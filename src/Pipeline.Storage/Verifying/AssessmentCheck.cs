using System.Runtime.CompilerServices;
using Pipeline.Publishing;

namespace Pipeline.Storage.Verifying;

/// <summary>The frozen assessments: rows against their record, and both against the snapshot that they were taken from.</summary>
internal sealed class AssessmentCheck(VerifiedAccount account)
{
    private readonly FrozenRows _rows = new(account.Catalogue, account.Reader);

    public async IAsyncEnumerable<VerificationItem> ItemsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in account.BlobsAsync(StorageNames.Assessments, "", cancellation))
        {
            yield return blob.Name.EndsWith(".json", StringComparison.Ordinal)
                ? new("assessments", (findings, stop) => CheckRecordAsync(blob.Name, findings, stop))
                : new("assessments", (findings, stop) => CheckRowsAsync(blob.Name, findings, stop));
        }
    }

    private async Task CheckRecordAsync(string name, Findings findings, CancellationToken cancellation)
    {
        var place = $"{StorageNames.Assessments}/{name}";
        await findings.ReadAsync(place, async () =>
        {
            var record = FrozenAssessment.Read((await account.BlobAsync(StorageNames.Assessments, name, cancellation))!);
            var rows = Keys.FrozenRows(record.Year, record.Number);
            findings.Compare(DifferenceKinds.AssessmentChanged, place, name, Keys.FrozenRecord(record.Year, record.Number));
            if (await account.BlobAsync(StorageNames.Assessments, rows, cancellation) is not { } content)
            {
                findings.Differs(DifferenceKinds.AssessmentMissing, $"{StorageNames.Assessments}/{rows}", rows, Findings.Nothing);
                return;
            }

            findings.Compare(DifferenceKinds.AssessmentChanged, $"{StorageNames.Assessments}/{rows}", record.ContentSha256, Sha256.Hex(content.ToMemory().Span));
            if (await account.Reader.FindAsync(record.SnapshotSequence, cancellation) is not { } entry)
            {
                findings.Differs(DifferenceKinds.AssessmentChanged, $"{place}#snapshot_sequence", Findings.Text(record.SnapshotSequence), Findings.Nothing);
                return;
            }

            findings.Compare(DifferenceKinds.AssessmentChanged, $"{place}#snapshot_hash", entry.Hash, record.SnapshotHash);
            if (entry.CatalogueVersion != account.Catalogue.Version)
            {
                findings.NotRecomputed.Add(new(place, new(
                    $"所据快照用的是目录 {entry.CatalogueVersion}：只核对了散列值。", $"Its snapshot has catalogue {entry.CatalogueVersion}: only hashes were compared.")));
            }
            else if (await _rows.ReadAsync(entry.Reference, record.Year, cancellation) is var (count, frozen))
            {
                findings.Compare(DifferenceKinds.AssessmentChanged, $"{place}#rows", count, record.Rows);
                findings.Compare(DifferenceKinds.AssessmentChanged, $"{place}#content_sha256", Sha256.Hex(frozen), record.ContentSha256);
            }
            else
            {
                findings.Differs(DifferenceKinds.AssessmentChanged, $"{place}#year", AssessmentDataset.Of(account.Catalogue).FileName, Findings.Nothing);
            }
        });
    }

    /// <summary>Rows without a record: a freeze that was killed leaves them, unless a later freeze shows that it was not the last.</summary>
    private async Task CheckRowsAsync(string name, Findings findings, CancellationToken cancellation)
    {
        var record = Path.ChangeExtension(name, ".json");
        if (await account.BlobAsync(StorageNames.Assessments, record, cancellation) is null)
        {
            findings.InProgress.Add(new($"{StorageNames.Assessments}/{name}", new(
                "冻结中断，只有数据没有记录；重新冻结会另存一份。若曾见过其记录，则记录已被删除。",
                "Rows without a record: the freeze was interrupted, and freezing again adds another. If the record was ever seen, it was deleted.")));
        }
    }
}
