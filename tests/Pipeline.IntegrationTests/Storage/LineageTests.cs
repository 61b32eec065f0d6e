using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Catalogue;
using Pipeline.Corrections;
using Pipeline.Indicators;
using Pipeline.Lineage;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage;

/// <summary>Explanations, vintages and corrections of an account of its own.</summary>
[Collection(SharedAzurite.Name)]
public sealed class LineageTests(AzuriteFixture azurite)
{
    private static readonly ValueAddress Share = new("land_share", "533400", Figures.Year);

    [Fact]
    public async Task A_value_leads_to_the_cells_of_the_workbooks_that_its_snapshot_pins()
    {
        // Diqing's land is the sum of its counties, 11,000 + 7,200 + 4,600 of the prefectures' 37,300: 61.13 %.
        var account = await SubmittedAsync();
        var snapshot = await TakeAsync(account);
        await ReplaceAsync(account, Figures.Diqing.With("533401", "land_area", 11500m), RevisionReason.Routine);
        await TakeAsync(account);

        var explanation = (await Explanations(account).ExplainAsync(snapshot, Share))!;

        Assert.Equal((61.13m, snapshot.Sequence, null), (explanation.Published, explanation.Sequence, explanation.CatalogueNotice));
        Assert.Equal(2_280_000m / 37_300m, explanation.Tree!.Value!.Value, 20);
        var leaf = explanation.Tree.Children[0].Children.Single(node => node.Area == "533401");
        var row = (await account.LedgerAsync()).First(upload => upload.Reporter == SmallCatalogue.Diqing);
        Assert.Equal((11_000m, Origin.Reported, "11000"), (leaf.Value, leaf.Origin, leaf.Cell!.RawText));
        Assert.Equal((row.EventId, row.ContentHash, row.Upload.Order.LastModified), (leaf.Cell.EventId, leaf.Cell.Submission!.ContentHash, leaf.Cell.Submission.UploadedAt));
        Assert.Matches("^.+![A-Z]+[0-9]+$", leaf.Cell.Cell);
        Assert.Equal("张三、李四、王五", leaf.Cell.Submission.SignedBy);
        Assert.All(explanation.Tree.All().Where(node => node.Children.Count == 0), node => Assert.NotNull(node.Cell!.Submission));
    }

    [Fact]
    public async Task A_snapshot_is_found_in_a_large_file_as_in_a_small_one()
    {
        var account = await SubmittedAsync();
        var snapshot = await TakeAsync(account, CatalogueLoader.LoadDefault());
        SnapshotReader reader = new(account.Storage);
        SnapshotRows rows = new(reader);
        var all = await rows.AllAsync(snapshot, "indicators", default);
        var bytes = (await reader.ManifestAsync(snapshot))!.Files.Single(file => file.Name == "indicators.csv").Bytes;

        Assert.True(bytes > 1_000_000, $"{bytes} bytes are no large file");
        foreach (var group in all.GroupBy(row => (row.Subject, row.Area)).Where((_, i) => i % 97 == 0).Append(Last(all)))
        {
            Assert.Equal(group, await rows.FindAsync(snapshot, "indicators", group.Key.Subject, group.Key.Area, default));
        }

        Assert.Empty(await rows.FindAsync(snapshot, "indicators", "aaa", "530000", default));
        Assert.Empty(await rows.FindAsync(snapshot, "indicators", "zzz", "530000", default));
        Assert.Empty(await rows.FindAsync(snapshot, "nothing", "gdp", "530000", default));

        static IGrouping<(string Subject, string Area), PublishedRow> Last(IEnumerable<PublishedRow> rows) => rows.GroupBy(row => (row.Subject, row.Area)).Last();
    }

