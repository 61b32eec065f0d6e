using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.IntegrationTests.Compat.Tables;

/// <summary>Microsoft's JavaScript clients find what ours wrote, types included.</summary>
[Collection(SharedAzurite.Name)]
public sealed class IndependentReaderTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Tables_have_the_rows_and_types_that_were_written()
    {
        var table = new TableClient(azurite.ConnectionString, AzuriteFixture.NewTableName());
        await table.CreateIfNotExistsAsync();
        var sample = Sample.Full("1");
        await table.AddEntityAsync(sample);
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity(sample.PartitionKey, "2") { ["one"] = 1.0, ["nan"] = double.NaN, ["like"] = "\"n\":1.0," })]);

        var rows = await EngScript.RunAsync(azurite.ConnectionString, "read-tables.mjs", table.Name);

        Assert.Equal(2, rows.Count);
        Assert.Equal($"String {sample.PartitionKey}", Property(rows, 0, "partitionKey"));
        Assert.Equal($"String {sample.Text}", Property(rows, 0, "Text"));
        Assert.Equal("Int32 -2147483648", Property(rows, 0, "Small"));
        Assert.Equal("Int64 -9223372036854775808", Property(rows, 0, "Large"));
        Assert.Equal("Double 0.30000000000000004", Property(rows, 0, "Ratio"));
        Assert.Equal("Boolean true", Property(rows, 0, "Truth"));
        Assert.Equal("DateTime 2026-04-01T08:30:15.1234567Z", Property(rows, 0, "Utc"));
        Assert.Equal("DateTime 2026-04-01T00:30:15.0000000Z", Property(rows, 0, "Moment"));
        Assert.Equal($"Guid {sample.Id}", Property(rows, 0, "Id"));
        Assert.Equal("Binary AAEC/v8=", Property(rows, 0, "Bytes"));
        Assert.Equal("Binary CQgH", Property(rows, 0, "Data"));
        Assert.Equal("String Dark", Property(rows, 0, "Shade"));
        Assert.Equal("Int64 9007199254740993", Property(rows, 0, "NullableLarge"));
        Assert.Equal("String other name", Property(rows, 0, "renamed"));
        Assert.Equal("Double 1.0", Property(rows, 1, "one"));
        Assert.Equal("String \"n\":1.0,", Property(rows, 1, "like"));
        Assert.Equal("Double NaN", Property(rows, 1, "nan"));
    }

    [Fact]
    public async Task Blobs_have_the_bytes_that_were_written()
    {
        var container = new BlobContainerClient(azurite.ConnectionString, AzuriteFixture.NewContainerName());
        await container.CreateAsync();
        var bytes = Encoding.UTF8.GetBytes("昆明市 2026-04");
        await container.GetBlobClient("ynkm/2026-04/月报.csv").UploadAsync(
            new MemoryStream(bytes), new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "text/csv" } });
        await container.GetBlobClient("other.txt").UploadAsync(BinaryData.FromString("x"));

        var blobs = await EngScript.RunAsync(azurite.ConnectionString, "read-blobs.mjs", container.Name, "--prefix", "ynkm/", "--content");

        var blob = Assert.Single(blobs)!;
        Assert.Equal("ynkm/2026-04/月报.csv", blob["name"]!.GetValue<string>());
        Assert.Equal("text/csv", blob["contentType"]!.GetValue<string>());
        Assert.Equal(Convert.ToBase64String(bytes), blob["base64"]!.GetValue<string>());
    }

    private static string Property(JsonArray rows, int row, string name) =>
        $"{rows[row]![name]!["type"]!.GetValue<string>()} {rows[row]![name]!["value"]!.GetValue<string>()}";
}
