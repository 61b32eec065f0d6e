using System.Text;
using Pipeline.LocalHost.Blobs;
using Pipeline.LocalHost.Queues;

namespace Pipeline.Tests.LocalHost;

public sealed class MessageTests
{
    [Fact]
    public void Writes_the_body_of_the_real_host()
    {
        var message = BlobTriggerMessage.For("Host.Functions.Ingest", "BlockBlob", "submissions", "昆明/a+b.xlsx", "\"0x8D\"");

        Assert.Equal(
            """{"Type":"BlobTrigger","FunctionId":"Host.Functions.Ingest","BlobType":"BlockBlob","ContainerName":"submissions","BlobName":"昆明/a+b.xlsx","ETag":"\"0x8D\""}""",
            message.ToJson());
        Assert.Equal(message, BlobTriggerMessage.Parse(Encoding.UTF8.GetBytes(message.ToJson())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"FunctionId":1}""")]
    public void Takes_nothing_else_for_a_blob_message(string body) =>
        Assert.Null(BlobTriggerMessage.Parse(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("5L2g5aW9", true, "你好")]
    [InlineData("你好", false, "你好")]
    [InlineData("你好", true, null)]
    [InlineData("", true, "")]
    public void Decodes_message_texts(string raw, bool base64, string? expected) =>
        Assert.Equal(expected, QueueText.Decode(raw, base64) is { } bytes ? QueueText.Text(bytes) : null);

    [Fact]
    public void Decodes_what_it_encodes() =>
        Assert.Equal("{\"名\":1}", QueueText.Text(QueueText.Decode(QueueText.Encode("{\"名\":1}", true), true)!));

    [Fact]
    public void Does_not_make_text_of_bytes_that_are_none() => Assert.Null(QueueText.Text([0xFF, 0xFE, 0x00]));
}
