using System.Globalization;
using System.Text;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Pipeline.LocalHost.Configuration;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Invocation;
using Pipeline.LocalHost.Storage;

namespace Pipeline.LocalHost.Queues;

/// <summary>Runs queue-triggered functions.</summary>
internal sealed class QueueTriggerListener(
    FunctionCatalogue catalogue,
    StorageConnections storage,
    HostJson hostJson,
    LocalHostOptions options,
    FunctionInvoker invoker,
    ILogger<QueueTriggerListener> logger) : IListener
{
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(
        catalogue.TriggeredBy<Trigger.Queue>().Select(each => RunAsync(each.Function, each.Trigger, stop)));

    /// <summary>What a message tells a function.</summary>
    public static Occasion Describe(byte[] body, QueueMessage? message, string reason)
    {
        var data = new Dictionary<string, object?>
        {
            ["QueueTrigger"] = QueueText.Text(body) ?? Convert.ToBase64String(body),
        };
        if (message is not null)
        {
            data["Id"] = message.MessageId;
            data["DequeueCount"] = message.DequeueCount.ToString(CultureInfo.InvariantCulture);
            data["PopReceipt"] = message.PopReceipt;
            data["InsertionTime"] = Quoted(message.InsertedOn);
            data["ExpirationTime"] = Quoted(message.ExpiresOn);
            data["NextVisibleTime"] = Quoted(message.NextVisibleOn);
        }

        return new Occasion(new QueuePayload(body), data, reason);
    }

    private async Task RunAsync(LocalFunction function, Trigger.Queue trigger, CancellationToken stop)
    {
        var account = storage.Get(trigger.Connection).Queues;
        var queue = account.GetQueueClient(trigger.Name);
        var queues = hostJson.Queues;
        var longest = queues.MaxPollingInterval < options.QueuePollingInterval ? queues.MaxPollingInterval : options.QueuePollingInterval;
        var policy = new MessagePolicy(
            queues.BatchSize + queues.NewBatchThreshold,
            queues.BatchSize,
            queues.MaxDequeueCount,
            queues.VisibilityTimeout,
            options.MessageLease,
            longest,
            queues.Base64);
        using var wake = new Signal();
        QueueClient Poison(QueueMessage message) => account.GetQueueClient(HostNames.PoisonQueue(trigger.Name));
        await new QueueWorker(
            queue,
            Poison,
            policy,
            received => invoker.InvokeAsync(
                function,
                Describe(received.Body, received.Message, $"New queue message detected on '{trigger.Name}'."),
                CancellationToken.None),
            wake,
            logger).RunAsync(stop);
    }

    // The real host sends times as JSON texts.
    private static string? Quoted(DateTimeOffset? time) =>
        time is { } value ? $"\"{value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss+00:00", CultureInfo.InvariantCulture)}\"" : null;
}

/// <summary>A message's body, as text or bytes.</summary>
internal sealed class QueuePayload(byte[] body) : IPayload
{
    public Task<object?> ReadAsync(Type type, CancellationToken cancellation) =>
        Task.FromResult<object?>(type == typeof(byte[]) ? body : Encoding.UTF8.GetString(body));
}