    [Fact]
    public async Task A_history_tells_a_census_revision_from_a_correction_and_a_change_of_method()
    {
        var account = await SubmittedAsync();
        await TakeAsync(account);
        await ReplaceAsync(account, Figures.Diqing.With("533401", "land_area", 11500m), RevisionReason.Census);
        await TakeAsync(account);
        await CorrectAsync(account, 11500m, 11600m);
        await TakeAsync(account);
        await ReplaceAsync(account, Figures.Nujiang.With("533300", "gdp", 251m).With("533301", "gdp", 101m), RevisionReason.Routine);
        await TakeAsync(account);
        var later = WithDecimals(1);
        var last = await TakeAsync(account, later);
        Histories histories = new(account.Storage, new SnapshotBases(later, account.Storage));

        var vintages = await histories.OfAsync(later, Share.Subject, Share.Area, Share.Period, _ => true);
        var ofReleased = await histories.OfAsync(later, Share.Subject, Share.Area, null, entry => entry.Sequence is 1 or 4);

        // 22,800 / 37,300, then 23,300 / 37,800, then 23,400 / 37,900; the fourth snapshot changes GDP alone.
        Assert.Equal(
            ["1–1 61.13 ", "2–2 61.64 census", "3–4 61.74 correction", "5–5 61.7 method"],
            vintages.Select(v => FormattableString.Invariant($"{v.First.Sequence}–{v.Last.Sequence} {v.First.Row!.Value} {v.Reasons.Codes()}")));
        Assert.Equal(["1 ", "4 census correction"], ofReleased.Select(v => FormattableString.Invariant($"{v.First.Sequence} {v.Reasons.Codes()}")));
        Assert.Equal(5, last.Sequence);
    }

