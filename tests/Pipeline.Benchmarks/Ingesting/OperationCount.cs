using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Benchmarks.Ingesting;

/// <summary>Counts what clients send, repetitions included.</summary>
internal sealed class OperationCount : HttpPipelineSynchronousPolicy
{
    private int _count;

    /// <summary>How many operations there were.</summary>
    public int Value => _count;

    public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _count);
}
