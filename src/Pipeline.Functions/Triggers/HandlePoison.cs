using Microsoft.Azure.Functions.Worker;
using Pipeline.Storage;

namespace Pipeline.Functions.Triggers;

/// <summary>Takes up uploads that failed as often as the host tries.</summary>
public sealed class HandlePoison(PoisonSubmissions poison)
{
    /// <summary>Sets the upload aside and answers it, so that nobody waits for a receipt that never comes.</summary>
    [Function(nameof(HandlePoison))]
    public Task Run([QueueTrigger(StorageNames.PoisonQueue, Connection = "Pipeline")] string message, CancellationToken cancellation) =>
        poison.HandleAsync(message, cancellation);
}
