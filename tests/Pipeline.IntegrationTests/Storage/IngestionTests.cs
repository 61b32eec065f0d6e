using System.Security.Cryptography;
using System.Text;
using ClosedXML.Excel;
using Pipeline.Storage;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.IntegrationTests.Storage;

[Collection(SharedAzurite.Name)]
public sealed class IngestionTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_acceptable_workbook_comes_into_force_and_is_answered()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var path = await account.UploadAsync(Figures.Diqing);

        var receipt = await account.Worker().IngestAsync(path);

        Assert.Equal(Verdict.Accepted, receipt.Verdict);
        Assert.Equal(4, receipt.Areas);
        var row = Assert.Single(await account.LedgerAsync());
        Assert.Equal((SubmissionStage.Answered, Verdict.Accepted), (row.Stage, row.Verdict));
        Assert.Equal(row.EventId, receipt.EventId);
        Assert.Equal(row.EventId, row.Generation);
        Assert.Equal("aaaaaaaaaaaa", row.CatalogueVersion);
        Assert.All([row.ArchivedAt, row.CheckedAt, row.CommittedAt, row.AnsweredAt], time => Assert.NotNull(time));
        var current = await account.CurrentAsync(Figures.Diqing);
        Assert.Equal(row.EventId, current!.Generation);
        Assert.Equal(row.Upload, current.Upload);
        Assert.Equal(4, current.Areas);
        var stored = await new ReceiptStore(account.Storage).FindAsync("533400", "2024", row.EventId);
        Assert.Equal(ReceiptJson.ToBytes(receipt), ReceiptJson.ToBytes(stored!));
    }

    [Fact]
    public async Task Every_figure_is_stored_exactly_and_leads_back_to_its_cell()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var receipt = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));

        var generation = await new ObservationStore(account.Storage).ReadAsync("533400", Figures.Year, receipt.EventId);
        var document = await new NormalisedStore(account.Storage).FindAsync(receipt.EventId);

        Assert.Equal(
            Figures.Diqing.Values.OrderBy(v => v.Key.Area, StringComparer.Ordinal).ThenBy(v => v.Key.Measure, StringComparer.Ordinal)
                .Select(v => (v.Key.Area, v.Key.Measure, v.Value)),
            generation.Observations.Where(o => o.Value is not null).Select(o => (o.Area, o.Measure, o.Value!.Value)));
        Assert.All(
            document!.Observations.Where(o => o.Value is not null),
            o => Assert.Equal(Figures.Diqing.Values[(o.Area, o.Measure)], decimal.Parse(o.Source!.RawText, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task The_archive_keeps_the_bytes_of_a_rejected_file_too()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var bytes = Figures.Diqing.Without("533400", "gdp").ToWorkbook();
        var path = await account.UploadAsync("533400/2024/缺项.xlsx", bytes);

        var receipt = await account.Worker().IngestAsync(path);

        Assert.Equal(Verdict.Rejected, receipt.Verdict);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), receipt.ContentHash);
        await using var kept = await new Archive(account.Storage).OpenAsync(receipt.ContentHash);
        Assert.Equal(receipt.ContentHash, Convert.ToHexStringLower(await SHA256.HashDataAsync(kept)));
    }

    [Fact]
    public async Task A_rejected_workbook_comes_back_with_remarks_and_is_accepted_once_it_is_mended()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var rejected = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.Without("533400", "gdp")));
        var feedback = await new FeedbackStore(account.Storage).FindAsync("533400", "2024", rejected.EventId);
        using XLWorkbook book = new(feedback!.ToStream());
        var cell = book.Worksheet(TemplateLayout.DataSheet).Cell("C4");
        Assert.Equal(("", true), (cell.GetString(), cell.HasComment));
        cell.Value = 300;
        using MemoryStream mended = new();
        book.SaveAs(mended);
        await TestAccount.NextSecondAsync();

        var receipt = await account.Worker().IngestAsync(await account.UploadAsync("533400/2024/检查结果.xlsx", new BinaryData(mended.ToArray())));

        Assert.Equal((Verdict.Rejected, Verdict.Accepted), (rejected.Verdict, receipt.Verdict));
        var generation = await new ObservationStore(account.Storage).ReadAsync("533400", Figures.Year, receipt.EventId);
        Assert.Equal(Figures.Diqing.Values.Count, generation.Observations.Count(o => o.Value is not null));
    }

    [Fact]
    public async Task A_duplicate_has_no_workbook_with_remarks()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        await TestAccount.NextSecondAsync();

        var receipt = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));

        Assert.Equal(Verdict.Duplicate, receipt.Verdict);
        Assert.Null(await new FeedbackStore(account.Storage).FindAsync("533400", "2024", receipt.EventId));
    }

    [Fact]
    public async Task What_is_in_force_is_the_previous_figures_of_the_year_after()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        PreviousFigures previous = new(new(account.Storage), new(account.Storage));

        var found = await previous.FindAsync("533400", Period.Annual(2025));
        Assert.Equal(Figures.Diqing.Values.OrderBy(v => v.Key).ToList(), [.. found.OrderBy(v => v.Key)]);
        Assert.Empty(await previous.FindAsync("533400", Period.Annual(2024)));
    }

    [Fact]
    public async Task A_rejected_workbook_changes_nothing_that_is_visible()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        var before = await account.CurrentAsync(Figures.Diqing);
        await TestAccount.NextSecondAsync();

        var receipt = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.Without("533400", "gdp")));

        Assert.Equal(Verdict.Rejected, receipt.Verdict);
        Assert.NotEmpty(receipt.Findings);
        Assert.Equal(before, await account.CurrentAsync(Figures.Diqing));
        Assert.Equal(4, (await account.RowsAsync(StorageNames.ObservationsTable)).Count);
        Assert.Equal([Verdict.Accepted, Verdict.Rejected], (await account.LedgerAsync()).Select(row => row.Verdict!.Value));
    }

    [Fact]
    public async Task The_file_in_force_again_is_a_duplicate()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var first = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        await TestAccount.NextSecondAsync();

        var again = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));

        Assert.Equal(Verdict.Duplicate, again.Verdict);
        var current = await account.CurrentAsync(Figures.Diqing);
        Assert.Equal(first.EventId, current!.Generation);
        Assert.Equal(again.EventId, current.Upload.Order.EventId);
        Assert.Equal(4, (await account.RowsAsync(StorageNames.ObservationsTable)).Count);
    }

    [Fact]
    public async Task A_slow_worker_with_another_catalogue_touches_nothing_of_what_came_into_force_meanwhile()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var path = await account.UploadAsync(Figures.Diqing);
        OperationTap tap = null!;
        var overtaken = false;
        tap = new OperationTap
        {
            Before = async _ =>
            {
                if (!overtaken && tap.Operations[^1] is var now && now.StartsWith("PUT", StringComparison.Ordinal) && now.Contains("normalised", StringComparison.Ordinal))
                {
                    overtaken = true;
                    await account.Worker().IngestAsync(path);
                }
            },
        };

        var receipt = await account.Worker(tap, SmallCatalogue.Later).IngestAsync(path);

        Assert.True(overtaken);
        Assert.Equal((Verdict.Accepted, SmallCatalogue.Default.Version), (receipt.Verdict, receipt.CatalogueVersion));
        Assert.Equal(receipt.EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
        Assert.Empty(await account.VerifyAsync());
    }

    [Fact]
    public async Task A_run_with_another_catalogue_goes_on_where_an_earlier_one_was_killed_and_mixes_nothing()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var path = await account.UploadAsync(Figures.Diqing);
        OperationTap tap = null!;
        tap = new OperationTap { After = _ => tap.Operations[^1].EndsWith("$batch", StringComparison.Ordinal) ? throw new ProcessKilledException() : Task.CompletedTask };
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(tap).IngestAsync(path));
        var other = SmallCatalogue.Changing("land_area", measure => measure with { Decimals = 0 });

        var receipt = await account.Worker(catalogue: other).IngestAsync(path);

        Assert.Equal((Verdict.Accepted, other.Version), (receipt.Verdict, receipt.CatalogueVersion));
        Assert.Equal(receipt.Generation, (await account.CurrentAsync(Figures.Diqing))!.Generation);
        Assert.Equal(receipt.EventId, Keys.EventOf(receipt.Generation));
        Assert.Empty(await account.VerifyAsync(other));
    }

    [Fact]
    public async Task The_same_file_under_another_catalogue_is_no_duplicate()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        await TestAccount.NextSecondAsync();

        var again = await account.Worker(catalogue: SmallCatalogue.Later).IngestAsync(await account.UploadAsync(Figures.Diqing));

        Assert.True(again.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings, again.Verdict.ToString());
        Assert.Equal(again.EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
        Assert.Equal("bbbbbbbbbbbb", (await account.CurrentAsync(Figures.Diqing))!.CatalogueVersion);
    }

    [Fact]
    public async Task An_earlier_file_again_is_a_new_generation()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var other = Figures.Diqing.With("533401", "land_area", 11500m);
        List<Receipt> receipts = [];
        foreach (var figures in (Figures[])[Figures.Diqing, other, Figures.Diqing])
        {
            receipts.Add(await account.Worker().IngestAsync(await account.UploadAsync(figures)));
            await TestAccount.NextSecondAsync();
        }

        // The second and third revise the period and give no reason: a warning.
        Assert.Equal([Verdict.Accepted, Verdict.AcceptedWithWarnings, Verdict.AcceptedWithWarnings], receipts.Select(r => r.Verdict));
        Assert.Equal(receipts[0].ContentHash, receipts[2].ContentHash);
        Assert.Equal(receipts[2].EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
        Assert.Equal([receipts[0].EventId, receipts[1].EventId], receipts.Skip(1).Select(r => r.ReplacedGeneration));
        Assert.Equal(3, (await account.RowsAsync(StorageNames.ObservationsTable)).Select(row => row.PartitionKey).Distinct().Count());
    }

    [Fact]
    public async Task A_corrected_workbook_replaces_the_period_and_says_what_changed()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var first = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        await TestAccount.NextSecondAsync();
        var workbook = Figures.Diqing.With("533401", "land_area", 11500m).ToWorkbook(reason: RevisionReason.Correction);

        var corrected = await account.Worker().IngestAsync(await account.UploadAsync("533400/2024/更正.xlsx", workbook));

        Assert.Equal(Verdict.Accepted, corrected.Verdict);
        Assert.Equal(first.EventId, corrected.ReplacedGeneration);
        var change = Assert.Single(corrected.Diff!.Entries);
        Assert.Equal(("533401", "land_area", 11000m, 11500m), (change.Area, change.Measure, change.Before!.Value!.Value, change.After!.Value!.Value));
    }

    [Fact]
    public async Task A_workbook_is_compared_with_the_year_before_and_the_ledger_says_with_which()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var yearBefore = Figures.Diqing with { Period = Period.Annual(2023) };
        var earlier = await account.Worker().IngestAsync(await account.UploadAsync(yearBefore));
        // Ten thousand times the land: 亿 and 万 mixed up, to be confirmed with a reason.
        var receipt = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 1.1m)));

        Assert.Equal(earlier.EventId, (await account.LedgerAsync()).Single(row => row.EventId == receipt.EventId).ComparedWith);
        Assert.Equal(Verdict.Rejected, receipt.Verdict);
        Assert.Contains(receipt.Findings, f => f is { Area: "533401", Measure: "land_area", Severity: Severity.Confirm });
    }

    [Fact]
    public async Task An_older_upload_that_comes_late_is_superseded()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var older = await account.UploadAsync(Figures.Diqing, "一.xlsx");
        await TestAccount.NextSecondAsync();
        var newer = await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m), "二.xlsx");

        var first = await account.Worker().IngestAsync(newer);
        var second = await account.Worker().IngestAsync(older);

        Assert.Equal([Verdict.Accepted, Verdict.Superseded], [first.Verdict, second.Verdict]);
        Assert.Equal(first.EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
    }

    [Fact]
    public async Task A_duplicate_keeps_its_place_so_that_what_came_between_stays_superseded()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing, "一.xlsx"));
        await TestAccount.NextSecondAsync();
        var between = await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m), "二.xlsx");
        await TestAccount.NextSecondAsync();
        var again = await account.UploadAsync(Figures.Diqing, "三.xlsx");

        Assert.Equal(Verdict.Duplicate, (await account.Worker().IngestAsync(again)).Verdict);
        Assert.Equal(Verdict.Superseded, (await account.Worker().IngestAsync(between)).Verdict);
    }

    [Fact]
    public async Task A_version_that_is_gone_is_superseded_and_ledgered()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var path = await account.UploadAsync(Figures.Diqing);
        var blob = account.Storage.Container(StorageNames.Submissions).GetBlobClient(path);
        var etag = (await blob.GetPropertiesAsync()).Value.ETag.ToString();
        await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m));

        var overwritten = await account.Worker().Ingestion.IngestAsync(path, etag);
        await blob.DeleteAsync();
        var deleted = await account.Worker().Ingestion.IngestAsync(path, "0xDEAD");

        Assert.Equal(Verdict.Superseded, overwritten!.Verdict);
        Assert.Equal(Verdict.Superseded, deleted!.Verdict);
        Assert.Equal(Keys.EventId(path, etag), overwritten.EventId);
        Assert.All(await account.LedgerAsync(), row => Assert.Equal((SubmissionStage.Answered, Remarks.BlobGone), (row.Stage, row.Remark)));
        Assert.Null(await account.CurrentAsync(Figures.Diqing));
    }

    [Fact]
    public async Task Where_no_blob_is_there_is_nothing_to_do()
    {
        var account = await TestAccount.CreateAsync(azurite);

        Assert.Null(await account.Worker().Ingestion.IngestAsync("533400/2024/没有.xlsx"));
        Assert.Empty(await account.LedgerAsync());
    }

    [Theory]
    [InlineData("999999/2024/未知.xlsx", "invalid", "2024")]
    [InlineData("533400/去年/错.xlsx", "533400", "invalid")]
    [InlineData("直接放的.xlsx", "invalid", "invalid")]
    [InlineData("533400/2024/子目录/深.xlsx", "invalid", "invalid")]
    public async Task A_name_that_names_no_reporter_or_period_is_quarantined(string path, string reporter, string period)
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(path, Figures.Diqing.ToWorkbook());

        var receipt = await account.Worker().IngestAsync(path);

        Assert.Equal(Verdict.Quarantined, receipt.Verdict);
        Assert.NotEmpty(receipt.Findings);
        var row = Assert.Single(await account.LedgerAsync());
        Assert.Equal((reporter, period, SubmissionStage.Answered), (row.Reporter, row.Period, row.Stage));
        Assert.Equal([$"{reporter}/{period}/{row.EventId}/receipt.json"], await account.BlobsAsync(StorageNames.Receipts));
        var note = await new Quarantine(account.Storage).FindAsync(row.EventId);
        Assert.Equal(row.ContentHash, note!.ContentHash);
        Assert.StartsWith(Remarks.PathInvalid, note.Reason, StringComparison.Ordinal);
        Assert.True(await new Archive(account.Storage).HasAsync(row.ContentHash));
    }

    [Fact]
    public async Task A_hostile_file_is_quarantined()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var path = await account.UploadAsync("533400/2024/炸弹.xlsx", HostileFiles.Bomb());

        var receipt = await account.Worker().IngestAsync(path);

        Assert.Equal(Verdict.Quarantined, receipt.Verdict);
        Assert.Contains(receipt.Findings, f => f.Severity == Severity.Error);
        Assert.NotNull(await new Quarantine(account.Storage).FindAsync(receipt.EventId));
        Assert.Null(await account.CurrentAsync(Figures.Diqing));
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_rejected_with_a_finding()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var path = await account.UploadAsync("533400/2024/图片.xlsx", new BinaryData(Encoding.UTF8.GetBytes("\u0089PNG\r\n\u001a\n not a workbook")));

        var receipt = await account.Worker().IngestAsync(path);

        Assert.Equal(Verdict.Rejected, receipt.Verdict);
        Assert.NotEmpty(receipt.Findings);
    }

    [Fact]
    public async Task An_upload_beyond_the_limit_is_quarantined_unread()
    {
        var account = await TestAccount.CreateAsync(azurite);
        account.Options.MaximumUploadBytes = 100;
        var path = await account.UploadAsync(Figures.Diqing);

        var receipt = await account.Worker().IngestAsync(path);

        Assert.Equal(Verdict.Quarantined, receipt.Verdict);
        Assert.Equal(Remarks.TooLarge, Assert.Single(receipt.Findings).Rule);
        Assert.Empty(await account.BlobsAsync(StorageNames.Archive));
    }

    [Fact]
    public async Task A_redelivery_changes_nothing_and_gets_the_same_answer()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var path = await account.UploadAsync(Figures.Diqing);
        var first = await account.Worker().IngestAsync(path);
        var before = await account.DescribeAsync();

        var second = await account.Worker().IngestAsync(path);

        Assert.Equal(ReceiptJson.ToBytes(first), ReceiptJson.ToBytes(second));
        Assert.Equal(before, await account.DescribeAsync());
    }

    [Fact]
    public async Task The_upload_itself_is_only_read()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var path = await account.UploadAsync(Figures.Diqing);
        OperationTap tap = new();

        await account.Worker(tap).IngestAsync(path);

        Assert.Equal(1, tap.Operations.Count(o => o.Contains("submissions/", StringComparison.Ordinal)));
        Assert.Contains(tap.Operations, o => o.StartsWith("GET", StringComparison.Ordinal) && o.Contains("submissions/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_submission_takes_a_bounded_number_of_storage_operations()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing with { Period = Period.Annual(2023) }));
        var first = await account.UploadAsync(Figures.Diqing);
        OperationTap tapOfFirst = new();
        await account.Worker(tapOfFirst).IngestAsync(first);
        await TestAccount.NextSecondAsync();
        OperationTap tapOfCorrection = new();
        await account.Worker(tapOfCorrection).IngestAsync(await account.UploadAsync(Figures.Diqing.With("533401", "land_area", 11500m)));

        // Upload 1 read; ledger 5 writes (received, archived, checked, committed, answered); archive 1; current: 2 reads for the
        // comparisons, 1 for precedence, 1 before and 1 for the swap; 1 generation compared with; normalised 1; observations 1
        // transaction; feedback 1; receipt 1.
        Assert.InRange(tapOfFirst.Operations.Count, 1, 17);
        // And for a correction: the generation checked against, and the ledger row of the upload that is replaced.
        Assert.InRange(tapOfCorrection.Operations.Count, 1, 19);
    }
}
