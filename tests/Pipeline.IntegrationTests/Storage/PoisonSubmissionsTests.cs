using System.Text.Json;
using Azure;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage;

[Collection(SharedAzurite.Name)]
public sealed class PoisonSubmissionsTests(AzuriteFixture azurite)
{
    private const string Path = "533400/2024/上报.xlsx";

    [Fact]
    public async Task An_upload_that_failed_repeatedly_is_set_aside_archived_and_answered()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);

        var receipt = await account.Worker(new OperationTap { FailAt = 2 }).Poison.HandleAsync(await MessageAsync(account), isLast: true);

        Assert.Equal(Verdict.Quarantined, receipt!.Verdict);
        Assert.Equal(Remarks.FailedRepeatedly, Assert.Single(receipt.Findings).Rule);
        Assert.Equal(Remarks.FailedRepeatedly, (await new Quarantine(account.Storage).FindAsync(receipt.EventId))!.Reason.Split(' ')[0]);
        Assert.True(await new Archive(account.Storage).HasAsync(receipt.ContentHash));
        Assert.Equal(SubmissionStage.Answered, Assert.Single(await account.LedgerAsync()).Stage);
        Assert.Null(await account.CurrentAsync(Figures.Diqing));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_that_failed_for_a_reason_that_has_passed_is_taken_in_after_all(bool isLast)
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);

        var receipt = await account.Worker().Poison.HandleAsync(await MessageAsync(account), isLast);

        Assert.Equal(Verdict.Accepted, receipt!.Verdict);
        Assert.Equal(receipt.EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
        Assert.Empty(await account.BlobsAsync(StorageNames.Quarantine));
    }

    [Fact]
    public async Task An_upload_that_fails_again_comes_again()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        var message = await MessageAsync(account);

        await Assert.ThrowsAsync<InvalidOperationException>(() => account.Worker(new OperationTap { FailAt = 2 }).Poison.HandleAsync(message, isLast: false));
        var receipt = await account.Worker(new OperationTap { FailAt = 2 }).Poison.HandleAsync(message, isLast: true);

        Assert.Equal(Verdict.Quarantined, receipt!.Verdict);
    }

    [Fact]
    public async Task An_upload_whose_last_delivery_meets_failing_storage_or_a_kill_is_left_to_the_sweep()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        var message = await MessageAsync(account);

        OperationTap failing = new() { Before = number => number == 3 ? throw new RequestFailedException(500, "away") : Task.CompletedTask };
        await Assert.ThrowsAsync<RequestFailedException>(() => account.Worker(failing).Poison.HandleAsync(message, isLast: true));
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(new OperationTap { KillBefore = 4 }).Poison.HandleAsync(message, isLast: true));
        await account.Worker().Sweep.SweepAsync();

        var row = Assert.Single(await account.LedgerAsync());
        Assert.Equal((Verdict.Accepted, SubmissionStage.Answered, 1), (row.Verdict, row.Stage, row.Tries));
        Assert.Empty(await account.BlobsAsync(StorageNames.Quarantine));
    }

    [Fact]
    public async Task An_upload_that_ends_the_process_each_time_is_set_aside_by_the_sweep_after_the_others_are_done()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(new OperationTap { KillAfter = 3 }).IngestAsync(Path));
        for (var sweep = 1; sweep <= Sweep.MostTries; sweep++)
        {
            var written = false;
            OperationTap deadly = new();
            deadly = new()
            {
                // It lives until it has counted the try, then dies of the upload.
                Before = _ => written ? throw new ProcessKilledException() : Task.CompletedTask,
                After = _ => Task.FromResult(written = deadly.Operations[^1].StartsWith("PUT", StringComparison.Ordinal)),
            };
            await Assert.ThrowsAnyAsync<Exception>(() => account.Worker(deadly).Sweep.SweepAsync());
            Assert.Equal(sweep, Assert.Single(await account.LedgerAsync()).Tries);
        }

        await account.Worker().Sweep.SweepAsync();

        var row = Assert.Single(await account.LedgerAsync());
        Assert.Equal((Verdict.Quarantined, SubmissionStage.Answered, Remarks.FailedRepeatedly), (row.Verdict, row.Stage, row.Remark));
        Assert.Single(await account.BlobsAsync(StorageNames.Quarantine));
    }

    [Fact]
    public async Task An_upload_that_came_into_force_before_it_failed_keeps_its_verdict()
    {
        OperationTap counting = new();
        var rehearsal = await TestAccount.CreateAsync(azurite);
        await rehearsal.UploadAsync(Figures.Diqing);
        await rehearsal.Worker(counting).IngestAsync(Path);
        var swap = counting.Operations.ToList().FindIndex(o => o.StartsWith("POST", StringComparison.Ordinal) && o.Contains("current", StringComparison.Ordinal)) + 1;
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(new OperationTap { KillAfter = swap }).IngestAsync(Path));

        var receipt = await account.Worker().Poison.HandleAsync(await MessageAsync(account), isLast: true);

        Assert.Equal(Verdict.Accepted, receipt!.Verdict);
        Assert.Empty(await account.BlobsAsync(StorageNames.Quarantine));
    }

    [Fact]
    public async Task An_upload_that_comes_into_force_while_it_is_set_aside_is_accepted()
    {
        var account = await TestAccount.CreateAsync(azurite);
        await account.UploadAsync(Figures.Diqing);
        OperationTap tap = null!;
        Receipt? setAside = null;
        tap = new OperationTap
        {
            Before = async _ =>
            {
                if (setAside is null && tap.Operations[^1] is var now && now.StartsWith("POST", StringComparison.Ordinal) && now.EndsWith("current", StringComparison.Ordinal))
                {
                    setAside = await new SettingAside(account.Storage, account.Worker().Ingestion, TimeProvider.System).SetAsideAsync(Assert.Single(await account.LedgerAsync()), default);
                }
            },
        };

        var receipt = await account.Worker(tap).IngestAsync(Path);

        Assert.Equal((Verdict.Quarantined, Verdict.Accepted), (setAside!.Verdict, receipt.Verdict));
        Assert.Equal(receipt.EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
        Assert.Equal((SubmissionStage.Answered, Verdict.Accepted), (Assert.Single(await account.LedgerAsync()).Stage, (await account.LedgerAsync())[0].Verdict));
        Assert.Empty(await account.VerifyAsync());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"ContainerName":"other","BlobName":"a","ETag":"b"}""")]
    public async Task A_message_that_names_no_upload_is_kept_as_a_note(string message)
    {
        var account = await TestAccount.CreateAsync(azurite);

        Assert.Null(await account.Worker().Poison.HandleAsync(message, isLast: true));

        var name = Assert.Single(await account.BlobsAsync(StorageNames.Quarantine));
        Assert.Equal(message, (await new Quarantine(account.Storage).FindAsync(name[..32]))!.Text);
    }

    private static async Task<string> MessageAsync(TestAccount account)
    {
        var properties = await account.Storage.Container(StorageNames.Submissions).GetBlobClient(Path).GetPropertiesAsync();
        return JsonSerializer.Serialize(new
        {
            Type = "BlobTrigger",
            FunctionId = "Host.Functions.IngestSubmission",
            BlobType = "BlockBlob",
            ContainerName = StorageNames.Submissions,
            BlobName = Path,
            ETag = properties.Value.ETag.ToString(),
        });
    }
}
