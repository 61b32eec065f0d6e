using Pipeline.Storage;

namespace Pipeline.Tests.Storage;

public sealed class UploadTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_later_date_wins()
    {
        var earlier = Upload.Of("530100/2024/a.xlsx", "0x1", Noon);
        var later = Upload.Of("530100/2024/b.xlsx", "0x2", Noon.AddSeconds(1));

        Assert.True(later.Replaces(earlier, null));
        Assert.False(earlier.Replaces(later, null));
    }

    [Fact]
    public void Of_two_files_in_one_second_the_event_id_decides_the_same_way_for_both()
    {
        var one = Upload.Of("530100/2024/a.xlsx", "0x1", Noon);
        var other = Upload.Of("530100/2024/b.xlsx", "0x2", Noon);

        Assert.False(one.TiesWith(other));
        Assert.NotEqual(one.Replaces(other, null), other.Replaces(one, null));
        Assert.Equal(one.Order > other.Order, one.Replaces(other, null));
    }

    [Fact]
    public void Of_two_versions_of_one_file_in_one_second_the_one_the_blob_has_wins()
    {
        var one = Upload.Of("530100/2024/a.xlsx", "0x1", Noon);
        var other = Upload.Of("530100/2024/a.xlsx", "0x2", Noon);

        Assert.True(one.TiesWith(other));
        Assert.True(one.Replaces(other, "0x1"));
        Assert.False(other.Replaces(one, "0x1"));
        Assert.True(other.Replaces(one, "0x2"));
        Assert.False(one.Replaces(other, "0x2"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0x3")]
    public void Where_the_blob_has_neither_the_event_id_decides_the_same_way_for_both(string? blobETag)
    {
        var one = Upload.Of("530100/2024/a.xlsx", "0x1", Noon);
        var other = Upload.Of("530100/2024/a.xlsx", "0x2", Noon);

        Assert.NotEqual(one.Replaces(other, blobETag), other.Replaces(one, blobETag));
    }

    [Fact]
    public void What_is_in_force_in_the_end_does_not_depend_on_the_order_of_work()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            // Several versions of several files, all of one second; each blob has its last version.
            var files = Enumerable.Range(0, 3).Select(i => $"530100/2024/{random.Next()}-{i}.xlsx").ToArray();
            var uploads = files.SelectMany(file => Enumerable.Range(0, 2).Select(i => Upload.Of(file, $"0x{random.Next():X}{i}", Noon))).ToArray();
            var blobs = uploads.GroupBy(upload => upload.BlobPath).ToDictionary(file => file.Key, file => file.Last().ETag);
            HashSet<string> winners = [];
            for (var order = 0; order < 20; order++)
            {
                random.Shuffle(uploads);
                winners.Add(uploads.Aggregate((inForce, next) => next.Replaces(inForce, blobs[next.BlobPath]) ? next : inForce).Order.EventId);
            }

            var winner = Assert.Single(winners);
            Assert.Contains(uploads, upload => upload.Order.EventId == winner && blobs[upload.BlobPath] == upload.ETag);
        }
    }

    [Fact]
    public void The_order_is_total_and_transitive_over_shuffled_uploads()
    {
        var random = new Random(20240601);
        var uploads = Enumerable.Range(0, 60).Select(i => Upload.Of($"530100/2024/{i % 7}.xlsx", $"0x{i}", Noon.AddSeconds(i % 5)).Order).ToArray();
        var expected = uploads.OrderBy(o => o.LastModified).ThenBy(o => o.EventId, StringComparer.Ordinal).ToArray();

        random.Shuffle(uploads);

        Assert.Equal(expected, uploads.Order());
    }
}
