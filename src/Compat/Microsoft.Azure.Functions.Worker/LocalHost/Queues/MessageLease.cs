using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Queues;

/// <summary>Keeps one message invisible to others while it is being worked on.</summary>
internal sealed partial class MessageLease : IAsyncDisposable
{
    private readonly QueueClient _queue;
    private readonly string _id;
    private readonly TimeSpan _period;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewing;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan period, ILogger logger)
    {
        _queue = queue;
        _id = message.MessageId;
        _period = period;
        _logger = logger;
        PopReceipt = message.PopReceipt;
        _renewing = RenewAsync();
    }

    /// <summary>The newest receipt; stable once the renewal has been stopped.</summary>
    public string PopReceipt { get; private set; }

    public async Task StopRenewingAsync()
    {
        await _done.CancelAsync();
        await _renewing;
    }

    public async ValueTask DisposeAsync()
    {
        await StopRenewingAsync();
        _done.Dispose();
    }

    private async Task RenewAsync()
    {
        while (true)
        {
            await Task.Delay(_period / 2, _done.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_done.IsCancellationRequested)
            {
                return;
            }

            try
            {
                // Not cancelled by the end of the work: an answer lost here would leave us without the new receipt.
                UpdateReceipt renewed = await _queue.UpdateMessageAsync(_id, PopReceipt, (string?)null, _period);
                PopReceipt = renewed.PopReceipt;
            }
            catch (RequestFailedException fault) when (fault.Status is 404 or 400)
            {
                // Someone else has it: the work was held up for longer than the period. It will be done twice.
                LogLost(_logger, _id, _queue.Name);
                return;
            }
            catch (Exception fault) when (StorageFault.Is(fault))
            {
                LogNotRenewed(_logger, _id, _queue.Name, fault.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {Id} of {Queue} has been taken over by another worker.")]
    private static partial void LogLost(ILogger logger, string id, string queue);

    [LoggerMessage(LogLevel.Warning, "Message {Id} of {Queue} could not be kept invisible; trying again. {Message}")]
    private static partial void LogNotRenewed(ILogger logger, string id, string queue, string message);
}
