using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pipeline.Storage.Telemetry;

/// <summary>
/// What the pipeline measures of itself. Whoever listens finds it under <see cref="Name"/>; where nobody does, measuring costs next to
/// nothing. Tags are codes of the catalogue and of this system: never figures, file names, people or secrets.
/// </summary>
public static class PipelineMeter
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Pipeline";

    /// <summary>Tag: the reporter's code.</summary>
    public const string Reporter = "pipeline.reporter";

    /// <summary>Tag: the verdict on a submission.</summary>
    public const string Verdict = "pipeline.verdict";

    /// <summary>Tag: the stage of a submission that was reached.</summary>
    public const string Stage = "pipeline.stage";

    /// <summary>Tag: the rule that a finding is of.</summary>
    public const string Rule = "pipeline.rule";

    /// <summary>Tag: how serious a finding is.</summary>
    public const string Severity = "pipeline.severity";

    /// <summary>Tag: what came of a snapshot run.</summary>
    public const string Result = "pipeline.result";

    // Files take milliseconds to minutes.
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600] };

    /// <summary>The activities: one for each submission and snapshot run.</summary>
    internal static ActivitySource Source { get; } = new(Name);

    /// <summary>The meter that every instrument is of.</summary>
    internal static Meter Meter { get; } = new(Name);

    internal static Counter<long> Received { get; } = Meter.CreateCounter<long>(
        "pipeline.submissions.received", "{submission}", "Uploads that were taken up.");

    internal static Counter<long> Answered { get; } = Meter.CreateCounter<long>(
        "pipeline.submissions.answered", "{submission}", "Uploads that were answered, by verdict.");

    internal static Histogram<double> SubmissionDuration { get; } = Meter.CreateHistogram(
        "pipeline.submission.duration", "s", "From the upload to its receipt, waiting included.", tags: null, advice: Seconds);

    internal static Histogram<double> StageDuration { get; } = Meter.CreateHistogram(
        "pipeline.stage.duration", "s", "Work on one stage of a submission.", tags: null, advice: Seconds);

    internal static Counter<long> Rows { get; } = Meter.CreateCounter<long>(
        "pipeline.rows", "{row}", "Rows of areas that answered uploads gave figures for.");

    internal static Counter<long> Observations { get; } = Meter.CreateCounter<long>(
        "pipeline.observations", "{observation}", "Figures that answered uploads gave.");

    internal static Counter<long> Findings { get; } = Meter.CreateCounter<long>(
        "pipeline.findings", "{finding}", "Findings in answered uploads, by rule.");

    internal static Counter<long> SnapshotRuns { get; } = Meter.CreateCounter<long>(
        "pipeline.snapshot.runs", "{run}", "Snapshot runs, by what came of them.");

    internal static Histogram<double> SnapshotDuration { get; } = Meter.CreateHistogram(
        "pipeline.snapshot.duration", "s", "A snapshot run from its beginning to its end.", tags: null, advice: Seconds);
}
