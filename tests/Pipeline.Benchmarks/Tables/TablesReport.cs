using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Pipeline.Benchmarks.Bare;
using Pipeline.Benchmarks.Measuring;
using Pipeline.Cli.Local;

namespace Pipeline.Benchmarks.Tables;

/// <summary>Processor time per row of the tables client, against a bare client that sends the same bytes.</summary>
internal static class TablesReport
{
    private const double Budget = 1.5;
    private const int Batches = 20;
    private const int Measures = 40;
    private const int Rounds = 15;

    public static async Task<int> RunAsync(TextWriter output)
    {
        Page page = new(output);
        page.Head("Tables client", "tables", Page.VersionOf(typeof(TableClient)), Page.VersionOf(typeof(HttpPipeline)));
        page.Line($"{Batches} transactions of {Rows.PerBatch} rows a round, one after another, to a real Azurite in a process of its own. CPU is processor");
        page.Line("time of the client's process only; ratios are medians over interleaved rounds. The bare client writes the rows with Utf8JsonWriter, byte");
        page.Line("for byte what the tables client sends (compared before), with its recorded headers: it signs, checks, retries and traces nothing, and");
        page.Line("reads the answers as text. For orientation also what it takes to send the same bytes ready-made.");
        await using var azurite = await LocalAzurite.StartAsync(new LocalAzuriteOptions());
        await MeasureAsync(page, azurite.ConnectionString, $"Rows of {Measures} figures (observations)", "observations", Rows.Observations(Batches, Measures));
        await MeasureAsync(page, azurite.ConnectionString, "Rows of 6 properties (indicators)", "indicators", Rows.Indicators(Batches));
        return page.AllHold ? 0 : 1;
    }

    private static async Task MeasureAsync(Page page, string connection, string title, string table, TableTransactionAction[][] batches)
    {
        var recorded = await RecordAsync(connection, table, batches);
        using BareClient bare = new();
        TableClient client = new(connection, table);
        BareWriter writer = new(recorded[0].Address, table);
        Boundaries[] boundaries = [.. recorded.Select(r => Boundaries.Of(r.Body.Span))];
        for (var i = 0; i < batches.Length; i++)
        {
            if (!writer.Write(batches[i], boundaries[i]).Span.SequenceEqual(recorded[i].Body.Span))
            {
                throw new InvalidDataException("The bare writer does not write the bytes of the tables client.");
            }
        }

        Interleaved race = new(times: 1);
        race.Add("bare HttpClient writing the same bytes", () => WriteAsync(bare, writer, recorded, batches, boundaries).GetAwaiter().GetResult(), Rounds);
        race.Add("bare HttpClient sending them ready-made", () => bare.SendAsync(recorded).GetAwaiter().GetResult(), Rounds);
        race.Add("`TableClient.SubmitTransactionAsync`", () => SubmitAsync(client, batches).GetAwaiter().GetResult(), Rounds);
        var standings = race.Run();
        page.Line();
        page.Line($"## {title}, {recorded[0].Body.Length / Rows.PerBatch} bytes each");
        page.Line();
        page.Header("client", "CPU µs per row", "× bare", "allocated bytes per row");
        foreach (var standing in standings)
        {
            var rows = (double)Batches * Rows.PerBatch;
            page.Row(standing.Name, standing.CpuMilliseconds * 1000 / rows, standing.CpuRatio, standing.AllocatedBytes / rows);
        }

        page.Line();
        page.Budget("tables client against the bare client", standings[2].CpuRatio, Budget, "×");
    }

    private static async Task<List<RecordedRequest>> RecordAsync(string connection, string table, TableTransactionAction[][] batches)
    {
        using RequestRecorder recorder = new();
        using HttpClient http = new(recorder);
        using HttpClientTransport transport = new(http);
        TableClient client = new(connection, table, new TableClientOptions { Transport = transport });
        await client.CreateIfNotExistsAsync();
        List<RecordedRequest> recorded = [];
        recorder.Into = recorded;
        await SubmitAsync(client, batches);
        return recorded;
    }

    private static async Task WriteAsync(
        BareClient bare, BareWriter writer, List<RecordedRequest> recorded, TableTransactionAction[][] batches, Boundaries[] boundaries)
    {
        for (var i = 0; i < batches.Length; i++)
        {
            await bare.SendAsync(recorded[i] with { Body = writer.Write(batches[i], boundaries[i]) });
        }
    }

    private static async Task SubmitAsync(TableClient client, TableTransactionAction[][] batches)
    {
        foreach (var batch in batches)
        {
            await client.SubmitTransactionAsync(batch);
        }
    }
}