    [Fact]
    public async Task Changes_between_any_two_snapshots_are_listed_with_their_reasons()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        var first = await TakeAsync(account);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Nujiang));
        var second = await TakeAsync(account);
        await account.Worker().Withdrawal.WithdrawAsync(SmallCatalogue.Nujiang, Figures.Year, "口径有误");
        await CorrectAsync(account, 11000m, 11600m);
        var third = await TakeAsync(account);
        Histories histories = new(account.Storage, new SnapshotBases(SmallCatalogue.Default, account.Storage));

        var added = (await histories.BetweenAsync(first, second))!;
        var withdrawn = (await histories.BetweenAsync(second, third))!;
        var corrected = (await histories.BetweenAsync(first, third))!;

        Assert.Contains(added, change => change is { Dataset: "observations", Kind: PublishedChangeKind.Added, Reasons: ChangeReasons.First } && change.Address.Area == "533301");
        Assert.Contains(withdrawn, change => change is { Dataset: "observations", Kind: PublishedChangeKind.Withdrawn, Reasons: ChangeReasons.Withdrawal } && change.Address.Area == "533301");
        Assert.All(corrected, change => Assert.Equal(ChangeReasons.Correction, change.Reasons));
        Assert.Equal(
            ["land_area 533400 22800.00 23400.00", "land_area 533401 11000.00 11600.00"],
            corrected.Where(change => change.Dataset == "observations")
                .Select(change => FormattableString.Invariant($"{change.Address.Subject} {change.Address.Area} {change.Before!.Value} {change.After!.Value}")));
        Assert.Null(await histories.BetweenAsync(first, new SnapshotReference(9, "none")));
    }

    [Fact]
    public async Task A_correction_is_pinned_by_the_snapshot_and_stays_explained_after_it_is_withdrawn()
    {
        var account = await SubmittedAsync();
        await TakeAsync(account);
        var entry = await CorrectAsync(account, 11000m, 11500m);
        var corrected = await TakeAsync(account);
        CorrectionDesk desk = new(SmallCatalogue.Default, account.Storage);
        Assert.Null(await desk.AddAsync(new CorrectionWithdrawal { Withdraws = entry.Id, Reason = "误改", By = "审核人", At = entry.At.AddMinutes(1) }));
        var restored = await TakeAsync(account);
        SnapshotReader reader = new(account.Storage);

        var then = (await Explanations(account).ExplainAsync(corrected, Share with { Subject = "land_area", Area = "533401" }))!.Tree!;
        var now = (await Explanations(account).ExplainAsync(restored, Share with { Subject = "land_area", Area = "533401" }))!.Tree!;

        Assert.Equal((11_500m, 11_000m, "11000"), (then.Value, then.Cell!.Submitted, then.Cell.RawText));
        Assert.Equal([entry], then.Cell.Corrections);
        Assert.Equal(11_000m, now.Value);
        Assert.Empty(now.Cell!.Corrections);
        Assert.Equal((1, 0), ((await reader.ManifestAsync(corrected))!.Corrections!.Applied, (await reader.ManifestAsync(corrected))!.Corrections!.Withdrawn));
        Assert.Equal(1, (await reader.ManifestAsync(restored))!.Corrections!.Withdrawn);
        Assert.Equal(2, (await account.BlobsAsync(StorageNames.Corrections)).Count);
        await account.VerifyManifestsAsync();
    }

    [Fact]
    public async Task A_correction_whose_figure_the_reporter_replaced_is_stale_in_the_list_and_in_the_manifest()
    {
        var account = await SubmittedAsync();
        var entry = await CorrectAsync(account, 11000m, 11500m);
        await TakeAsync(account);
        await ReplaceAsync(account, Figures.Diqing.With("533401", "land_area", 11700m), RevisionReason.Correction);
        var snapshot = await TakeAsync(account);

        var standing = Assert.Single(await new CorrectionDesk(SmallCatalogue.Default, account.Storage).ListAsync());

        Assert.Equal((entry, CorrectionState.Stale, 11_700m), (standing.Correction, standing.Outcome.State, standing.Outcome.Found));
        Assert.Equal([entry.Id], (await new SnapshotReader(account.Storage).ManifestAsync(snapshot))!.Corrections!.Stale);
        Assert.Equal(11_700m, (await Explanations(account).ExplainAsync(snapshot, Share with { Subject = "land_area", Area = "533401" }))!.Published);
    }

    [Fact]
    public async Task A_correction_of_a_figure_that_is_not_in_force_is_refused()
    {
        var account = await SubmittedAsync();
        CorrectionDesk desk = new(SmallCatalogue.Default, account.Storage);

        var fault = await desk.AddAsync(Correction(12000m, 11500m));

        Assert.Contains("11000", fault!.Value.En, StringComparison.Ordinal);
        Assert.Empty(await desk.ListAsync());
    }

    [Fact]
    public async Task The_same_corrections_make_the_same_snapshot()
    {
        var account = await SubmittedAsync();
        await CorrectAsync(account, 11000m, 11500m);
        await TakeAsync(account);

        Assert.Equal(SnapshotResult.Unchanged, (await account.Worker().Taker.TakeAsync()).Result);
    }

    [Fact]
    public async Task An_old_snapshot_is_explained_by_the_catalogue_that_was_kept_with_it()
    {
        var account = await SubmittedAsync();
        var official = CatalogueLoader.LoadDefault();
        var snapshot = await TakeAsync(account, official);
        var later = Edited("urbanisation_rate", "decimals: 2", "decimals: 1");
        Explanations explanations = new(account.Storage, new SnapshotBases(later, account.Storage), TimeProvider.System);

        // 14.0 of 38.7 (10,000 persons) live in towns: 36.1757… %.
        var explanation = (await explanations.ExplainAsync(snapshot, Share with { Subject = "urbanisation_rate" }))!;

        Assert.NotEqual(official.Version, later.Version);
        Assert.Equal((36.18m, 36.18m), (explanation.Published, explanation.Tree!.Published));
        Assert.Contains(official.Version, explanation.CatalogueNotice!.Value.En, StringComparison.Ordinal);
        Assert.Contains(later.Version, explanation.CatalogueNotice.Value.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_catalogue_of_the_snapshot_only_what_is_still_so_is_explained()
    {
        var account = await SubmittedAsync();
        var snapshot = await TakeAsync(account); // made by hand, so that no catalogue is kept
        Explanations explanations = new(account.Storage, new SnapshotBases(WithDecimals(1), account.Storage), TimeProvider.System);

        var changed = (await explanations.ExplainAsync(snapshot, Share))!;
        var unchanged = (await explanations.ExplainAsync(snapshot, Share with { Subject = "gdp_share" }))!;

        Assert.Null(changed.Tree);
        Assert.Contains("61.13", changed.Disagreement!.Value.En, StringComparison.Ordinal);
        Assert.Contains("61.1 ", changed.Disagreement.Value.En, StringComparison.Ordinal);
        Assert.NotNull(unchanged.Tree);
        Assert.NotNull(unchanged.CatalogueNotice);
    }

    [Fact]
    public async Task The_same_question_has_the_same_bytes_as_its_answer_whoever_asks()
    {
        var account = await SubmittedAsync();
        var snapshot = await TakeAsync(account);

        Assert.Equal(await JsonAsync(), await JsonAsync());

        async Task<string> JsonAsync()
        {
            using MemoryStream output = new();
            LineageJson.Write((await Explanations(account).ExplainAsync(snapshot, Share))!, output);
            return Encoding.UTF8.GetString(output.ToArray());
        }
    }

    private static Explanations Explanations(TestAccount account) =>
        new(account.Storage, new SnapshotBases(SmallCatalogue.Default, account.Storage), TimeProvider.System);

    private static async Task<SnapshotReference> TakeAsync(TestAccount account, StatisticalCatalogue? catalogue = null)
    {
        var outcome = await account.Worker(catalogue: catalogue).Taker.TakeAsync();
        Assert.Equal(SnapshotResult.Published, outcome.Result);
        return outcome.Snapshot!;
    }

    private static async Task ReplaceAsync(TestAccount account, Figures figures, RevisionReason reason)
    {
        await TestAccount.NextSecondAsync();
        var receipt = await account.Worker().IngestAsync(
            await account.UploadAsync($"{figures.Reporter}/{figures.Period}/上报.xlsx", figures.ToWorkbook(explanation: "已核实", reason: reason)));
        Assert.True(receipt.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings, string.Join('\n', receipt.Findings));
    }

    private static async Task<Correction> CorrectAsync(TestAccount account, decimal old, decimal corrected)
    {
        var entry = Correction(old, corrected);
        Assert.Null(await new CorrectionDesk(SmallCatalogue.Default, account.Storage).AddAsync(entry));
        return entry;
    }

    private static Correction Correction(decimal old, decimal corrected) => new()
    {
        Reporter = SmallCatalogue.Diqing,
        Period = Figures.Year,
        Area = "533401",
        Measure = "land_area",
        Old = old,
        New = corrected,
        Reason = "勘界更正",
        By = "审核人",
        At = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero),
    };

    /// <summary>The small catalogue, with the share of land published in other decimals.</summary>
    private static StatisticalCatalogue WithDecimals(int decimals)
    {
        var small = SmallCatalogue.Default;
        return SmallCatalogue.With("cccccccccccc", [.. small.Indicators.Select(indicator => indicator.Code == Share.Subject ? indicator with { Decimals = decimals } : indicator)]);
    }

    /// <summary>The official catalogue with one field of one indicator edited in its file.</summary>
    private static StatisticalCatalogue Edited(string indicator, string old, string replacement)
    {
        using MemoryStream file = new();
        CatalogueLoader.Write(CatalogueLoader.LoadDefault(), file);
        var files = JsonNode.Parse(file.ToArray())!.AsObject();
        var yaml = files["indicators.yaml"]!.GetValue<string>();
        var entry = yaml.IndexOf($"code: {indicator}\n", StringComparison.Ordinal);
        var field = yaml.IndexOf(old, entry, StringComparison.Ordinal);
        files["indicators.yaml"] = yaml[..field] + replacement + yaml[(field + old.Length)..];
        return CatalogueLoader.Read(new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(files)));
    }

    private async Task<TestAccount> SubmittedAsync()
    {
        var account = await TestAccount.CreateAsync(azurite);
        foreach (var figures in (Figures[])[Figures.Diqing, Figures.Nujiang])
        {
            await account.Worker().IngestAsync(await account.UploadAsync(figures));
        }

        return account;
    }
}
