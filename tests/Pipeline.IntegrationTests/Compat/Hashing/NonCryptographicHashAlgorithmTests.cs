using System.IO.Hashing;

namespace Pipeline.IntegrationTests.Compat.Hashing;

/// <summary>The base class with the simplest hash there is: four bytes, each the sum of every fourth byte.</summary>
public sealed class NonCryptographicHashAlgorithmTests
{
    private static readonly byte[] Source = [1, 2, 3, 4, 5];
    private static readonly byte[] Expected = [6, 2, 3, 4];

    [Fact]
    public async Task All_ways_of_appending_hash_the_same_bytes()
    {
        var byArray = new Sum4();
        byArray.Append(Source);
        var bySpan = new Sum4();
        bySpan.Append(Source.AsSpan(0, 2));
        bySpan.Append(Source.AsSpan(2));
        var byStream = new Sum4();
        byStream.Append(new MemoryStream(Source));
        var byAsyncStream = new Sum4();
        await byAsyncStream.AppendAsync(new MemoryStream(Source));

        Assert.All([byArray, bySpan, byStream, byAsyncStream], hash => Assert.Equal(Expected, hash.GetCurrentHash()));
    }

    [Fact]
    public void The_current_hash_leaves_the_state_and_the_resetting_one_clears_it()
    {
        var hash = new Sum4();
        hash.Append(Source);

        Assert.Equal(Expected, hash.GetCurrentHash());
        Assert.Equal(Expected, hash.GetHashAndReset());
        Assert.Equal(new byte[4], hash.GetCurrentHash());
    }

    [Fact]
    public void Writes_into_a_destination_that_is_large_enough_and_touches_nothing_after_it()
    {
        var hash = new Sum4();
        hash.Append(Source);
        var destination = new byte[] { 9, 9, 9, 9, 9, 9 };

        Assert.Equal(4, hash.GetCurrentHash(destination));
        Assert.Equal([6, 2, 3, 4, 9, 9], destination);
        Assert.True(hash.TryGetCurrentHash(destination, out var written));
        Assert.Equal(4, written);
        Assert.True(hash.TryGetHashAndReset(destination, out written));
        Assert.Equal(4, written);
        Assert.Equal(4, hash.GetHashAndReset(destination));
        Assert.Equal([0, 0, 0, 0, 9, 9], destination);
    }

    [Fact]
    public void Refuses_a_destination_that_is_too_small()
    {
        var hash = new Sum4();

        Assert.False(hash.TryGetCurrentHash(new byte[3], out var written));
        Assert.Equal(0, written);
        Assert.False(hash.TryGetHashAndReset(new byte[3], out _));
        Assert.Throws<ArgumentException>("destination", () => hash.GetCurrentHash(new byte[3]));
        Assert.Throws<ArgumentException>("destination", () => hash.GetHashAndReset(new byte[3]));
    }

    [Fact]
    public async Task Refuses_absent_sources_and_lengths()
    {
        var hash = new Sum4();

        Assert.Throws<ArgumentNullException>(() => hash.Append((byte[])null!));
        Assert.Throws<ArgumentNullException>(() => hash.Append((Stream)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => hash.AppendAsync(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sum4(0));
    }

    private sealed class Sum4(int length = 4) : NonCryptographicHashAlgorithm(length)
    {
        private readonly byte[] _sums = new byte[4];
        private int _position;

        public override void Append(ReadOnlySpan<byte> source)
        {
            foreach (var value in source)
                _sums[_position++ % 4] += value;
        }

        public override void Reset()
        {
            Array.Clear(_sums);
            _position = 0;
        }

        protected override void GetCurrentHashCore(Span<byte> destination) => _sums.CopyTo(destination);
    }
}
