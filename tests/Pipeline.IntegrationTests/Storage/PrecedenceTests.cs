using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage;

/// <summary>Two versions of one blob with the same second: the one that the blob still has wins, in whatever order they are worked on.</summary>
[Collection(SharedAzurite.Name)]
public sealed class PrecedenceTests(AzuriteFixture azurite)
{
    private const string Path = "533400/2024/上报.xlsx";

    [Fact]
    public async Task The_overwritten_version_first()
    {
        var (account, first, second) = await InOneSecondAsync(async (account, overwrite) =>
        {
            // Version 1 is read; then version 2 is uploaded; version 1 is finished before version 2 is begun.
            OperationTap tap = new() { After = number => number == 1 ? overwrite() : Task.CompletedTask };
            var first = await account.Worker(tap).IngestAsync(Path);
            return (first, await account.Worker().IngestAsync(Path));
        });

        Assert.True(first.Verdict is Verdict.Accepted, first.Verdict.ToString());
        Assert.Equal(second.EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
    }

    [Fact]
    public async Task The_overwritten_version_last()
    {
        var (account, first, second) = await InOneSecondAsync(async (account, overwrite) =>
        {
            // Version 1 is read; then version 2 is uploaded and finished; then version 1 goes on.
            Receipt? second = null;
            OperationTap tap = new()
            {
                After = async number =>
                {
                    if (number == 1)
                    {
                        await overwrite();
                        second = await account.Worker().IngestAsync(Path);
                    }
                },
            };
            return (await account.Worker(tap).IngestAsync(Path), second!);
        });

        Assert.Equal(Verdict.Superseded, first.Verdict);
        Assert.Equal(second.EventId, (await account.CurrentAsync(Figures.Diqing))!.Generation);
    }

    /// <summary>Repeats until both uploads happened to fall into one second.</summary>
    private async Task<(TestAccount Account, Receipt First, Receipt Second)> InOneSecondAsync(
        Func<TestAccount, Func<Task>, Task<(Receipt First, Receipt Second)>> act)
    {
        for (var attempt = 0; attempt < 30; attempt++)
        {
            var account = await TestAccount.CreateAsync(azurite);
            var overwriting = Figures.Diqing.With("533401", "land_area", 11500m).ToWorkbook();
            await TestAccount.NextSecondAsync();
            await account.UploadAsync(Figures.Diqing);
            var (first, second) = await act(account, () => account.UploadAsync(Path, overwriting));
            if (first.ReceivedAt == second.ReceivedAt && first.EventId != second.EventId)
            {
                return (account, first, second);
            }
        }

        throw new InvalidOperationException("No two uploads fell into one second.");
    }
}
