using Microsoft.Azure.Functions.Worker;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Invocation;

namespace Pipeline.Tests.LocalHost;

public sealed class InvocationTests
{
    [Fact]
    public async Task Puts_the_first_middleware_outermost()
    {
        var steps = new List<string>();
        var pipeline = new MiddlewarePipeline();
        foreach (var name in new[] { "first", "second" })
        {
            pipeline.Add(next => async context =>
            {
                steps.Add($"into {name}");
                await next(context);
                steps.Add($"out of {name}");
            });
        }

        await pipeline.Around(_ =>
        {
            steps.Add("function");
            return Task.CompletedTask;
        })(null!);

        Assert.Equal(["into first", "into second", "function", "out of second", "out of first"], steps);
    }

    [Fact]
    public async Task Waits_for_what_runs()
    {
        using var gate = new DrainGate();
        var running = gate.Enter();
        var drained = gate.DrainAsync(TimeSpan.FromMinutes(1));
        Assert.False(drained.IsCompleted);
        running.Dispose();

        Assert.True(await drained);
        Assert.False(gate.Expired.IsCancellationRequested);
    }

    [Fact]
    public async Task Cancels_what_does_not_end()
    {
        using var gate = new DrainGate();
        using var running = gate.Enter();

        Assert.False(await gate.DrainAsync(TimeSpan.FromMilliseconds(1)));
        Assert.True(gate.Expired.IsCancellationRequested);
        Assert.Equal(1, gate.Running);
    }

    [Fact]
    public void Doubles_the_pause_between_retries_up_to_the_maximum()
    {
        var policy = RetryPolicy.From(new ExponentialBackoffRetryAttribute(5, "00:00:01", "00:00:05"))!;

        Assert.Equal([1, 2, 4, 5, 5], Enumerable.Range(1, 5).Select(retry => policy.DelayBefore(retry).TotalSeconds));
        Assert.True(policy.Allows(4));
        Assert.False(policy.Allows(5));
        Assert.True(RetryPolicy.From(new FixedDelayRetryAttribute(-1, "00:00:01"))!.Allows(1_000_000));
    }

    [Fact]
    public void Finds_binding_data_whatever_the_case()
    {
        var data = new LocalBindingContext(new Dictionary<string, object?> { ["BlobTrigger"] = "c/b" }).BindingData;

        Assert.Equal("c/b", data["blobtrigger"]);
    }
}
