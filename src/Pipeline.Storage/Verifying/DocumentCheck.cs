using Azure.Data.Tables;
using Pipeline.Submissions;

namespace Pipeline.Storage.Verifying;

/// <summary>The generations of one upload: the normalised document against the archived file, and the observations against the document.</summary>
internal sealed class DocumentCheck(VerifiedAccount account)
{
    public async Task CheckAsync(LedgerRow row, Examination? examination, string place, Findings findings, CancellationToken cancellation)
    {
        foreach (var former in row.Former)
        {
            if (await ReadAsync(row, former, findings, cancellation) is var (document, _))
            {
                await CheckObservationsAsync(row, document, removed: false, findings, cancellation);
            }
        }

        if (row.Generation.Length == 0)
        {
            return;
        }

        var expected = examination is null
            ? null
            : row.ToDocument(Period.Parse(row.Period), examination.Check) with { Generation = row.Generation == row.EventId ? null : row.Generation };
        if (await ReadAsync(row, row.Generation, findings, cancellation) is var (stored, bytes))
        {
            CompareHash(row, expected, bytes, place, findings);
            if (expected is not null && !NormalisedDocumentJson.ToBytes(expected).AsSpan().SequenceEqual(bytes))
            {
                Compare(expected, stored, findings);
            }

            expected ??= stored;
        }

        if (expected is not null)
        {
            await CheckObservationsAsync(row, expected, row.ObservationsRemovedAt is not null, findings, cancellation);
        }
    }

    private async Task<(NormalisedDocument Document, byte[] Bytes)?> ReadAsync(
        LedgerRow row, string generation, Findings findings, CancellationToken cancellation)
    {
        var blob = Place(generation);
        if (await account.BlobAsync(StorageNames.Normalised, Keys.Normalised(generation), cancellation) is not { } content)
        {
            findings.Differs(DifferenceKinds.NormalisedMissing, blob, generation, Findings.Nothing);
            return null;
        }

        (NormalisedDocument, byte[])? read = null;
        await findings.ReadAsync(blob, () =>
        {
            var document = NormalisedDocumentJson.Read(content.ToMemory().Span);
            Same("eventId", row.EventId, document.EventId);
            Same("generation", generation, document.GenerationId);
            Same("reporter", row.Reporter, document.Reporter);
            Same("period", row.Period, document.Period.ToString());
            Same("blobPath", row.Upload.BlobPath, document.BlobPath);
            Same("contentHash", row.ContentHash, document.ContentHash);
            if (generation == row.Generation)
            {
                Same("catalogueVersion", row.CatalogueVersion, document.CatalogueVersion);
            }

            read = (document, content.ToArray());
            return Task.CompletedTask;
        });
        return read;

        void Same(string property, string expected, string found) =>
            findings.Compare(DifferenceKinds.NormalisedChanged, $"{blob}#{property}", expected, found);
    }

    /// <summary>The recorded hash: says whether the document was changed even where it cannot be computed again.</summary>
    private static void CompareHash(LedgerRow row, NormalisedDocument? expected, byte[] bytes, string place, Findings findings)
    {
        var hash = Sha256.Hex(bytes);
        if (row.DocumentHash.Length == 0 || row.DocumentHash == hash)
        {
            return;
        }

        if (expected is not null && NormalisedDocumentJson.ToBytes(expected).AsSpan().SequenceEqual(bytes))
        {
            findings.Differs(DifferenceKinds.LedgerValue, $"{place}#documenthash", hash, row.DocumentHash);
        }
        else
        {
            findings.Differs(DifferenceKinds.NormalisedChanged, Place(row.Generation), row.DocumentHash, hash);
        }
    }

    private static void Compare(NormalisedDocument expected, NormalisedDocument stored, Findings findings)
    {
        var blob = Place(expected.GenerationId);
        var found = stored.Observations.ToLookup(o => (o.Area, o.Measure));
        foreach (var observation in expected.Observations)
        {
            findings.Compare(
                DifferenceKinds.NormalisedChanged,
                $"{blob}#{observation.Area}/{observation.Measure}",
                Show(observation),
                Show(found[(observation.Area, observation.Measure)].FirstOrDefault()));
        }

        foreach (var extra in stored.Observations.ExceptBy(expected.Observations.Select(o => (o.Area, o.Measure)), o => (o.Area, o.Measure)))
        {
            findings.Differs(DifferenceKinds.NormalisedChanged, $"{blob}#{extra.Area}/{extra.Measure}", Findings.Nothing, Show(extra));
        }

        findings.Compare(DifferenceKinds.NormalisedChanged, $"{blob}#signOff", expected.SignOff, stored.SignOff);
        foreach (var area in expected.Explanations.Keys.Union(stored.Explanations.Keys).Order(StringComparer.Ordinal))
        {
            findings.Compare(
                DifferenceKinds.NormalisedChanged,
                $"{blob}#explanations/{area}",
                expected.Explanations.GetValueOrDefault(area),
                stored.Explanations.GetValueOrDefault(area));
        }
    }

    private async Task CheckObservationsAsync(
        LedgerRow row, NormalisedDocument document, bool removed, Findings findings, CancellationToken cancellation)
    {
        var partition = Keys.Generation(row.Reporter, document.Period, document.GenerationId);
        var found = await account.PartitionAsync(StorageNames.ObservationsTable, partition, cancellation)
            .ToDictionaryAsync(area => area.RowKey, StringComparer.Ordinal, cancellation);
        IReadOnlyList<TableEntity> expected = removed ? [] : ObservationRows.For(document.ToGeneration());
        List<string> missing = [];
        foreach (var area in expected)
        {
            if (found.Remove(area.RowKey, out var stored))
            {
                findings.CompareRows(DifferenceKinds.ObservationValue, $"{StorageNames.ObservationsTable} {partition}/{area.RowKey}", area, stored);
            }
            else
            {
                missing.Add(area.RowKey);
            }
        }

        foreach (var extra in found.Keys)
        {
            findings.Differs(DifferenceKinds.ObservationRowExtra, $"{StorageNames.ObservationsTable} {partition}/{extra}", Findings.Nothing, extra);
        }

        if (missing.Count > 0 && await new NeededGenerations(account).HasAsync(row, document.GenerationId, cancellation))
        {
            foreach (var area in missing)
            {
                findings.Differs(DifferenceKinds.ObservationRowMissing, $"{StorageNames.ObservationsTable} {partition}/{area}", area, Findings.Nothing);
            }
        }
        else if (missing.Count > 0)
        {
            findings.InProgress.Add(new($"{StorageNames.ObservationsTable} {partition}", new(
                "已无人使用的一组观测值只清理了一部分，下次快照任务会接着清理。",
                "Nobody needs this generation any more, and its removal stopped half-way: the next snapshot run goes on.")));
        }
    }

    private static string Place(string generation) => $"{StorageNames.Normalised}/{Keys.Normalised(generation)}";

    private static string Show(Observation? observation) => observation is null
        ? Findings.Nothing
        : $"{Findings.Text(observation.Value)} {observation.Status.Letter()} {observation.Source} \"{observation.Source?.RawText}\"{(observation.Note.Length > 0 ? $" {observation.Note}" : "")}";
}
