using System.Text;
using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Snapshots;

namespace Pipeline.Storage.Verifying;

/// <summary>One published snapshot: list, manifest, files and table rows against each other and against what its pins give when it is computed again.</summary>
internal sealed class SnapshotCheck(VerifiedAccount account)
{
    private const int LongestShown = 300;

    public async Task CheckAsync(long sequence, Findings findings, CancellationToken cancellation)
    {
        var key = Keys.Snapshot(sequence);
        var row = $"{StorageNames.SnapshotsTable} {key.Partition}/{key.Row}";
        await findings.ReadAsync(row, async () =>
        {
            if (await account.RowAsync(StorageNames.SnapshotsTable, key, cancellation) is not { } entity)
            {
                return; // Retention has removed it; if anything of it is left, the list's check says so.
            }

            var entry = SnapshotEntry.From(entity);
            findings.CompareRows(DifferenceKinds.SnapshotEntry, row, entry.ToEntity(), entity);
            if (entry.State == SnapshotState.Started && await account.Reader.ListAsync(cancellation).AnyAsync(newer => newer.Sequence > sequence, cancellation))
            {
                // A run takes a number only after it has seen to it that those before are complete or abandoned.
                findings.Differs(DifferenceKinds.SnapshotEntry, $"{row}#state", "complete", "started");
                return;
            }

            if (entry.State != SnapshotState.Complete)
            {
                findings.InProgress.Add(new(row, new("快照正在发布，或正在清理。", "The snapshot is being published or removed.")));
                return;
            }

            findings.Compare(DifferenceKinds.SnapshotEntry, $"{row}#sequence", sequence, entry.Sequence);
            if (await ReadManifestAsync(entry, findings, cancellation) is { } manifest)
            {
                CompareEntry(entry, manifest, row, findings);
                await CheckFilesAsync(entry, manifest, findings, cancellation);
                await CheckContentAsync(entry, manifest, findings, cancellation);
            }
        });
    }

    private static string Folder(SnapshotEntry entry) => $"{StorageNames.Snapshots}/{entry.Reference.Folder}";

    private async Task<SnapshotManifest?> ReadManifestAsync(SnapshotEntry entry, Findings findings, CancellationToken cancellation)
    {
        var place = $"{Folder(entry)}/{SnapshotPublisher.ManifestName}";
        SnapshotManifest? manifest = null;
        await findings.ReadAsync(place, async () =>
        {
            if (await account.BlobAsync(StorageNames.Snapshots, Keys.SnapshotFile(entry.Sequence, entry.Hash, SnapshotPublisher.ManifestName), cancellation) is not { } content)
            {
                findings.Differs(DifferenceKinds.SnapshotFileMissing, place, SnapshotPublisher.ManifestName, Findings.Nothing);
                return;
            }

            if (entry.ManifestSha256.Length > 0)
            {
                findings.Compare(DifferenceKinds.ManifestChanged, $"{place}#sha256", entry.ManifestSha256, Sha256.Hex(content.ToMemory().Span));
            }

            manifest = ManifestJson.Read(content.ToStream());
        });
        return manifest;
    }

    private static void CompareEntry(SnapshotEntry entry, SnapshotManifest manifest, string row, Findings findings)
    {
        Same("sequence", manifest.Sequence, entry.Sequence);
        Same("hash", manifest.Hash, entry.Hash);
        Same("takenat", manifest.TakenAt, entry.TakenAt);
        Same("catalogueversion", manifest.CatalogueVersion, entry.CatalogueVersion);
        Same("previous", manifest.Previous, entry.Previous);
        Same("indicators", manifest.Counts.Indicators, entry.Indicators);
        Same("observations", manifest.Counts.Observations, entry.Observations);
        Same("targets", manifest.Counts.Targets, entry.Targets);

        void Same<T>(string property, T expected, T found) =>
            findings.Compare(DifferenceKinds.SnapshotEntry, $"{row}#{property}", expected, found);
    }

    private async Task CheckFilesAsync(SnapshotEntry entry, SnapshotManifest manifest, Findings findings, CancellationToken cancellation)
    {
        var folder = Folder(entry);
        var names = await account.BlobsAsync(StorageNames.Snapshots, $"{entry.Reference.Folder}/", cancellation)
            .Select(blob => blob.Name[(entry.Reference.Folder.Length + 1)..])
            .ToHashSetAsync(StringComparer.Ordinal, cancellation);
        names.Remove(SnapshotPublisher.ManifestName);
        foreach (var file in manifest.Files)
        {
            if (!names.Remove(file.Name) || await account.HashAsync(StorageNames.Snapshots, $"{entry.Reference.Folder}/{file.Name}", cancellation) is not var (bytes, hash))
            {
                findings.Differs(DifferenceKinds.SnapshotFileMissing, $"{folder}/{file.Name}", file.Name, Findings.Nothing);
                continue;
            }

            findings.Compare(DifferenceKinds.SnapshotFileChanged, $"{folder}/{file.Name}#sha256", file.Sha256, hash);
            findings.Compare(DifferenceKinds.SnapshotFileChanged, $"{folder}/{file.Name}#bytes", file.Bytes, bytes);
        }

        foreach (var extra in names.Order(StringComparer.Ordinal))
        {
            findings.Differs(DifferenceKinds.SnapshotFileExtra, $"{folder}/{extra}", Findings.Nothing, extra);
        }
    }

