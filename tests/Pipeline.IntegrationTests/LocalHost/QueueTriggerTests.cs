using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Pipeline.IntegrationTests.LocalHost;

public sealed class QueueTriggerTests(AzuriteFixture azurite) : LocalHostTest(azurite)
{
    [Fact]
    public async Task Creates_the_queue_and_delivers_its_messages()
    {
        await StartAsync();
        await WaitForQueueAsync();
        await Queue.SendMessageAsync("你好");

        Assert.Equal("message|你好|1", Assert.Single(await WaitForAsync("message")));
        await SettleAsync();
        PeekedMessage[] left = await Queue.PeekMessagesAsync();
        Assert.Empty(left);
        Assert.Single(Journal("message"));
    }

    [Fact]
    public async Task Moves_a_message_that_never_succeeds_to_the_poison_queue_unchanged()
    {
        await Queue.CreateAsync();
        await Queue.SendMessageAsync("fail");
        await StartAsync();

        await WaitForAsync("message", 5);
        Assert.Equal(["fail"], await PoisonAsync());
        Assert.Equal(Enumerable.Range(1, 5).Select(count => $"message|fail|{count}"), Journal("message"));
    }

    [Fact]
    public async Task Moves_a_message_that_is_not_base64_to_the_poison_queue_without_running()
    {
        var plain = new QueueClient(StorageConnection, Queue.Name);
        await plain.CreateAsync();
        await plain.SendMessageAsync("<not base64>");
        await StartAsync();

        Assert.Equal(["<not base64>"], await PoisonAsync(QueueMessageEncoding.None));
        Assert.Empty(Journal("message"));
    }

    private async Task WaitForQueueAsync()
    {
        while (!await Queue.ExistsAsync())
        {
            await Task.Delay(50);
        }
    }

    private async Task<string[]> PoisonAsync(QueueMessageEncoding encoding = QueueMessageEncoding.Base64)
    {
        var poison = new QueueClient(StorageConnection, $"{Queue.Name}-poison", new QueueClientOptions { MessageEncoding = encoding });
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (await poison.ExistsAsync() && (await poison.PeekMessagesAsync(10)).Value is { Length: > 0 } found)
            {
                await poison.DeleteAsync();
                return [.. found.Select(message => message.MessageText)];
            }

            await Task.Delay(50);
        }

        return [];
    }
}
