using System.Net.Sockets;
using Azure;

namespace Pipeline.Storage;

/// <summary>Tells what befalls a process, and passes, from a defect that an upload meets each time.</summary>
internal static class PassingFault
{
    /// <summary>Whether an exception says that storage, the network or the disk failed, that another worker was faster, or that the process is to end.</summary>
    public static bool Is(Exception fault) => fault switch
    {
        RequestFailedException failed => failed.Status is 0 or 408 or 409 or 412 or 429 or >= 500,
        AggregateException several => several.InnerExceptions.All(Is),
        EndOfStreamException => false,
        IOException or HttpRequestException or SocketException or TimeoutException or OperationCanceledException => true,
        _ => false,
    };
}
