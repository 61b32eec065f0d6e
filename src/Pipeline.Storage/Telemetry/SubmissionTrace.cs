using System.Diagnostics;
using Pipeline.Submissions;

namespace Pipeline.Storage.Telemetry;

/// <summary>What is measured of one run of work on a submission; a run that ends before the answer is an error of its activity.</summary>
internal sealed class SubmissionTrace : IDisposable
{
    private readonly Activity? _activity;
    private long _since = Stopwatch.GetTimestamp();
    private bool _isAnswered;

    public SubmissionTrace(LedgerRow row)
    {
        _activity = PipelineMeter.Source.StartActivity("submission");
        _activity?.SetTag("pipeline.event_id", row.EventId).SetTag(PipelineMeter.Reporter, row.Reporter).SetTag("pipeline.period", row.Period);
        _isAnswered = row.Stage == SubmissionStage.Answered;
    }

    /// <summary>Says that the work came from a stage to where it stands now.</summary>
    public void Reached(SubmissionStage from, IngestionWork work)
    {
        var row = work.Row;
        var reporter = Tag(PipelineMeter.Reporter, row.Reporter);
        var stage = Tag(PipelineMeter.Stage, row.Stage.Code());
        PipelineMeter.StageDuration.Record(Stopwatch.GetElapsedTime(_since).TotalSeconds, stage);
        _since = Stopwatch.GetTimestamp();
        _activity?.AddEvent(new(row.Stage.Code()));
        if (from == SubmissionStage.Received)
        {
            PipelineMeter.Received.Add(1, reporter);
        }

        _isAnswered = row.Stage == SubmissionStage.Answered;
        if (_isAnswered && work.Receipt is { } receipt)
        {
            Answered(row, receipt, reporter);
        }
    }

    /// <summary>Ends the activity.</summary>
    public void Dispose()
    {
        if (!_isAnswered)
        {
            _activity?.SetStatus(ActivityStatusCode.Error, "The work ended before the answer.");
        }

        _activity?.Dispose();
    }

    private void Answered(LedgerRow row, Receipt receipt, KeyValuePair<string, object?> reporter)
    {
        var verdict = Tag(PipelineMeter.Verdict, receipt.Verdict.Code());
        _activity?.SetTag(verdict.Key, verdict.Value);
        PipelineMeter.Answered.Add(1, reporter, verdict);
        PipelineMeter.Rows.Add(receipt.Areas, reporter);
        PipelineMeter.Observations.Add(receipt.Observations, reporter);
        if (row.AnsweredAt - row.Upload.Order.LastModified is { } taken)
        {
            PipelineMeter.SubmissionDuration.Record(Math.Max(0, taken.TotalSeconds), verdict);
        }

        foreach (var finding in receipt.Findings.CountBy(finding => (finding.Rule, finding.Severity)))
        {
            PipelineMeter.Findings.Add(
                finding.Value, Tag(PipelineMeter.Rule, finding.Key.Rule), Tag(PipelineMeter.Severity, finding.Key.Severity.ToString().ToLowerInvariant()), reporter);
        }
    }

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
