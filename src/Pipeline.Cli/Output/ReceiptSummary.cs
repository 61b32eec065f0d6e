using Pipeline.Submissions;

namespace Pipeline.Cli.Output;

/// <summary>A receipt as scripts read it.</summary>
internal static class ReceiptSummary
{
    /// <summary>The members that a script needs, periods and verdicts as their codes.</summary>
    public static object Of(Receipt receipt) => new
    {
        receipt.Reporter,
        Period = receipt.Period?.ToString(),
        receipt.BlobPath,
        receipt.EventId,
        receipt.ContentHash,
        receipt.ReceivedAt,
        Verdict = receipt.Verdict.Code(),
        receipt.Observations,
        receipt.Areas,
        receipt.CatalogueVersion,
        receipt.Generation,
        receipt.ReplacedGeneration,
        receipt.Counts,
        receipt.Message,
        receipt.Findings,
    };
}
