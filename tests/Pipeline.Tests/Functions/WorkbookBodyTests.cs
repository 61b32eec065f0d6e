using System.Security.Cryptography;
using Pipeline.Functions.Http;

namespace Pipeline.Tests.Functions;

public sealed class WorkbookBodyTests
{
    private const int Most = 4 * WorkbookBody.InMemory;

    [Fact]
    public async Task A_large_workbook_is_taken_in_whole_and_not_into_memory()
    {
        var bytes = Bytes(3 * WorkbookBody.InMemory);
        string? file;
        await using (var body = (await WorkbookBody.TakeInAsync(new OneWay(bytes), Most, default))!)
        {
            file = body.TempFileName;
            Assert.False(body.InMemory);
            Assert.Equal((0, bytes.Length), (body.Position, body.Length));
            Assert.Equal(SHA256.HashData(bytes), await SHA256.HashDataAsync(body));
        }

        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData(Most, true)]
    [InlineData(Most + 1, false)]
    public async Task A_workbook_with_more_bytes_than_are_taken_is_none(int length, bool taken)
    {
        await using var body = await WorkbookBody.TakeInAsync(new OneWay(Bytes(length)), Most, default);

        Assert.Equal(taken, body is not null);
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    /// <summary>A body as it comes over the wire: it can be read once.</summary>
    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
