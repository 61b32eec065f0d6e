using Pipeline.Faults.Actors;
using Pipeline.Faults.Plan;
using Pipeline.Storage;
using Pipeline.Storage.Verifying;

namespace Pipeline.Faults.Oracle;

/// <summary>Lets the product's own verification say what it thinks of the account, which an operator would ask too.</summary>
internal sealed class Verified(PipelineStorage storage, Library library, Tally tally)
{
    /// <summary>Verifies everything; a difference is something lost.</summary>
    public async Task RunAsync()
    {
        var report = await new Verification(library.Catalogue, storage, TimeProvider.System).RunAsync();
        tally.Count("things that 'pipeline verify' compared", report.Checked.Values.Sum());
        foreach (var difference in report.Differences)
        {
            tally.Fault("lost", $"pipeline verify: {difference}");
        }
    }
}
