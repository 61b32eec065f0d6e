using Microsoft.Azure.Functions.Worker;
using Pipeline.Storage;

namespace Pipeline.Functions.Triggers;

/// <summary>Finishes every ten minutes what a lost event or a killed process left undone.</summary>
public sealed class SweepSubmissions(Sweep sweep)
{
    /// <summary>Ingests uploads without a ledger row and finishes rows that are not answered.</summary>
    [Function(nameof(SweepSubmissions))]
    public Task Run([TimerTrigger("0 */10 * * * *")] TimerInfo timer, CancellationToken cancellation) => sweep.SweepAsync(cancellation);
}
