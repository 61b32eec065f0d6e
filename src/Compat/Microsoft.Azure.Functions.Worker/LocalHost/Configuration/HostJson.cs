using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Pipeline.LocalHost.Configuration;

/// <summary>The part of host.json that the local host honours, with the real host's defaults.</summary>
internal sealed record HostJson
{
    /// <summary>Null means no limit.</summary>
    public TimeSpan? FunctionTimeout { get; init; } = TimeSpan.FromMinutes(30);

    public string RoutePrefix { get; init; } = "api";

    public int MaxDegreeOfParallelism { get; init; } = 8 * Environment.ProcessorCount;

    public int PoisonBlobThreshold { get; init; } = 5;

    public QueueOptions Queues { get; init; } = new();

    /// <summary>Log levels by category; "default" is the level of every other category.</summary>
    public IReadOnlyDictionary<string, string> LogLevels { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads the section that host.json and the <c>AzureFunctionsJobHost__</c> variables make together.</summary>
    public static HostJson From(IConfiguration json)
    {
        var read = new OptionReader(json);
        var defaults = new HostJson();
        return new HostJson
        {
            FunctionTimeout = json["functionTimeout"] == "-1" ? null : read.Span("functionTimeout", defaults.FunctionTimeout!.Value),
            RoutePrefix = (json["extensions:http:routePrefix"] ?? defaults.RoutePrefix).Trim('/'),
            MaxDegreeOfParallelism = read.Count("extensions:blobs:maxDegreeOfParallelism", defaults.MaxDegreeOfParallelism, 1),
            PoisonBlobThreshold = read.Count("extensions:blobs:poisonBlobThreshold", defaults.PoisonBlobThreshold, 1),
            Queues = QueueOptions.From(read, json.GetSection("extensions:queues")),
            LogLevels = json.GetSection("logging:logLevel").GetChildren()
                .Where(level => level.Value is not null)
                .ToDictionary(level => level.Key, level => level.Value!, StringComparer.OrdinalIgnoreCase),
        };
    }
}

/// <summary>host.json's <c>extensions.queues</c>.</summary>
internal sealed record QueueOptions
{
    public int BatchSize { get; init; } = 16;

    public int NewBatchThreshold { get; init; } = 8;

    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How long a failed message stays invisible before its next try.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    public bool Base64 { get; init; } = true;

    public static QueueOptions From(OptionReader read, IConfigurationSection section)
    {
        var defaults = new QueueOptions();
        return new QueueOptions
        {
            BatchSize = read.Count($"{section.Path}:batchSize", defaults.BatchSize, 1, 32),
            NewBatchThreshold = read.Count($"{section.Path}:newBatchThreshold", defaults.NewBatchThreshold, 0),
            MaxDequeueCount = read.Count($"{section.Path}:maxDequeueCount", defaults.MaxDequeueCount, 1),
            VisibilityTimeout = read.Span($"{section.Path}:visibilityTimeout", defaults.VisibilityTimeout),
            MaxPollingInterval = read.Span($"{section.Path}:maxPollingInterval", defaults.MaxPollingInterval),
            Base64 = section["messageEncoding"] switch
            {
                null => true,
                var text when text.Equals("base64", StringComparison.OrdinalIgnoreCase) => true,
                var text when text.Equals("none", StringComparison.OrdinalIgnoreCase) => false,
                var text => throw new StartupException($"host.json: extensions.queues.messageEncoding is '{text}'; write base64 or none."),
            },
        };
    }
}

/// <summary>Reads options and names the offending one where a value is no value.</summary>
internal sealed class OptionReader(IConfiguration source)
{
    public TimeSpan Span(string key, TimeSpan otherwise) => source[key] switch
    {
        null => otherwise,
        var text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero => span,
        var text => throw new StartupException($"{Name(key)} is '{text}'; write a time span such as 00:00:10."),
    };

    public int Count(string key, int otherwise, int least, int most = int.MaxValue) => source[key] switch
    {
        null => otherwise,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most => count,
        var text => throw new StartupException($"{Name(key)} is '{text}'; write a whole number, at least {least}" +
            (most == int.MaxValue ? "." : $", at most {most}.")),
    };

    private static string Name(string key) => key.Replace(":", ".", StringComparison.Ordinal);
}
