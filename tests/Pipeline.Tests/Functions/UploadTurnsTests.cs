using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.LocalHost.Functions;
using Pipeline.LocalHost.Invocation;
using Pipeline.Storage;

namespace Pipeline.Tests.Functions;

public sealed class UploadTurnsTests
{
    [Fact]
    public async Task Only_so_many_workbooks_are_taken_at_once()
    {
        using var turns = new UploadTurns(Options.Create(new PipelineOptions { ConcurrentUploads = 2, UploadPatience = TimeSpan.Zero }));
        var done = new TaskCompletionSource();
        var first = turns.Invoke(Request(nameof(SubmissionEndpoints.PostSubmission)), _ => done.Task);
        var second = turns.Invoke(Request(nameof(CheckEndpoint.PostCheck)), _ => done.Task);
        var third = Request(nameof(CheckEndpoint.PostCheck));
        var refused = true;
        await turns.Invoke(third, _ => Task.FromResult(refused = false));
        var reading = false;
        await turns.Invoke(Request(nameof(StatusEndpoint.GetStatus)), _ => Task.FromResult(reading = true));
        done.SetResult();
        await Task.WhenAll(first, second);
        var later = false;
        await turns.Invoke(Request(nameof(CheckEndpoint.PostCheck)), _ => Task.FromResult(later = true));

        Assert.True(refused, "The third came in beside two others.");
        var response = ((HttpContext)third.Items[LocalFunctionContext.HttpContextKey]).Response;
        Assert.Equal((503, "5"), (response.StatusCode, response.Headers.RetryAfter.ToString()));
        response.Body.Position = 0;
        Assert.Equal("urn:pipeline:problem:busy", (await JsonNode.ParseAsync(response.Body))!["type"]!.GetValue<string>());
        Assert.True(reading, "Reading waits for nobody's upload.");
        Assert.True(later, "A turn that is over is free again.");
    }

    [Fact]
    public async Task An_upload_that_fails_gives_its_turn_back()
    {
        using var turns = new UploadTurns(Options.Create(new PipelineOptions { ConcurrentUploads = 1, UploadPatience = TimeSpan.Zero }));
        await Assert.ThrowsAsync<InvalidDataException>(() => turns.Invoke(Request(nameof(CheckEndpoint.PostCheck)), _ => throw new InvalidDataException()));
        var later = false;
        await turns.Invoke(Request(nameof(CheckEndpoint.PostCheck)), _ => Task.FromResult(later = true));

        Assert.True(later);
    }

    private static LocalFunctionContext Request(string function)
    {
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() };
        http.Response.Body = new MemoryStream();
        var definition = new LocalFunctionDefinition(
            function, MethodBase.GetCurrentMethod() as MethodInfo ?? throw new InvalidOperationException(),
            ImmutableDictionary<string, Microsoft.Azure.Functions.Worker.BindingMetadata>.Empty,
            ImmutableDictionary<string, Microsoft.Azure.Functions.Worker.BindingMetadata>.Empty);
        return new(definition, new Occasion(null, Occasion.NoData, "test") { Http = http }, retry: null, http.RequestServices, CancellationToken.None);
    }
}
