using Pipeline.Catalogue;
using Pipeline.Storage;
using Pipeline.Storage.Verifying;
using Pipeline.Submissions;
using static Pipeline.IntegrationTests.Storage.Verifying.VerifiedHistory;

namespace Pipeline.IntegrationTests.Storage.Verifying;

[Collection(SharedAzurite.Name)]
public sealed class VerificationTests(AzuriteFixture azurite)
{
    private const string Year = "2024";

    private static Task<VerifiedHistory>? _shared;

    public static TheoryData<string> Tamperings => [.. All.Keys];

    /// <summary>What is done, and everything that must be named then, as <c>code place</c>; nothing else may be.</summary>
    private static Dictionary<string, Tampering> All => new(StringComparer.Ordinal)
    {
        ["a flipped bit in the archive"] = new(
            h => h.ChangeAsync("archive", h.Rejected.ContentHash, bytes => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]),
            h => [$"archive-changed archive/{h.Rejected.ContentHash}"]),
        ["a file deleted from the archive"] = new(
            h => h.DeleteBlobAsync("archive", h.Rejected.ContentHash),
            h => [$"archive-missing archive/{h.Rejected.ContentHash}"]),
        ["a file added to the archive"] = new(
            h => h.AddBlobAsync("archive", "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"),
            _ => ["archive-unclaimed archive/2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"]),
        ["a deleted ledger row"] = new(
            h => h.DeleteRowAsync("ledger", h.Nujiang.Reporter, $"{Year}_{h.Nujiang.EventId}"),
            h => [$"archive-unclaimed archive/{h.Nujiang.ContentHash}", .. Enumerable.Repeat($"ledger-row-missing {LedgerKey(h.Nujiang)}", 6)]),
        ["a deleted ledger row of a rejected upload"] = new(
            h => h.DeleteRowAsync("ledger", h.Rejected.Reporter, $"{Year}_{h.Rejected.EventId}"),
            h => [$"archive-unclaimed archive/{h.Rejected.ContentHash}", .. Enumerable.Repeat($"ledger-row-missing {LedgerKey(h.Rejected)}", 2)]),
        ["a changed order key"] = new(
            h => h.SetAsync("ledger", h.Nujiang.Reporter, $"{Year}_{h.Nujiang.EventId}", "lastmodified", h.Nujiang.Upload.Order.LastModified.AddDays(-1)),
            h => [$"order-key {LedgerKey(h.Nujiang)}#lastmodified", $"order-key current {h.Nujiang.Reporter}/{Year}#lastmodified"]),
        ["a changed count in the ledger"] = new(
            h => h.SetAsync("ledger", h.Nujiang.Reporter, $"{Year}_{h.Nujiang.EventId}", "observations", 1),
            h => [$"ledger-value {LedgerKey(h.Nujiang)}#observations", $"receipt-differs {Receipt(h.Nujiang)}#observations"]),
        ["a changed verdict in the ledger"] = new(
            h => h.SetAsync("ledger", h.Rejected.Reporter, $"{Year}_{h.Rejected.EventId}", "verdict", "superseded"),
            h => [$"receipt-differs {Receipt(h.Rejected)}#verdict"]),
        ["a deleted receipt"] = new(
            h => h.DeleteBlobAsync("receipts", Keys.Receipt(h.InForce.Reporter, Year, h.InForce.EventId)),
            h => [$"receipt-missing {Receipt(h.InForce)}"]),
        ["an altered receipt"] = new(
            h => h.ReplaceAsync("receipts", Keys.Receipt(h.Rejected.Reporter, Year, h.Rejected.EventId), "\"rejected\"", "\"accepted\""),
            h => [$"receipt-differs {Receipt(h.Rejected)}#verdict"]),
        ["an altered wording in a receipt"] = new(
            h => h.ReplaceAsync("receipts", Keys.Receipt(h.Rejected.Reporter, Year, h.Rejected.EventId), ".xlsx", ".xlsm"),
            h => [$"receipt-differs {Receipt(h.Rejected)}#sha256"]),
        ["a remark in the ledger that nobody made"] = new(
            h => h.SetAsync("ledger", h.InForce.Reporter, $"{Year}_{h.InForce.EventId}", "remark", "blob-gone"),
            h => [$"ledger-value {LedgerKey(h.InForce)}#remark"]),
        ["an altered reason in a note about a file that was set aside"] = new(
            h => h.ReplaceAsync("quarantine", $"{h.Quarantined.EventId}.json", "path-invalid", "path-untidy"),
            h => [$"quarantine-note quarantine/{h.Quarantined.EventId}.json#reason"]),
        ["a token that may do more than it was issued for"] = new(
            async h => await h.SetAsync("tokens", "token", await h.TokenAsync(), "role", "operator"),
            _ => [$"token-changed {Token}"]),
        ["a token that lasts longer than it was issued for"] = new(
            async h => await h.SetAsync("tokens", "token", await h.TokenAsync(), "expires", new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            _ => [$"token-changed {Token}"]),
        ["a deleted feedback workbook"] = new(
            h => h.DeleteBlobAsync("receipts", Keys.Feedback(h.Rejected.Reporter, Year, h.Rejected.EventId)),
            h => [$"feedback-missing receipts/{Keys.Feedback(h.Rejected.Reporter, Year, h.Rejected.EventId)}"]),
        ["an altered raw text in a normalised document"] = new(
            h => h.ReplaceAsync("normalised", $"{h.InForce.EventId}.json", "\"11500", "\"11501"),
            h => [$"normalised-changed normalised/{h.InForce.EventId}.json", $"normalised-changed normalised/{h.InForce.EventId}.json#533401/land_area"]),
        ["a deleted normalised document"] = new(
            h => h.DeleteBlobAsync("normalised", $"{h.InForce.EventId}.json"),
            h => [$"normalised-missing normalised/{h.InForce.EventId}.json"]),
        ["a normalised document that is none"] = new(
            h => h.ChangeAsync("normalised", $"{h.InForce.EventId}.json", bytes => bytes[..^1]),
            h => [$"unreadable normalised/{h.InForce.EventId}.json"]),
        ["a changed observation"] = new(
            h => h.SetAsync("observations", Partition(h.InForce), "533401", "gdp", 150.01),
            h => [$"observation-value observations {Partition(h.InForce)}/533401#gdp", $"snapshot-not-reproduced snapshots/{h.Snapshot.Folder}"]),
        ["a deleted observation row"] = new(
            h => h.DeleteRowAsync("observations", Partition(h.InForce), "533401"),
            h => [$"observation-row-missing observations {Partition(h.InForce)}/533401", $"snapshot-not-reproduced snapshots/{h.Snapshot.Folder}"]),
        ["an added observation row"] = new(
            h => h.AddRowAsync("observations", Partition(h.InForce), "533499"),
            // The rejected upload was checked against this generation: what it lacks of it needed an explanation.
            h => [$"observation-row-extra observations {Partition(h.InForce)}/533499", $"ledger-value {LedgerKey(h.Rejected)}#confirms"]),
        ["an added generation"] = new(
            h => h.AddRowAsync("observations", Keys.Generation(h.Rejected.Reporter, Figures.Year, h.Rejected.EventId), "533401"),
            h => [$"observation-row-extra observations {Keys.Generation(h.Rejected.Reporter, Figures.Year, h.Rejected.EventId)}"]),
        ["a changed current row"] = new(
            h => h.SetAsync("current", h.InForce.Reporter, Year, "generation", h.InForce.Replaced),
            h => [$"current-value current {h.InForce.Reporter}/{Year}#contenthash", $"current-value current {h.InForce.Reporter}/{Year}#replaced"]),
        ["a deleted current row"] = new(
            h => h.DeleteRowAsync("current", h.InForce.Reporter, Year),
            h => [$"current-missing current {h.InForce.Reporter}/{Year}"]),
        ["a changed notice of what is in force"] = new(
            h => h.SetAsync("current", h.InForce.Reporter, Year, "notice", "样例"),
            h => [$"current-value current {h.InForce.Reporter}/{Year}#notice"]),
        ["a tampered snapshot file"] = new(
            h => h.ReplaceAsync("snapshots", h.File("indicators.csv"), "533401", "533402"),
            h => [$"snapshot-file-changed snapshots/{h.File("indicators.csv")}#sha256", $"snapshot-file-changed snapshots/{h.File("indicators.csv")}#9"]),
        ["a snapshot file and its hash tampered with together"] = new(
            async h =>
            {
                await h.ReplaceAsync("snapshots", h.File("targets.csv"), "target", "tarjet");
                var bytes = (await h.Account.Storage.Container("snapshots").GetBlobClient(h.File("targets.csv")).DownloadContentAsync()).Value.Content.ToArray();
                var before = (await new SnapshotReader(h.Account.Storage).ManifestAsync(h.Snapshot))!.Files.Single(file => file.Name == "targets.csv").Sha256;
                await h.ReplaceAsync("snapshots", h.File("manifest.json"), before, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
                await h.ReplaceAsync("snapshots", h.File("manifest.json"), before, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
            },
            h => [$"snapshot-file-changed snapshots/{h.File("targets.csv")}#1", $"manifest-changed snapshots/{h.File("manifest.json")}#sha256"]),
        ["a deleted snapshot file"] = new(
            h => h.DeleteBlobAsync("snapshots", h.File("datapackage.json")),
            h => [$"snapshot-file-missing snapshots/{h.File("datapackage.json")}"]),
        ["an added snapshot file"] = new(
            h => h.AddBlobAsync("snapshots", h.File("more.csv")),
            h => [$"snapshot-file-extra snapshots/{h.File("more.csv")}"]),
        ["a pin of another generation in the manifest"] = new(
            h => h.ReplaceAsync("snapshots", h.File("manifest.json"), h.InForce.EventId, h.InForce.Replaced),
            h => [$"manifest-changed snapshots/{h.File("manifest.json")}#sha256", $"snapshot-not-reproduced snapshots/{h.Snapshot.Folder}"]),
        ["a media type in the manifest"] = new(
            h => h.ReplaceAsync("snapshots", h.File("manifest.json"), "text/csv", "text/plain"),
            h => [$"manifest-changed snapshots/{h.File("manifest.json")}#sha256"]),
        ["a deleted manifest"] = new(
            h => h.DeleteBlobAsync("snapshots", h.File("manifest.json")),
            h => [$"snapshot-file-missing snapshots/{h.File("manifest.json")}"]),
        ["a snapshot that is called unfinished in one column only"] = new(
            h => h.SetAsync("snapshots", "snapshot", Keys.Snapshot(1).Row, "complete", false),
            _ => [$"snapshot-entry snapshots snapshot/{Keys.Snapshot(1).Row}#complete"]),
        ["a tampered data package"] = new(
            h => h.ReplaceAsync("snapshots", h.File("datapackage.json"), "path", "pazh"),
            h => [$"snapshot-file-changed snapshots/{h.File("datapackage.json")}#sha256"]),
        ["a count in the manifest"] = new(
            h => h.ReplaceAsync("snapshots", h.File("manifest.json"), "\"disparity\": ", "\"disparity\": 1"),
            h => [$"manifest-changed snapshots/{h.File("manifest.json")}#counts", $"manifest-changed snapshots/{h.File("manifest.json")}#sha256"]),
        ["a changed date in the list of snapshots"] = new(
            h => h.SetAsync("snapshots", "snapshot", Keys.Snapshot(1).Row, "takenat", new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            _ => [$"snapshot-entry snapshots snapshot/{Keys.Snapshot(1).Row}#takenat"]),
        ["a snapshot deleted from the list"] = new(
            h => h.DeleteRowAsync("snapshots", "snapshot", Keys.Snapshot(1).Row),
            h =>
            [
                "assessment-changed assessments/2024/0001.json#snapshot_sequence", "indicator-row-extra indicators 1",
                "snapshot-pointer snapshots/nightly.json", "snapshot-pointer snapshots/released.json", $"snapshot-unlisted snapshots/{h.Snapshot.Folder}",
            ]),
        ["an altered pointer"] = new(
            h => h.ReplaceAsync("snapshots", "released.json", "1", "7"),
            _ => ["snapshot-pointer snapshots/released.json"]),
        ["a deleted pointer"] = new(h => h.DeleteBlobAsync("snapshots", "nightly.json"), _ => ["snapshot-pointer snapshots/nightly.json"]),
        ["an altered value in the indicators table"] = new(
            h => h.SetAsync("indicators", "1", "urbanisation_rate_533401_2024", "value", 48.4),
            _ => ["indicator-value indicators 1/urbanisation_rate_533401_2024#value"]),
        ["a row deleted from the indicators table"] = new(
            h => h.DeleteRowAsync("indicators", "1", "urbanisation_rate_533401_2024"),
            _ => ["indicator-row-missing indicators 1/urbanisation_rate_533401_2024"]),
        ["a row added to the indicators table"] = new(
            h => h.AddRowAsync("indicators", "1", "urbanisation_rate_533499_2024"),
            _ => ["indicator-row-extra indicators 1/urbanisation_rate_533499_2024"]),
        ["an altered correction"] = new(
            async h => await h.ReplaceAsync("corrections", await h.OnlyBlobAsync("corrections"), "11419", "11418"),
            h => [$"correction-changed corrections/{Correction}"]),
        ["a deleted correction"] = new(
            async h => await h.DeleteBlobAsync("corrections", await h.OnlyBlobAsync("corrections")),
            h => [$"correction-missing corrections/{Correction}"]),
        ["altered rows of a frozen assessment"] = new(
            h => h.ReplaceAsync("assessments", "2024/0001.csv", "533401", "533402"),
            _ => ["assessment-changed assessments/2024/0001.csv"]),
        ["rows and record of a frozen assessment altered together"] = new(
            async h =>
            {
                var record = Assert.Single(await new FrozenAssessments(h.Account.Storage).ListAsync());
                await h.ReplaceAsync("assessments", "2024/0001.csv", "533401", "533402");
                var bytes = (await h.Account.Storage.Container("assessments").GetBlobClient("2024/0001.csv").DownloadContentAsync()).Value.Content.ToArray();
                await h.ReplaceAsync("assessments", "2024/0001.json", record.ContentSha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
            },
            _ => ["assessment-changed assessments/2024/0001.json#content_sha256"]),
        ["deleted rows of a frozen assessment"] = new(
            h => h.DeleteBlobAsync("assessments", "2024/0001.csv"),
            _ => ["assessment-missing assessments/2024/0001.csv"]),
        ["a stray blob among the receipts"] = new(h => h.AddBlobAsync("receipts", "x.json"), _ => ["blob-extra receipts/x.json"]),
    };

    private const string Token = "tokens token/";

    private const string Correction = "20250301T0000000000000Z-";

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Names_exactly_what_was_tampered_with(string name)
    {
        var tampering = All[name];
        var history = await (await Shared(azurite)).CopyAsync(azurite);

        await tampering.Act(history);

        var report = await VerifyAsync(history.Account);
        Assert.False(report.Clean);
        Assert.Equal(
            tampering.Expected(history).Order(StringComparer.Ordinal),
            report.Differences.Select(Line).Order(StringComparer.Ordinal));
        Assert.All(report.Differences, difference => Assert.NotEqual(difference.Expected, difference.Found));
    }

    [Fact]
    public async Task Finds_nothing_where_nothing_was_tampered_with()
    {
        var history = await Shared(azurite);
        var before = await history.Account.DescribeAsync();

        var report = await VerifyAsync(history.Account);

        Assert.Empty(report.Differences);
        Assert.Empty(report.InProgress);
        Assert.Empty(report.NotRecomputed);
        Assert.Equal((5, 2 + 1, 1), (report.Checked["submissions"], report.Checked["periods"], report.Checked["assessments"] - 1));
        Assert.Equal(before, await history.Account.DescribeAsync());
    }

    [Fact]
    public async Task An_upload_that_a_later_one_overtook_after_its_check_needs_no_remarks()
    {
        OperationTap counting = new();
        var rehearsal = await TestAccount.CreateAsync(azurite);
        await rehearsal.Worker(counting).IngestAsync(await rehearsal.UploadAsync(Figures.Diqing));
        var swap = counting.Operations.ToList().FindIndex(o => o.StartsWith("POST", StringComparison.Ordinal) && o.Contains("current", StringComparison.Ordinal)) + 1;
        var account = await TestAccount.CreateAsync(azurite);
        var first = await account.UploadAsync(Figures.Diqing);
        await TestAccount.NextSecondAsync();
        var second = await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m), "更正.xlsx");

        await account.Worker(new OperationTap { Before = number => number == swap ? account.Worker().IngestAsync(second) : Task.CompletedTask }).IngestAsync(first);
        var report = await VerifyAsync(account, SmallCatalogue.Default);

        Assert.Equal([Verdict.Superseded, Verdict.Accepted], (await account.LedgerAsync()).OrderBy(row => row.Upload.Order).Select(row => row.Verdict!.Value));
        Assert.Empty(report.Differences);
    }

    [Fact]
    public async Task Says_what_it_could_not_compute_again_under_another_catalogue()
    {
        var history = await (await Shared(azurite)).CopyAsync(azurite);

        var report = await VerifyAsync(history.Account, SmallCatalogue.Later);

        Assert.Empty(report.Differences);
        Assert.Equal(4 + 2, report.NotRecomputed.Count);
        Assert.Contains(report.NotRecomputed, note => note.Place == LedgerKey(history.Nujiang) && note.Text.En.Contains(SmallCatalogue.Assessing.Version, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Under_another_catalogue_still_finds_changed_documents_observations_files_and_rows()
    {
        var history = await (await Shared(azurite)).CopyAsync(azurite);
        foreach (var name in (string[])["an altered raw text in a normalised document", "a changed observation", "an altered value in the indicators table", "a deleted snapshot file"])
        {
            await All[name].Act(history);
        }

        Assert.Equal(
            ["indicator-value", "normalised-changed", "observation-value", "snapshot-file-missing"],
            (await VerifyAsync(history.Account, SmallCatalogue.Later)).Differences.Select(difference => difference.Kind.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Looks_only_at_what_it_is_asked_about()
    {
        var history = await (await Shared(azurite)).CopyAsync(azurite);
        await All["a deleted receipt"].Act(history);
        await All["a changed count in the ledger"].Act(history);
        await All["a deleted snapshot file"].Act(history);

        Assert.Equal(["receipt-missing"], await CodesAsync(new() { Reporter = SmallCatalogue.Diqing }));
        Assert.Equal(["ledger-value", "receipt-differs", "receipt-missing"], await CodesAsync(new() { Period = Figures.Year }));
        Assert.Empty(await CodesAsync(new() { Reporter = SmallCatalogue.Diqing, Period = Period.Annual(2023) }));
        Assert.Equal(["snapshot-file-missing"], await CodesAsync(new() { Snapshot = 1 }));

        async Task<IEnumerable<string>> CodesAsync(VerificationScope scope) =>
            (await VerifyAsync(history.Account, scope: scope)).Differences.Select(difference => difference.Kind.Code).Order(StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task Finds_no_difference_wherever_work_was_stopped(int percent)
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Nujiang));
        await account.Worker().Taker.TakeAsync();
        await account.UploadAsync(Figures.Diqing);
        var path = $"{SmallCatalogue.Diqing}/2024/上报.xlsx";
        OperationTap tap = new() { KillAfter = Math.Max(1, 40 * percent / 100) };
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            await account.Worker(tap).IngestAsync(path);
            await account.Worker(tap).Taker.TakeUnguardedAsync(default);
            throw new ProcessKilledException();
        });

        // Only the pointer may lag: the next run moves it, and says so.
        Assert.All((await VerifyAsync(account, SmallCatalogue.Default)).Differences, difference => Assert.Equal(DifferenceKinds.SnapshotPointer, difference.Kind));

        await account.Worker().Sweep.SweepAsync();
        await account.Worker().Taker.TakeAsync();
        var report = await VerifyAsync(account, SmallCatalogue.Default);
        Assert.Empty(report.Differences);
        Assert.Empty(report.InProgress);
    }

    public static TheoryData<int> Stops => [2, 12, 22, 30, 38, 44, 50, 56, 62, 68, 75, 82, 88, 94, 100];

    [Fact]
    public void Says_of_every_kind_in_both_languages_what_it_means_and_how_to_mend_it()
    {
        var kinds = typeof(DifferenceKinds).GetProperties().Select(property => (DifferenceKind)property.GetValue(null)!).ToList();
        Assert.NotEmpty(kinds);
        Assert.Distinct(kinds.Select(kind => kind.Code));
        Assert.All(kinds, kind => Assert.DoesNotContain("", (string[])[kind.Code, kind.Meaning.Zh, kind.Meaning.En, kind.Remedy.Zh, kind.Remedy.En]));
    }

    private static Task<VerifiedHistory> Shared(AzuriteFixture azurite) => _shared ??= VerifiedHistory.CreateAsync(azurite);

    /// <summary>A correction's name ends with its id, and a token's with its hash, which the test does not repeat.</summary>
    private static string Line(Difference difference) =>
        $"{difference.Kind.Code} {(difference.Place.Contains(Correction, StringComparison.Ordinal) ? $"corrections/{Correction}" : difference.Place.StartsWith(Token, StringComparison.Ordinal) ? Token : difference.Place)}";

    private static string Receipt(LedgerRow row) => $"receipts/{Keys.Receipt(row.Reporter, row.Period, row.EventId)}";

    private static Task<VerificationReport> VerifyAsync(TestAccount account, StatisticalCatalogue? catalogue = null, VerificationScope? scope = null) =>
        new Verification(catalogue ?? SmallCatalogue.Assessing, account.Storage, TimeProvider.System) { Pause = TimeSpan.Zero }.RunAsync(scope);

    private sealed record Tampering(Func<VerifiedHistory, Task> Act, Func<VerifiedHistory, IEnumerable<string>> Expected);
}
