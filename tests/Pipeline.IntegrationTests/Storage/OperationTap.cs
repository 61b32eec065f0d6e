using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.IntegrationTests.Storage;

/// <summary>What a worker's process died of, as far as the test is concerned.</summary>
internal sealed class ProcessKilledException() : Exception("The process was killed here.");

/// <summary>Sees every storage operation of one worker: counts them, lets a test step in, or kills the worker at one of them.</summary>
internal sealed class OperationTap : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> _operations = new();
    private readonly ConcurrentQueue<string> _completed = new();
    private int _count;
    private volatile bool _dead;

    /// <summary>The operations so far, such as <c>PUT /archive/{hash}</c>.</summary>
    public IReadOnlyList<string> Operations => [.. _operations];

    /// <summary>How many times what is in force was changed.</summary>
    public int Commits => _completed.Count(o => !o.StartsWith("GET", StringComparison.Ordinal) && o.Contains("current", StringComparison.Ordinal));

    /// <summary>Whether the worker was killed.</summary>
    public bool Killed => _dead;

    /// <summary>The operation, counted from 1, before which the worker is killed; 0 for none.</summary>
    public int KillBefore { get; init; }

    /// <summary>The operation after which the worker is killed: it took effect, but nobody heard of it; 0 for none.</summary>
    public int KillAfter { get; init; }

    /// <summary>The operation whose answer is lost on the way: the client then repeats it, although it took effect; 0 for none.</summary>
    public int LoseAnswerOf { get; init; }

    /// <summary>The operation at which a defect of the worker itself shows, once; 0 for none.</summary>
    public int FailAt { get; init; }

    /// <summary>Called before an operation, with its number.</summary>
    public Func<int, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary>Called after an operation, with its number.</summary>
    public Func<int, Task> After { get; init; } = _ => Task.CompletedTask;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var number = Interlocked.Increment(ref _count);
        var operation = $"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}";
        _operations.Enqueue(operation);
        Die(number == KillBefore);
        if (number == FailAt)
        {
            throw new InvalidOperationException("A defect.");
        }

        await Before(number);
        await ProcessNextAsync(message, pipeline);
        if (!message.Response.IsError)
        {
            _completed.Enqueue(operation);
        }

        await After(number);
        Die(number == KillAfter);
        if (number == LoseAnswerOf)
        {
            throw new IOException("The connection was closed.");
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Storage is reached asynchronously only.");

    /// <summary>The dead do nothing more.</summary>
    private void Die(bool now)
    {
        _dead |= now;
        if (_dead)
        {
            throw new ProcessKilledException();
        }
    }
}
