using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Storage;

namespace Pipeline.IntegrationTests.Storage;

/// <summary>Microsoft's JavaScript clients see what design and documentation say is stored, EDM types included.</summary>
[Collection(SharedAzurite.Name)]
public sealed class IndependentReaderTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Tables_and_blobs_hold_what_is_documented()
    {
        var account = await TestAccount.CreateAsync(azurite);
        var receipt = await account.Worker().IngestAsync(await account.UploadAsync(Figures.Diqing));
        var snapshot = (await account.Worker().Taker.TakeAsync()).Snapshot!;

        var observations = await ReadAsync("read-tables.mjs", account.Prefix + StorageNames.ObservationsTable);
        Assert.Equal(4, observations.Count);
        Assert.Equal(
            ["String 533400_2024_" + receipt.EventId, "String 533401", "Double 150.0", "Double 5.6", "Double 18.6", "Double 11000.0"],
            Properties(observations[1]!, "partitionKey", "rowKey", "gdp", "gdp_real_growth", "population", "land_area"));

        var ledger = Assert.Single(await ReadAsync("read-tables.mjs", account.Prefix + StorageNames.LedgerTable))!;
        Assert.Equal(
            ["String 533400", "String 2024_" + receipt.EventId, "String answered", "String accepted", "Int32 4", "String " + receipt.EventId],
            Properties(ledger, "partitionKey", "rowKey", "stage", "verdict", "areas", "generation"));
        Assert.Equal("Int64", ledger["bytes"]!["type"]!.GetValue<string>());
        Assert.Equal("DateTime", ledger["lastmodified"]!["type"]!.GetValue<string>());

        var current = Assert.Single(await ReadAsync("read-tables.mjs", account.Prefix + StorageNames.CurrentTable))!;
        Assert.Equal(
            ["String 533400", "String 2024", "String " + receipt.EventId, "Boolean false"],
            Properties(current, "partitionKey", "rowKey", "generation", "withdrawn"));

        var snapshots = Assert.Single(await ReadAsync("read-tables.mjs", account.Prefix + StorageNames.SnapshotsTable))!;
        Assert.Equal(
            ["String 9999999998", "Int64 1", "String " + snapshot.Hash, "Boolean true"],
            Properties(snapshots, "rowKey", "sequence", "hash", "complete"));

        // 14.0000 of 38.7000 万人 live in towns: 36.1757 per cent.
        var indicators = await ReadAsync("read-tables.mjs", account.Prefix + StorageNames.IndicatorsTable);
        var rate = indicators.Single(row => row!["rowKey"]!["value"]!.GetValue<string>() == "urbanisation_rate_533400_2024")!;
        Assert.Equal(
            ["String 1", "String urbanisation_rate", "String 533400", "String 2024", "Double 36.18"],
            Properties(rate, "partitionKey", "indicator", "area", "period", "value"));
        Assert.All(
            ((JsonArray[])[observations, indicators]).SelectMany(rows => rows).SelectMany(row => row!.AsObject()).Select(property => property.Key)
                .Except(["partitionKey", "rowKey", "etag", "timestamp", "odata.metadata"]),
            name => Assert.Equal(name.ToLowerInvariant(), name));

        var blobs = await ReadAsync("read-blobs.mjs", account.Prefix + StorageNames.Snapshots, "--content");
        Assert.Equal(
            [
                .. ((string[])["assessment.csv", "datapackage.json", "disparity.csv", "indicators.csv", "manifest.json", "observations.csv", "targets.csv"])
                    .Select(name => $"{snapshot.Folder}/{name}"),
                "nightly.json", "released.json", Keys.SnapshotLock,
            ],
            blobs.Select(blob => blob!["name"]!.GetValue<string>()));
        var pointer = blobs.Single(blob => blob!["name"]!.GetValue<string>() == "nightly.json")!;
        Assert.Equal(
            $$"""{"sequence":1,"hash":"{{snapshot.Hash}}"}""",
            Encoding.UTF8.GetString(Convert.FromBase64String(pointer["base64"]!.GetValue<string>())));
        var answers = await ReadAsync("read-blobs.mjs", account.Prefix + StorageNames.Receipts);
        Assert.Equal(
            [
                $"533400/2024/{receipt.EventId}/feedback.xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                $"533400/2024/{receipt.EventId}/receipt.json application/json",
            ],
            answers.Select(blob => $"{blob!["name"]!.GetValue<string>()} {blob["contentType"]!.GetValue<string>()}"));
    }

    private static IEnumerable<string> Properties(JsonNode row, params string[] names) =>
        names.Select(name => $"{row[name]!["type"]!.GetValue<string>()} {row[name]!["value"]!.GetValue<string>()}");

    private Task<JsonArray> ReadAsync(string script, params string[] arguments) =>
        EngScript.RunAsync(azurite.ConnectionString, script, arguments);
}