    private async Task CheckContentAsync(SnapshotEntry entry, SnapshotManifest manifest, Findings findings, CancellationToken cancellation)
    {
        var folder = Folder(entry);
        using SnapshotBases bases = new(account.Catalogue, account.Storage);
        SnapshotContent? content = null;
        await findings.ReadAsync(folder, async () =>
        {
            if (await bases.LoadAsync(entry.Reference, cancellation) is not { } basis)
            {
                return;
            }

            if (basis.Catalogue.Version != manifest.CatalogueVersion)
            {
                findings.NotRecomputed.Add(new(folder, basis.CatalogueNotice ?? default));
                return;
            }

            var computed = new IndicatorEngine(basis.Catalogue).Compute(basis.Generations, basis.Corrections);
            var hash = SnapshotHash.Of(computed);
            if (hash == entry.Hash)
            {
                content = computed;
                await CompareFilesAsync(entry, manifest, basis.Catalogue, computed, findings, cancellation);
                await CompareManifestAsync(manifest, computed, folder, findings, cancellation);
            }
            else if (basis.Catalogue.Version == account.Catalogue.Version)
            {
                findings.Differs(DifferenceKinds.SnapshotNotReproduced, folder, entry.Hash, hash);
            }
            else
            {
                findings.NotRecomputed.Add(new(folder, new(
                    $"本版程序按当时的目录 {manifest.CatalogueVersion} 重算得到 {hash[..12]}：只作比对。",
                    $"With its catalogue {manifest.CatalogueVersion} this version of the program computes {hash[..12]}: compared only.")));
            }
        });
        await new IndicatorRowsCheck(account).CheckAsync(entry, content, findings, cancellation);
    }

    private async Task CompareManifestAsync(
        SnapshotManifest manifest, SnapshotContent content, string folder, Findings findings, CancellationToken cancellation)
    {
        var place = $"{folder}/{SnapshotPublisher.ManifestName}";
        findings.Compare(DifferenceKinds.ManifestChanged, $"{place}#counts", SnapshotCounts.Of(content), manifest.Counts);
        var (expected, found) = (ManifestCorrections.Of(content.Corrections), manifest.Corrections);
        findings.Compare(DifferenceKinds.ManifestChanged, $"{place}#corrections/hash", expected?.Hash, found?.Hash);
        findings.Compare(DifferenceKinds.ManifestChanged, $"{place}#corrections/applied", expected?.Applied, found?.Applied);
        findings.Compare(DifferenceKinds.ManifestChanged, $"{place}#corrections/withdrawn", expected?.Withdrawn, found?.Withdrawn);
        findings.Compare(DifferenceKinds.ManifestChanged, $"{place}#corrections/stale", string.Join(' ', expected?.Stale ?? []), string.Join(' ', found?.Stale ?? []));
        foreach (var dataset in manifest.Datasets)
        {
            var file = manifest.Files.FirstOrDefault(file => file.Name == $"{dataset.Name}.csv");
            findings.Compare(DifferenceKinds.ManifestChanged, $"{place}#datasets/{dataset.Name}/sha256", file?.Sha256, dataset.Sha256);
        }

        List<string> notices = [];
        foreach (var pin in manifest.Pins)
        {
            if (await account.Ledger.FindAsync(pin.Reporter, pin.Period.ToString(), Keys.EventOf(pin.EventId), cancellation) is { } row)
            {
                notices.Add(row.Notice);
            }
            else
            {
                var key = Keys.Ledger(pin.Reporter, pin.Period.ToString(), Keys.EventOf(pin.EventId));
                findings.Differs(DifferenceKinds.LedgerRowMissing, $"{StorageNames.LedgerTable} {key.Partition}/{key.Row}", place, Findings.Nothing);
            }
        }

        if (notices.Count == manifest.Pins.Count)
        {
            findings.Compare(DifferenceKinds.ManifestChanged, $"{place}#notice", Notices.Of(notices), manifest.Notice);
        }
    }

    private async Task CompareFilesAsync(
        SnapshotEntry entry, SnapshotManifest manifest, StatisticalCatalogue catalogue, SnapshotContent content, Findings findings, CancellationToken cancellation)
    {
        foreach (var file in SnapshotFiles.For(catalogue, content))
        {
            var place = $"{Folder(entry)}/{file.Name}";
            if (file.Census is { } census && !HasColumns(manifest, census))
            {
                findings.NotRecomputed.Add(new(place, new("文件的列与本版程序不同：只核对了散列值。", "The file has other columns than this version of the program writes: only its hash was compared.")));
                continue;
            }

            using MemoryStream computed = new();
            await file.WriteAsync(computed);
            await using var stored = await account.Reader.OpenAsync(entry.Reference, file.Name, cancellation: cancellation);
            if (stored is not null)
            {
                computed.Position = 0;
                await CompareLinesAsync(computed, stored.Content, place, findings, cancellation);
            }
        }
    }

    private static bool HasColumns(SnapshotManifest manifest, RowCensus census) =>
        manifest.Datasets.FirstOrDefault(published => published.Name == census.Name) is { } described
        && described.Columns.Select(column => column.Name).SequenceEqual(census.Columns.Select(column => column.Name));

    /// <summary>Names the first line that differs: the rest of a changed file says little more.</summary>
    private static async Task CompareLinesAsync(Stream expected, Stream found, string place, Findings findings, CancellationToken cancellation)
    {
        using StreamReader left = new(expected, Encoding.UTF8);
        using StreamReader right = new(found, Encoding.UTF8);
        for (var line = 1; ; line++)
        {
            var (should, does) = (await left.ReadLineAsync(cancellation), await right.ReadLineAsync(cancellation));
            if (should != does)
            {
                findings.Differs(DifferenceKinds.SnapshotFileChanged, FormattableString.Invariant($"{place}#{line}"), Clip(should), Clip(does));
            }

            if (should is null || should != does)
            {
                return;
            }
        }
    }

    private static string Clip(string? line) => line is null ? Findings.Nothing : line.Length <= LongestShown ? line : $"{line[..LongestShown]}…";
}
