using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Pipeline.LocalHost;
using Pipeline.LocalHost.Configuration;
using Pipeline.LocalHost.Functions;

namespace Pipeline.Tests.LocalHost;

public sealed class FunctionCatalogueTests
{
    [Fact]
    public void Finds_functions_whatever_the_case_of_their_name()
    {
        var catalogue = Read(new HostJson { RoutePrefix = "v1" }, typeof(Good));

        Assert.Equal(["Answer", "Read"], catalogue.Functions.Select(function => function.Name));
        var answer = catalogue.Find("ANSWER")!;
        var http = Assert.IsType<Trigger.Http>(answer.Trigger);
        Assert.Equal("v1/items/{id:int}/{rest?}", http.Route);
        Assert.Equal(["GET", "POST"], http.Methods);
        Assert.Equal($"{typeof(Good).FullName}.Answer", answer.Definition.EntryPoint);
        Assert.Equal("httpTrigger", answer.Definition.InputBindings["request"].Type);
        Assert.Equal(typeof(Good).Assembly.Location, answer.Definition.PathToAssembly);
        Assert.Equal(answer.Definition.Id, Read(new HostJson(), typeof(Good)).Find("Answer")!.Definition.Id);
    }

    [Fact]
    public void Leaves_out_disabled_functions() => Assert.Equal(
        ["Answer"],
        FunctionCatalogue.Of([typeof(Good)], Settings("AzureWebJobs.Read.Disabled", "true"), new HostJson())
            .Functions.Select(function => function.Name));

    [Theory]
    [InlineData(typeof(TwoOfOneName), "'Twice' is defined 2 times")]
    [InlineData(typeof(UnknownParameter), "Nothing can be bound to the parameter 'Int32 days'")]
    [InlineData(typeof(MisspelledToken), "one of the trigger's values: name")]
    [InlineData(typeof(WrongPayload), "A blobTrigger cannot be bound to Int32; use Stream, String, Byte[], BlobClient.")]
    [InlineData(typeof(NoTrigger), "Exactly one parameter must carry a trigger; 0 do.")]
    [InlineData(typeof(MissingSetting), "the setting 'Nowhere', which is not set")]
    [InlineData(typeof(ReservedRoute), "belongs to the host")]
    [InlineData(typeof(RetryOnBlob), "Retry policies work on timers only")]
    [InlineData(typeof(BadName), "The name must start with a letter")]
    [InlineData(typeof(NotPublic), "must be public")]
    [InlineData(typeof(Nobody), "async void")]
    public void Refuses_an_app_that_could_not_run(Type type, string message)
    {
        var fault = Assert.Throws<StartupException>(() => Read(new HostJson { RoutePrefix = "" }, type));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_all_problems_at_once()
    {
        var fault = Assert.Throws<StartupException>(() => Read(new HostJson(), typeof(NoTrigger), typeof(BadName)));

        Assert.Equal(2, fault.Message.Split('\n').Length);
    }

    private static FunctionCatalogue Read(HostJson hostJson, params Type[] types) =>
        FunctionCatalogue.Of(types, Settings("Set", "x"), hostJson);

    private static IConfiguration Settings(string key, string value) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value)]).Build();

    public sealed class Good
    {
        [Function("Answer")]
        public static string Answer(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "items/{id:int}/{rest?}")] HttpRequest request,
            int id, string? rest, FunctionContext context, CancellationToken cancellation) =>
            $"{request.Method}{id}{rest}{context.InvocationId}{cancellation.CanBeCanceled}";

        [Function("Read")]
        public static void Read([BlobTrigger("inbox/{name}")] Stream content, string name) => content.WriteByte((byte)name[0]);
    }

    public sealed class TwoOfOneName
    {
        [Function("Twice")]
        public static void One([QueueTrigger("one")] string message) => _ = message;

        [Function("twice")]
        public static void Two([QueueTrigger("two")] string message) => _ = message;
    }

    public sealed class UnknownParameter
    {
        [Function("F")]
        public static void F([TimerTrigger("0 0 0 * * *")] TimerInfo timer, int days) => _ = (timer, days);
    }

    public sealed class MisspelledToken
    {
        [Function("F")]
        public static void F([BlobTrigger("inbox/{name}")] string content, string nane) => _ = (content, nane);
    }

    public sealed class WrongPayload
    {
        [Function("F")]
        public static void F([BlobTrigger("inbox/{name}")] int content) => _ = content;
    }

    public sealed class NoTrigger
    {
        [Function("F")]
        public static void F(string text) => _ = text;
    }

    public sealed class MissingSetting
    {
        [Function("F")]
        public static void F([TimerTrigger("%Nowhere%")] TimerInfo timer) => _ = timer;
    }

    public sealed class ReservedRoute
    {
        [Function("F")]
        public static void F([HttpTrigger(AuthorizationLevel.Anonymous, Route = "admin/x")] HttpRequest request) => _ = request;
    }

    public sealed class RetryOnBlob
    {
        [Function("F")]
        [FixedDelayRetry(1, "00:00:01")]
        public static void F([BlobTrigger("inbox/{name}")] string content) => _ = content;
    }

    public sealed class BadName
    {
        [Function("1 F")]
        public static void F([QueueTrigger("one")] string message) => _ = message;
    }

    public sealed class Nobody
    {
        [Function("F")]
        public static async void F([QueueTrigger("one")] string message) => await Task.FromResult(message);
    }

    internal sealed class NotPublic
    {
        [Function("F")]
        public static void F([QueueTrigger("one")] string message) => _ = message;
    }
}
