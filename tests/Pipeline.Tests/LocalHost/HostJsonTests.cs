using System.Text;
using Microsoft.Extensions.Configuration;
using Pipeline.LocalHost;
using Pipeline.LocalHost.Configuration;

namespace Pipeline.Tests.LocalHost;

public sealed class HostJsonTests
{
    [Fact]
    public void Has_the_defaults_of_the_real_host()
    {
        var host = Read("""{"version":"2.0"}""");

        Assert.Equal(TimeSpan.FromMinutes(30), host.FunctionTimeout);
        Assert.Equal("api", host.RoutePrefix);
        Assert.Equal(5, host.PoisonBlobThreshold);
        Assert.Equal(8 * Environment.ProcessorCount, host.MaxDegreeOfParallelism);
        Assert.Equal(new QueueOptions(), host.Queues);
        Assert.True(host.Queues.Base64);
    }

    [Fact]
    public void Reads_what_it_honours()
    {
        var host = Read("""
            {
              "functionTimeout": "00:10:00",
              "extensions": {
                "http": { "routePrefix": "/x/" },
                "blobs": { "maxDegreeOfParallelism": 4, "poisonBlobThreshold": 3 },
                "queues": { "batchSize": 2, "newBatchThreshold": 1, "maxDequeueCount": 7, "visibilityTimeout": "00:00:10", "maxPollingInterval": "00:00:05", "messageEncoding": "none" }
              },
              "logging": { "logLevel": { "default": "Warning", "Function.Hello": "Debug" } }
            }
            """);

        Assert.Equal(TimeSpan.FromMinutes(10), host.FunctionTimeout);
        Assert.Equal("x", host.RoutePrefix);
        Assert.Equal((4, 3), (host.MaxDegreeOfParallelism, host.PoisonBlobThreshold));
        Assert.Equal(
            new QueueOptions
            {
                BatchSize = 2,
                NewBatchThreshold = 1,
                MaxDequeueCount = 7,
                VisibilityTimeout = TimeSpan.FromSeconds(10),
                MaxPollingInterval = TimeSpan.FromSeconds(5),
                Base64 = false,
            },
            host.Queues);
        Assert.Equal("Warning", host.LogLevels["default"]);
        Assert.Equal("Debug", host.LogLevels["Function.Hello"]);
    }

    [Fact]
    public void Takes_minus_one_as_no_time_limit() => Assert.Null(Read("""{"functionTimeout":"-1"}""").FunctionTimeout);

    [Theory]
    [InlineData("""{"functionTimeout":"ten"}""", "functionTimeout is 'ten'")]
    [InlineData("""{"extensions":{"blobs":{"poisonBlobThreshold":0}}}""", "extensions.blobs.poisonBlobThreshold is '0'")]
    [InlineData("""{"extensions":{"queues":{"batchSize":33}}}""", "at most 32")]
    [InlineData("""{"extensions":{"queues":{"messageEncoding":"utf7"}}}""", "messageEncoding is 'utf7'")]
    public void Names_the_option_that_is_wrong(string json, string message) =>
        Assert.Contains(message, Assert.Throws<StartupException>(() => Read(json)).Message, StringComparison.Ordinal);

    private static HostJson Read(string json) => HostJson.From(
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build());
}
