using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for every new or overwritten blob that matches a path pattern.</summary>
public sealed class BlobTriggerAttribute(string blobPath) : TriggerBindingAttribute
{
    /// <summary>Container and blob name, where <c>{token}</c> matches anything, slashes included.</summary>
    public string BlobPath { get; } = blobPath;

    /// <summary>Name of the setting with the storage connection; the host's own storage when null.</summary>
    public string? Connection { get; set; }

    /// <summary>How new blobs become known.</summary>
    public BlobTriggerSource Source { get; set; } = BlobTriggerSource.LogsAndContainerScan;
}
