namespace Pipeline.IntegrationTests.Watched;

/// <summary>What the running app says and whom it calls, watched from outside while people with secrets use it.</summary>
public sealed class WatchedAppTests
{
    private static readonly string[] Metrics =
    [
        "pipeline.submissions.received", "pipeline.submissions.answered", "pipeline.submission.duration", "pipeline.stage.duration", "pipeline.rows",
        "pipeline.observations", "pipeline.findings", "pipeline.snapshot.runs", "pipeline.snapshot.duration", "pipeline.health",
        "pipeline.submissions.oldest_unprocessed", "pipeline.reports.overdue", "http.server.request.duration",
    ];

    [Fact]
    public async Task It_logs_no_secret_and_nothing_of_workbooks_and_connects_to_storage_alone()
    {
        await using var app = await WatchedApp.StartAsync(RuntimeTrace.Settings);
        await app.UseAsync();
        var mapped = app.Mapped();
        await app.StopAsync();

        var log = await File.ReadAllTextAsync(app.FileOf("functions.log"));
        AssertSaysNothingOf(app.Unsayable, log);
        Assert.Contains("trce:", log, StringComparison.Ordinal); // it did log all it can
        Assert.Contains("Executed 'Functions.PostSubmission' (Succeeded", log, StringComparison.Ordinal);
        Assert.Contains("Executed 'Functions.ReportReminders' (Succeeded", log, StringComparison.Ordinal);
        Assert.DoesNotContain("(Failed", log, StringComparison.Ordinal);

        var trace = RuntimeTrace.Read(app.FileOf("trace.nettrace"));
        Assert.Equal(
            new[] { app.BlobEndpoint, app.QueueEndpoint, app.TableEndpoint }.Select(each => each.Authority).Order(StringComparer.Ordinal),
            trace.Connected.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("ResolutionStart", trace.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenTelemetry", mapped, StringComparison.Ordinal);
    }

    // What a stranger is answered where a snapshot was taken and not released, though released ones are open to anyone.
    private static readonly (string Address, int Status)[] Unreleased =
    [
        ("api/v1/snapshots/nightly", 401),
        ("api/v1/snapshots/1", 401),
        ("api/v1/snapshots/1/manifest.json", 401),
        ("api/v1/snapshots/1/indicators?format=csv", 401),
        ("api/v1/snapshots/nightly/observations.json", 401),
        ("api/v1/snapshots/nightly/indicators?asOf=2100-01-01T00:00:00Z", 401),
        ("api/v1/snapshots/1/changes?since=1", 401),
        ("api/v1/explain?indicator=gdp&area=533300&period=2020&snapshot=nightly", 401),
        ("api/v1/explain?indicator=gdp&area=533300&period=2020&snapshot=1", 401),
        ("api/v1/explain?indicator=gdp&area=533300&period=2020", 404),
        ("api/v1/history?indicator=gdp&area=533300&period=2020", 404),
        ("api/v1/snapshots/released", 404),
        ("api/v1/snapshots", 200),
        ("api/v1/changes", 200),
        ("api/v1/changes.atom", 200),
        ("odata/v1/nightly/indicators?$top=1", 401),
        ("odata/v1/1/indicators/$count", 401),
        ("odata/v1/indicators?$top=1", 404),
        ("sdmx/v2/data/dataflow/YNRD/OBSERVATIONS", 404),
    ];

    [Fact]
    public async Task It_sends_what_is_measured_to_a_configured_collector_without_any_secret_and_shows_strangers_nothing_that_is_not_released()
    {
        await using var collector = new Collector();
        await using var app = await WatchedApp.StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.AbsoluteUri),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_SERVICE_NAME", "pipeline-watched"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
            ("Pipeline__AutoRelease", "false"),
            ("ReminderWebhook", $"{collector.Address}reminders?key=webhook-key-marker"));
        app.Unsayable.Add("webhook-key-marker");
        await app.UseAsync();
        await AssertNothingIsReleasedAsync(app);
        await app.StopAsync();

        var metrics = collector.At("/v1/metrics");
        Assert.All(Metrics, name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        Assert.Contains("pipeline-watched", metrics, StringComparison.Ordinal);
        Assert.Contains("accepted", metrics, StringComparison.Ordinal);
        Assert.Contains("pipeline.event_id", collector.At("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("IngestSubmission", collector.At("/v1/logs"), StringComparison.Ordinal);
        Assert.Contains("\"timeliness\":\"overdue\"", collector.At("/reminders"), StringComparison.Ordinal);
        foreach (var path in (string[])["/v1/metrics", "/v1/traces", "/v1/logs"])
            AssertSaysNothingOf(app.Unsayable, collector.At(path));
        AssertSaysNothingOf([Secrets.File], metrics + collector.At("/v1/traces"));
    }

    private static async Task AssertNothingIsReleasedAsync(WatchedApp app)
    {
        List<string> answers = [];
        foreach (var (address, _) in Unreleased)
        {
            var (status, text) = await app.StrangerAsync(address);
            answers.Add($"{address} {status}");
            Assert.DoesNotContain("533300,", text, StringComparison.Ordinal); // a row of figures
            Assert.False(status == 200 && text.Contains("sequence", StringComparison.Ordinal), $"{address}: {text}");
        }

        Assert.Equal(Unreleased.Select(each => $"{each.Address} {each.Status}"), answers);
    }

    private static void AssertSaysNothingOf(IEnumerable<string> secrets, string said)
    {
        foreach (var secret in secrets)
        {
            var place = said.IndexOf(secret, StringComparison.Ordinal);
            Assert.True(place < 0, $"'{secret}' is said: …{(place < 0 ? "" : said[Math.Max(0, place - 300)..Math.Min(said.Length, place + 100)])}…");
            Assert.DoesNotContain(Uri.EscapeDataString(secret), said, StringComparison.OrdinalIgnoreCase);
        }
    }
}
