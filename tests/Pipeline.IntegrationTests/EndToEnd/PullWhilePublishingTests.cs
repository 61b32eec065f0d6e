using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>Readers who keep pulling a pointer while snapshots are published under it.</summary>
[Collection(RunningProduct.Name)]
public sealed class PullWhilePublishingTests(ProductFixture product)
{
    [Fact]
    public async Task A_reader_of_a_pointer_never_sees_half_a_snapshot_nor_an_earlier_one_than_before()
    {
        ConcurrentBag<(long Sequence, string Hash)> seen = [];
        using var published = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(i => ReadAsync(i, seen, published.Token)).ToList();

        var first = await product.SnapshotAsync();
        var original = await File.ReadAllBytesAsync(ProductFixture.SampleFile("530900", 2019));
        var changed = EditedWorkbook.Of("530900", 2019, ("530902", "road_length", x => x + 1), ("530900", "road_length", x => x + 1));
        foreach (var workbook in (byte[][])[changed, original])
        {
            var receipt = await product.SubmitAsync("530900", 2019, workbook);
            Assert.True(receipt.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings, string.Join('\n', receipt.Findings));
            await product.SnapshotAsync();
        }

        await Task.Delay(500);
        await published.CancelAsync();
        await Task.WhenAll(readers);

        SnapshotReader snapshots = new(product.Storage);
        Assert.Contains(seen, each => each.Sequence > first);
        foreach (var (sequence, hash) in seen.Distinct())
        {
            var manifest = await snapshots.ManifestAsync((await snapshots.ResolveAsync(sequence.ToString(CultureInfo.InvariantCulture)))!);
            Assert.Equal(manifest!.Files.Single(file => file.Name == "observations.csv").Sha256, hash);
        }
    }

    private async Task ReadAsync(int reader, ConcurrentBag<(long, string)> seen, CancellationToken stop)
    {
        var last = 0L;
        while (!stop.IsCancellationRequested)
        {
            using var answer = await product.Http.GetAsync($"api/v1/snapshots/{(reader % 2 == 0 ? "nightly" : "released")}/observations", CancellationToken.None);
            var body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
            var sequence = long.Parse(answer.Headers.GetValues("Pipeline-Snapshot").Single(), CultureInfo.InvariantCulture);
            Assert.True(answer.IsSuccessStatusCode);
            Assert.True(sequence >= last, $"{sequence} after {last}");
            last = sequence;
            seen.Add((sequence, Convert.ToHexStringLower(SHA256.HashData(body))));
        }
    }
}
