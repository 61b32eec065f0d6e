using Pipeline.Snapshots;

namespace Pipeline.Tests.Snapshots;

/// <summary>Tests that change something of the whole process run alone.</summary>
[CollectionDefinition(nameof(ProcessWide), DisableParallelization = true)]
public sealed class ProcessWide;

[Collection(nameof(ProcessWide))]
public sealed class TimeZoneTests
{
    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("America/St_Johns")]
    [InlineData("Asia/Shanghai")]
    public void A_snapshot_has_the_same_hash_in_every_time_zone(string zone)
    {
        var expected = SnapshotHash.Of(TinySnapshot.Content);
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
            Assert.Equal(expected, SnapshotHash.Of(TinySnapshot.Content));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }
}
