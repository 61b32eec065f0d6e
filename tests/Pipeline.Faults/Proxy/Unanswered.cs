using System.Net.Sockets;
using Azure;

namespace Pipeline.Faults.Proxy;

/// <summary>How a request ends whose server is killed or away, at whatever moment of it.</summary>
internal static class Unanswered
{
    /// <summary>Whether an exception says that a request has no answer; a socket that is closed while it connects says so bare.</summary>
    public static bool Is(Exception fault) =>
        fault is HttpRequestException or SocketException or IOException or OperationCanceledException or RequestFailedException or AggregateException;
}
