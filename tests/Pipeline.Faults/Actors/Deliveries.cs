using Azure.Storage.Queues.Models;
using Azure.Storage.Queues;
using Pipeline.Faults.Proxy;
using Pipeline.Faults.Script;

namespace Pipeline.Faults.Actors;

/// <summary>Duplicates, loses and reorders the messages that deliver uploads to the trigger.</summary>
internal sealed class Deliveries(string connectionString, Tally tally)
{
    /// <summary>The queue of the trigger.</summary>
    public const string Queue = "azure-webjobs-blobtrigger-pipeline";

    private const int Most = 8;
    private readonly QueueClient _queue = new(connectionString, Queue);

    /// <summary>Does it once.</summary>
    public async Task DisturbAsync(FaultKind kind, Random random)
    {
        try
        {
            switch (kind)
            {
                case FaultKind.Duplicate:
                    foreach (PeekedMessage waiting in (await _queue.PeekMessagesAsync(Most)).Value)
                    {
                        await _queue.SendMessageAsync(waiting.MessageText, visibilityTimeout: TimeSpan.FromSeconds(random.Next(5)));
                        tally.Count("messages delivered twice");
                    }

                    break;
                case FaultKind.Lose:
                    foreach (var taken in await TakeAsync(4))
                    {
                        await _queue.DeleteMessageAsync(taken.MessageId, taken.PopReceipt);
                        tally.Count("messages lost");
                    }

                    break;
                default:
                    foreach (var taken in (await TakeAsync(Most)).OrderBy(_ => random.Next()))
                    {
                        await _queue.SendMessageAsync(taken.MessageText, visibilityTimeout: TimeSpan.FromSeconds(random.Next(5)));
                        await _queue.DeleteMessageAsync(taken.MessageId, taken.PopReceipt);
                        tally.Count("messages reordered");
                    }

                    break;
            }
        }
        catch (Exception away) when (Unanswered.Is(away))
        {
            // No queue yet, or the emulator is being restarted.
        }
    }

    private async Task<QueueMessage[]> TakeAsync(int count) => await _queue.ReceiveMessagesAsync(count, TimeSpan.FromSeconds(20));
}
