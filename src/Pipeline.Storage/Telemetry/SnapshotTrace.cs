using System.Diagnostics;

namespace Pipeline.Storage.Telemetry;

/// <summary>What is measured of one snapshot run; one that fails is an error of its activity.</summary>
internal sealed class SnapshotTrace : IDisposable
{
    private readonly Activity? _activity = PipelineMeter.Source.StartActivity("snapshot");
    private readonly long _start = Stopwatch.GetTimestamp();
    private string _result = "failed";

    /// <summary>Says what came of the run.</summary>
    public void Taken(SnapshotOutcome outcome)
    {
        _result = outcome.Result switch
        {
            SnapshotResult.Published => "published",
            SnapshotResult.Unchanged => "unchanged",
            SnapshotResult.NothingInForce => "nothing-in-force",
            _ => "busy",
        };
        _activity?.SetTag("pipeline.snapshot", outcome.Snapshot?.Sequence).SetTag("pipeline.pins", outcome.Pins);
    }

    /// <summary>Ends the activity and counts the run.</summary>
    public void Dispose()
    {
        KeyValuePair<string, object?> result = new(PipelineMeter.Result, _result);
        PipelineMeter.SnapshotRuns.Add(1, result);
        PipelineMeter.SnapshotDuration.Record(Stopwatch.GetElapsedTime(_start).TotalSeconds, result);
        _activity?.SetTag(result.Key, result.Value);
        if (_result == "failed")
        {
            _activity?.SetStatus(ActivityStatusCode.Error);
        }

        _activity?.Dispose();
    }
}
