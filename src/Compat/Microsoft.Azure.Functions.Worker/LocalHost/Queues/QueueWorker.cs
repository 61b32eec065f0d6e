using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Queues;

/// <summary>Works off one queue: takes messages, runs them side by side, deletes, repeats or poisons them.</summary>
/// <param name="queue">The queue, with message texts as they stand.</param>
/// <param name="poison">Where messages go that never succeed; the text stays the same.</param>
/// <param name="policy">Numbers and times.</param>
/// <param name="handle">Does the work; throws when it failed.</param>
/// <param name="wake">Given when there is something new to find.</param>
/// <param name="logger">Log.</param>
internal sealed partial class QueueWorker(
    QueueClient queue,
    Func<QueueMessage, QueueClient> poison,
    MessagePolicy policy,
    Func<ReceivedMessage, Task> handle,
    Signal wake,
    ILogger logger)
{
    private readonly Dictionary<int, Task> _running = [];
    private int _last;

    /// <summary>Runs until stopped, then waits for the messages in work.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var pause = MessagePolicy.MinPollingInterval;
        while (!stop.IsCancellationRequested)
        {
            var free = policy.Concurrency - Forget();
            if (free == 0)
            {
                await Task.WhenAny(_running.Values);
                continue;
            }

            var taken = await TakeAsync(Math.Min(free, policy.BatchSize), stop);
            foreach (var message in taken)
            {
                _running[_last++ & int.MaxValue] = ProcessAsync(message);
            }

            if (taken.Length > 0)
            {
                pause = MessagePolicy.MinPollingInterval;
                continue;
            }

            await wake.WaitAsync(pause, stop);
            pause = pause * 2 < policy.MaxPollingInterval ? pause * 2 : policy.MaxPollingInterval;
        }

        await Task.WhenAll(_running.Values);
    }

    private int Forget()
    {
        foreach (var (number, task) in _running)
        {
            if (task.IsCompleted)
            {
                _running.Remove(number);
            }
        }

        return _running.Count;
    }

    private async Task<QueueMessage[]> TakeAsync(int count, CancellationToken stop)
    {
        try
        {
            // Not cancelled half way: messages taken and then dropped would be invisible for the whole lease.
            return stop.IsCancellationRequested ? [] : await queue.ReceiveMessagesAsync(count, policy.Lease, CancellationToken.None);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            LogCreating(logger, queue.Name);
            return await CreateAsync();
        }
        catch (Exception fault) when (StorageFault.Is(fault))
        {
            LogStorageFault(logger, queue.Name, fault.Message);
            return [];
        }
    }

    private async Task<QueueMessage[]> CreateAsync()
    {
        try
        {
            await queue.CreateIfNotExistsAsync();
        }
        catch (Exception fault) when (StorageFault.Is(fault))
        {
            LogStorageFault(logger, queue.Name, fault.Message);
        }

        return [];
    }

    private async Task ProcessAsync(QueueMessage message)
    {
        await using var lease = new MessageLease(queue, message, policy.Lease, logger);
        try
        {
            var failed = await FailedAsync(message);
            await lease.StopRenewingAsync();
            if (!failed)
            {
                await queue.DeleteMessageAsync(message.MessageId, lease.PopReceipt);
            }
            else if (message.DequeueCount < policy.MaxDequeueCount)
            {
                await queue.UpdateMessageAsync(message.MessageId, lease.PopReceipt, (string?)null, policy.RetryDelay);
                if (policy.RetryDelay == TimeSpan.Zero)
                {
                    wake.Give();
                }
            }
            else
            {
                await PoisonAsync(message);
                await queue.DeleteMessageAsync(message.MessageId, lease.PopReceipt);
            }
        }
        catch (Exception fault) when (StorageFault.Is(fault))
        {
            // The message becomes visible again by itself; delivery is at least once.
            LogNotSettled(logger, message.MessageId, queue.Name, fault.Message);
        }
    }

    private async Task<bool> FailedAsync(QueueMessage message)
    {
        // A message whose handling kills the process is never reported as failed; it must not run for ever.
        if (message.DequeueCount > policy.MaxDequeueCount)
        {
            return true;
        }

        if (QueueText.Decode(message.MessageText, policy.Base64) is not { } body)
        {
            LogUndecodable(logger, message.MessageId, queue.Name);
            await PoisonAsync(message);
            return false;
        }

        try
        {
            await handle(new ReceivedMessage(message, body));
            return false;
        }
#pragma warning disable CA1031 // Whatever the function threw has been logged with its invocation; here it only decides about the message.
        catch (Exception)
#pragma warning restore CA1031
        {
            return true;
        }
    }

    private async Task PoisonAsync(QueueMessage message)
    {
        var target = poison(message);
        LogPoison(logger, message.MessageId, message.DequeueCount, queue.Name, target.Name);
        await target.CreateIfNotExistsAsync();
        await target.SendMessageAsync(message.MessageText, timeToLive: TimeSpan.FromSeconds(-1));
    }

    [LoggerMessage(LogLevel.Information, "Creating the queue {Queue}.")]
    private static partial void LogCreating(ILogger logger, string queue);

    [LoggerMessage(LogLevel.Warning, "Storage did not answer for the queue {Queue}; trying again. {Message}")]
    private static partial void LogStorageFault(ILogger logger, string queue, string message);

    [LoggerMessage(LogLevel.Warning, "Message {Id} of {Queue} could not be settled and will come again. {Message}")]
    private static partial void LogNotSettled(ILogger logger, string id, string queue, string message);

    [LoggerMessage(LogLevel.Error, "Message {Id} of {Queue} is not Base64; host.json extensions.queues.messageEncoding says it should be.")]
    private static partial void LogUndecodable(ILogger logger, string id, string queue);

    [LoggerMessage(LogLevel.Error, "Message {Id} has been tried {Count} times; moving it from {Queue} to {Poison}.")]
    private static partial void LogPoison(ILogger logger, string id, long count, string queue, string poison);
}

/// <summary>A message and its decoded body.</summary>
internal sealed record ReceivedMessage(QueueMessage Message, byte[] Body);
