using Pipeline.Storage;

namespace Pipeline.Tests.Storage;

public sealed class KeysTests
{
    private const string Event = "0123456789abcdef0123456789abcdef";

    [Fact]
    public void An_event_is_named_by_path_and_ETag()
    {
        // Computed outside: sha256sum of the path, and of path, line feed and ETag.
        Assert.Equal("b32c49ad8461c2f9fc42c672000fe8d5", Keys.EventId("530100/2024/昆明市 2024.xlsx", "0x8DC"));
    }

    [Fact]
    public void The_versions_of_one_file_stand_side_by_side_among_all_ids()
    {
        string[] paths = [.. Enumerable.Range(0, 40).Select(i => $"530100/2024/{i}.xlsx")];
        var ids = paths.SelectMany(path => Enumerable.Range(0, 5).Select(version => (Path: path, Id: Keys.EventId(path, $"0x{version}"))))
            .OrderBy(entry => entry.Id, StringComparer.Ordinal)
            .Select(entry => entry.Path)
            .ToList();

        var changes = ids.Zip(ids.Skip(1)).Count(pair => pair.First != pair.Second);

        Assert.Equal(paths.Length - 1, changes);
    }

    [Fact]
    public void Lists_and_headers_name_the_same_event() =>
        Assert.Equal(Keys.EventId("a/b/c", "0x8DC"), Keys.EventId("a/b/c", "\"0x8DC\""));

    [Fact]
    public void Each_upload_of_a_path_is_an_event_of_its_own() =>
        Assert.NotEqual(Keys.EventId("a/b/c", "0x1"), Keys.EventId("a/b/c", "0x2"));

    [Theory]
    [InlineData("530100", "2024", "530100", "2024_" + Event)]
    [InlineData("DZXQ", "2024-Q3", "DZXQ", "2024-Q3_" + Event)]
    [InlineData("invalid", "invalid", "invalid", "invalid_" + Event)]
    public void The_ledger_is_kept_by_reporter(string reporter, string period, string partition, string row) =>
        Assert.Equal(new TableKey(partition, row), Keys.Ledger(reporter, period, Event));

    [Fact]
    public void A_generation_is_a_partition() =>
        Assert.Equal($"530100_2024-06_{Event}", Keys.Generation("530100", Period.Month(2024, 6), Event));

    [Fact]
    public void What_is_in_force_has_one_row_per_reporter_and_period() =>
        Assert.Equal(new TableKey("530100", "2024-Q3"), Keys.Current("530100", Period.Quarter(2024, 3)));

    [Theory]
    [InlineData(1, "9999999998")]
    [InlineData(42, "9999999957")]
    [InlineData(1_000_000, "9998999999")]
    public void The_newest_snapshot_comes_first(long sequence, string row) =>
        Assert.Equal(new TableKey("snapshot", row), Keys.Snapshot(sequence));

    [Fact]
    public void An_indicator_value_is_found_by_snapshot_indicator_area_and_period() => Assert.Equal(
        new TableKey("42", "gdp_share_530100_2024-Q3"), Keys.Indicator(42, "gdp_share", "530100", Period.Quarter(2024, 3)));

    [Fact]
    public void Blobs_have_readable_names()
    {
        Assert.Equal("abc", Keys.Archive("abc"));
        Assert.Equal($"{Event}.json", Keys.Normalised(Event));
        Assert.Equal($"530100/2024/{Event}/receipt.json", Keys.Receipt("530100", "2024", Event));
        Assert.Equal($"530100/2024/{Event}/feedback.xlsx", Keys.Feedback("530100", "2024", Event));
        Assert.Equal($"{Event}.json", Keys.Quarantine(Event));
        Assert.Equal("42-abc", Keys.SnapshotFolder(42, "abc"));
        Assert.Equal("42-abc/indicators.csv", Keys.SnapshotFile(42, "abc", "indicators.csv"));
    }
}
