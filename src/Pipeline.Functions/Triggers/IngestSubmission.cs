using Microsoft.Azure.Functions.Worker;
using Pipeline.Storage;

namespace Pipeline.Functions.Triggers;

/// <summary>Runs for every workbook that arrives in the upload container.</summary>
public sealed class IngestSubmission(Ingestion ingestion)
{
    /// <summary>Takes one upload through ingestion; the stream is left unread, since ingestion reads bytes and ETag in one conditional read.</summary>
    [Function(nameof(IngestSubmission))]
    public Task Run(
        [BlobTrigger("submissions/{name}", Connection = "Pipeline", Source = BlobTriggerSource.EventGrid)] Stream blob,
        string name,
        CancellationToken cancellation) => ingestion.IngestAsync(name, cancellation);
}
