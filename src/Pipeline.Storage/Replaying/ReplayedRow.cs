using Pipeline.Submissions;

namespace Pipeline.Storage.Replaying;

/// <summary>A row of the ledger before and after it was done again.</summary>
/// <param name="Before">The row as it stands.</param>
/// <param name="After">The row as it is to be.</param>
internal sealed record ReplayedRow(LedgerRow Before, LedgerRow After)
{
    /// <summary>The document of its generation; null where it was not examined, or not accepted.</summary>
    public NormalisedDocument? Document { get; init; }

    /// <summary>Why it was left as it is; null where it was not.</summary>
    public Bilingual? LeftBecause { get; init; }

    /// <summary>Whether the ledger has to be written.</summary>
    public bool Changed => Before != After with { Former = Before.Former } || !Before.Former.SequenceEqual(After.Former);

    /// <summary>A row that is left as it is.</summary>
    public static ReplayedRow Left(LedgerRow row, Bilingual? because = null) => new(row, row) { LeftBecause = because };

    /// <summary>The row that an examination gives.</summary>
    /// <param name="row">The row as it stands.</param>
    /// <param name="period">Its period.</param>
    /// <param name="examination">The examination.</param>
    /// <param name="replaced">The generation that is in force before it.</param>
    /// <param name="catalogueVersion">The catalogue that it was examined with.</param>
    public static ReplayedRow Of(LedgerRow row, Period period, Examination examination, string replaced, string catalogueVersion)
    {
        var check = examination.Check;
        var after = row with
        {
            Verdict = examination.Verdict,
            Remark = "",
            Findings = FindingCounts.Of(check.Findings),
            Observations = check.Observations.Count,
            Areas = check.Observations.Select(o => o.Area).Distinct(StringComparer.Ordinal).Count(),
            Notice = check.Notice,
            CatalogueVersion = catalogueVersion,
            Replaced = "",
        };
        if (!examination.Accepted)
        {
            return new(row, WithGeneration(after, "", ""));
        }

        var document = after.ToDocument(period, check);
        var plain = Hash(document);
        var generation = IsSame(row, plain) ? row.Generation : Keys.FurtherGeneration(row.EventId, plain);
        document = document with { Generation = generation == row.EventId ? null : generation };
        return new(row, WithGeneration(after with { Replaced = replaced }, generation, Hash(document))) { Document = document };
    }

    private static bool IsSame(LedgerRow row, string plain) => row.Generation == row.EventId
        ? row.DocumentHash == plain
        : row.Generation == Keys.FurtherGeneration(row.EventId, plain);

    /// <summary>The row with another generation; those that it had are remembered until retention has removed their rows.</summary>
    private static LedgerRow WithGeneration(LedgerRow row, string generation, string documentHash)
    {
        if (row.Generation == generation)
        {
            return row with { DocumentHash = documentHash };
        }

        IEnumerable<string> former = row.Generation.Length > 0 && row.ObservationsRemovedAt is null ? [.. row.Former, row.Generation] : row.Former;
        return row with
        {
            Generation = generation,
            DocumentHash = documentHash,
            Former = [.. former.Where(name => name != generation)],
            ObservationsRemovedAt = null,
        };
    }

    private static string Hash(NormalisedDocument document) => Sha256.Hex(NormalisedDocumentJson.ToBytes(document));
}
