using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Storage;

namespace Pipeline.Functions.Triggers;

/// <summary>
/// Takes up uploads that failed as often as the host tries. A working day of restarts or an outage of storage is no fault of theirs, so each
/// delivery of this queue tries once more; what fails in the last one by a fault that will not pass is set aside, the rest is left to the sweep.
/// </summary>
public sealed class HandlePoison(PoisonSubmissions poison)
{
    /// <summary>The delivery after which there is none: <c>maxDequeueCount</c> of host.json.</summary>
    public const int LastDelivery = 5;

    /// <summary>Tries again; in the last delivery sets the upload aside and answers it where it cannot be worked on.</summary>
    [Function(nameof(HandlePoison))]
    public Task Run(
        [QueueTrigger(StorageNames.PoisonQueue, Connection = "Pipeline")] string message, FunctionContext context, CancellationToken cancellation) =>
        poison.HandleAsync(message, isLast: Delivery(context) >= LastDelivery, cancellation);

    /// <summary>How often the message has been delivered; a run by hand is the last one.</summary>
    private static int Delivery(FunctionContext context) =>
        context.BindingContext.BindingData.TryGetValue("DequeueCount", out var count)
        && int.TryParse(Convert.ToString(count, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var delivery)
            ? delivery
            : LastDelivery;
}
