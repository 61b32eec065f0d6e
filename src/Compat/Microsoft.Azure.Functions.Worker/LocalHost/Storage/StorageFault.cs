using Azure;

namespace Pipeline.LocalHost.Storage;

/// <summary>Tells a storage account that fails or does not answer from a defect of our own.</summary>
internal static class StorageFault
{
    public static bool Is(Exception fault) => fault switch
    {
        RequestFailedException or HttpRequestException or IOException => true,
        // Azure.Core wraps the attempts; a network timeout arrives as a cancellation that nobody asked for.
        AggregateException several => several.InnerExceptions.All(Is),
        OperationCanceledException => true,
        _ => false,
    };
}
