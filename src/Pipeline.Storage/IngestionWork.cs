using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>What one run of the ingestion has in hand; whatever is missing can be had again from what is stored.</summary>
internal sealed class IngestionWork(LedgerRow row, SubmissionPath path, ReceivedFile? file) : IAsyncDisposable
{
    /// <summary>The upload's ledger row as last seen.</summary>
    public LedgerRow Row { get; set; } = row;

    /// <summary>The upload's path.</summary>
    public SubmissionPath Path { get; } = path;

    /// <summary>The bytes; null until they are needed.</summary>
    public ReceivedFile? File { get; set; } = file;

    /// <summary>What the check said; null until it is needed.</summary>
    public Examination? Examination { get; set; }

    /// <summary>The answer; null until it is written.</summary>
    public Receipt? Receipt { get; set; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => File?.DisposeAsync() ?? ValueTask.CompletedTask;
}
