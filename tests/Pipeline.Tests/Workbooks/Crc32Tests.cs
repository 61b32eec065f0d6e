using Pipeline.Workbooks.Reading;

namespace Pipeline.Tests.Workbooks;

public sealed class Crc32Tests
{
    [Fact]
    public void Gives_the_check_value_of_the_standard() => Assert.Equal(0xCBF43926u, Crc32.Append(0, "123456789"u8));

    [Fact]
    public void Gives_the_same_in_any_pieces_and_by_tables_alone()
    {
        var bytes = new byte[1_000];
        new Random(7).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length += 7)
        {
            var whole = Crc32.Append(0, bytes.AsSpan(0, length));
            Assert.Equal(whole, ~Crc32.ByTables(~0u, bytes.AsSpan(0, length)));
            Assert.Equal(whole, Crc32.Append(Crc32.Append(0, bytes.AsSpan(0, length / 3)), bytes.AsSpan(length / 3, length - (length / 3))));
        }
    }
}
