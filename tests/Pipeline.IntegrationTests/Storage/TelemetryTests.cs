using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Pipeline.Storage.Telemetry;
using Pipeline.Submissions;

namespace Pipeline.IntegrationTests.Storage;

/// <summary>What is measured of a submission and of a snapshot. Other tests measure at the same time: only this one's activities and at least its counts are looked for.</summary>
[Collection(SharedAzurite.Name)]
public sealed class TelemetryTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_submission_and_a_snapshot_are_counted_timed_and_traced()
    {
        var account = await TestAccount.CreateAsync(azurite);
        using var listening = new Listening();

        var receipt = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Nujiang));
        var outcome = await account.Worker().Taker.TakeAsync();

        Assert.Equal(Verdict.Accepted, receipt.Verdict);
        var activity = Assert.Single(listening.Activities, each => (string?)each.GetTagItem("pipeline.event_id") == receipt.EventId);
        Assert.Equal("submission", activity.OperationName);
        Assert.Equal(("533300", "accepted"), (activity.GetTagItem("pipeline.reporter"), activity.GetTagItem("pipeline.verdict")));
        Assert.Equal(["archived", "checked", "committed", "answered"], activity.Events.Select(each => each.Name));
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);

        Assert.Contains(listening.Measured, each => each is { Name: "pipeline.submissions.received", Value: 1, Tags: "pipeline.reporter=533300" });
        Assert.Contains(listening.Measured, each => each is { Name: "pipeline.submissions.answered", Tags: "pipeline.reporter=533300 pipeline.verdict=accepted" });
        Assert.Contains(listening.Measured, each => each.Name == "pipeline.rows" && each.Value == receipt.Areas);
        Assert.Contains(listening.Measured, each => each.Name == "pipeline.observations" && each.Value == receipt.Observations);
        Assert.Contains(listening.Measured, each => each is { Name: "pipeline.submission.duration", Value: >= 0, Tags: "pipeline.verdict=accepted" });
        Assert.Contains(listening.Measured, each => each is { Name: "pipeline.stage.duration", Value: > 0, Tags: "pipeline.stage=committed" });
        Assert.Contains(listening.Measured, each => each is { Name: "pipeline.snapshot.runs", Tags: "pipeline.result=published" });
        Assert.Contains(listening.Measured, each => each is { Name: "pipeline.snapshot.duration", Value: > 0, Tags: "pipeline.result=published" });
        Assert.NotNull(outcome.Snapshot);
    }

    [Fact]
    public async Task Findings_are_counted_by_rule_and_say_nothing_of_what_was_written()
    {
        var account = await TestAccount.CreateAsync(azurite);
        using var listening = new Listening();

        var receipt = await account.Worker().IngestAsync(await account.UploadAsync("533400/2024/张三 13800000000.xlsx", new BinaryData("not a workbook: 秘密")));

        var finding = receipt.Findings[0];
        Assert.Contains(listening.Measured, each => each.Name == "pipeline.findings" && each.Tags.Contains($"pipeline.rule={finding.Rule} ", StringComparison.Ordinal));
        Assert.All(listening.Measured, each => Assert.DoesNotContain("张三", each.Tags, StringComparison.Ordinal));
        var activity = Assert.Single(listening.Activities, each => (string?)each.GetTagItem("pipeline.event_id") == receipt.EventId);
        Assert.All(activity.TagObjects, tag => Assert.DoesNotContain("张三", $"{tag.Value}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Work_that_ends_before_the_answer_is_an_error_of_its_activity()
    {
        var account = await TestAccount.CreateAsync(azurite);
        using var listening = new Listening();
        await account.UploadAsync(Figures.Diqing);

        await Assert.ThrowsAsync<ProcessKilledException>(() => account.Worker(new OperationTap { KillAfter = 6 }).IngestAsync("533400/2024/上报.xlsx"));

        var id = Assert.Single(await account.LedgerAsync()).EventId;
        var activity = Assert.Single(listening.Activities, each => (string?)each.GetTagItem("pipeline.event_id") == id);
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
    }

    private sealed class Listening : IDisposable
    {
        private readonly ActivityListener _activities;
        private readonly MeterListener _meters = new();

        public Listening()
        {
            _activities = new ActivityListener
            {
                ShouldListenTo = source => source.Name == PipelineMeter.Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = Activities.Add,
            };
            ActivitySource.AddActivityListener(_activities);
            _meters.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == PipelineMeter.Name)
                    listener.EnableMeasurementEvents(instrument);
            };
            _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _meters.Start();
        }

        public ConcurrentBag<Activity> Activities { get; } = [];

        public ConcurrentBag<(string Name, double Value, string Tags)> Measured { get; } = [];

        public void Dispose()
        {
            _activities.Dispose();
            _meters.Dispose();
        }

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            Measured.Add((instrument.Name, value, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))));
    }
}
