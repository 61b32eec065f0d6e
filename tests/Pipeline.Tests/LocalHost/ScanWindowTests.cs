using Pipeline.LocalHost.Blobs;

namespace Pipeline.Tests.LocalHost;

public sealed class ScanWindowTests
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Takes_a_blob_once_per_version()
    {
        var window = new ScanWindow(DateTimeOffset.MinValue);
        Assert.True(window.IsNew("a", "1", Noon));
        window.Handled("a", "1", Noon);

        Assert.False(window.IsNew("a", "1", Noon));
        Assert.True(window.IsNew("a", "2", Noon));
        Assert.True(window.IsNew("b", "1", Noon));
    }

    [Fact]
    public void Still_sees_a_blob_written_in_the_same_second_as_the_newest()
    {
        var window = new ScanWindow(DateTimeOffset.MinValue);
        window.Handled("a", "1", Noon);
        Assert.True(window.Advance(Noon, Noon.AddHours(1)));

        Assert.Equal(Noon, window.Mark);
        Assert.True(window.IsNew("b", "1", Noon));
        Assert.False(window.IsNew("a", "1", Noon));
        Assert.False(window.IsNew("c", "1", Noon.AddSeconds(-1)));
    }

    [Fact]
    public void Stays_behind_the_listing_so_that_a_page_passed_too_early_is_looked_at_again()
    {
        var window = new ScanWindow(DateTimeOffset.MinValue);
        window.Handled("z", "1", Noon.AddSeconds(5));
        window.Advance(Noon.AddSeconds(5), listingBegan: Noon);

        // "a" was written after its page had been listed, and before "z".
        Assert.True(window.IsNew("a", "1", Noon.AddSeconds(3)));
        Assert.False(window.IsNew("z", "1", Noon.AddSeconds(5)));
    }

    [Fact]
    public void Never_goes_back()
    {
        var window = new ScanWindow(Noon);

        Assert.False(window.Advance(Noon.AddDays(-1), Noon));
        Assert.Equal(Noon, window.Mark);
    }
}
