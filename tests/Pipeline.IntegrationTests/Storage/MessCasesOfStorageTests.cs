using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage;

/// <summary>The cases of tests/fixtures/mess that only what is in force already makes cases.</summary>
[Collection(SharedAzurite.Name)]
public sealed class MessCasesOfStorageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Case_42_the_file_in_force_again_is_a_duplicate_and_a_changed_or_an_earlier_one_a_new_generation_with_its_changes()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var changed = Figures.Diqing.With("533401", "land_area", 11500m);
        List<Receipt> receipts = [];
        foreach (var figures in (Figures[])[Figures.Diqing, Figures.Diqing, changed, Figures.Diqing])
        {
            receipts.Add(await account.Worker().IngestAsync(await account.UploadAsync(figures)));
            await TestAccount.NextSecondAsync();
        }

        Assert.Equal(
            [Verdict.Accepted, Verdict.Duplicate, Verdict.AcceptedWithWarnings, Verdict.AcceptedWithWarnings], receipts.Select(r => r.Verdict));
        Assert.Equal([receipts[0].EventId, receipts[2].EventId], receipts.Skip(2).Select(r => r.ReplacedGeneration));
        Assert.Equal(receipts[3].EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
        Assert.Equal(
            ["533401 land_area 11000 11500", "533401 land_area 11500 11000"],
            receipts.Skip(2).Select(r => Assert.Single(r.Diff!.Entries)).Select(c => FormattableString.Invariant($"{c.Area} {c.Measure} {c.Before!.Value:0} {c.After!.Value:0}")));
    }

    [Fact]
    public async Task Case_42b_a_measure_that_vanishes_is_listed_and_needs_a_reason()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var first = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        var fewer = Figures.Diqing.Without("533401", "land_area").Without("533422", "land_area").Without("533423", "land_area");
        await TestAccount.NextSecondAsync();

        var bare = await account.Worker().IngestAsync(await account.UploadAsync(fewer));
        var inForce = await account.CurrentAsync(Figures.Diqing);
        await TestAccount.NextSecondAsync();
        var explained = await account.Worker().IngestAsync(await account.UploadAsync(fewer, explanation: "土地面积改由省级填报"));

        Assert.Equal(Verdict.Rejected, bare.Verdict);
        Assert.Equal(first.EventId, inForce!.Generation);
        Assert.Contains("的 3 个数值", Assert.Single(bare.Findings, f => f is { Rule: "measure-vanished", Severity: Severity.Confirm }).Message.Zh, StringComparison.Ordinal);
        Assert.Equal(Verdict.AcceptedWithWarnings, explained.Verdict);
        Assert.Equal(3, explained.Diff!.Removed);
        Assert.Equal(explained.EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
    }
}
