namespace Pipeline.LocalHost.Storage;

/// <summary>Names under which the real host keeps its state; the local host uses the same.</summary>
internal static class HostNames
{
    public const string HostsContainer = "azure-webjobs-hosts";
    public const string SecretsContainer = "azure-webjobs-secrets";
    public const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    public static string BlobQueue(string hostId) => $"azure-webjobs-blobtrigger-{hostId}";

    public static string PoisonQueue(string queue) => $"{queue}-poison";

    /// <summary>A function's name in receipts, messages, timer states and locks.</summary>
    public static string FunctionKey(string function) => $"Host.Functions.{function}";

    public static string Receipt(string hostId, string function, string etag, string container, string blob) =>
        $"blobreceipts/{hostId}/{FunctionKey(function)}/{etag}/{container}/{blob}";

    public static string ScanInfo(string hostId, string account, string container) =>
        $"blobscaninfo/{hostId}/{account}/{container}/scanInfo";

    public static string TimerStatus(string hostId, string function) => $"timers/{hostId}/{FunctionKey(function)}/status";

    public static string TimerLock(string hostId, string function) => $"locks/{hostId}/{FunctionKey(function)}.Listener";

    public static string ScannerLock(string hostId) => $"locks/{hostId}/WebJobs.Internal.Blobs.Listener";

    public static string Secrets(string hostId) => $"{hostId}/host.json";
}
