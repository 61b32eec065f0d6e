using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Publishing;
using Pipeline.Snapshots;
using Pipeline.Tests.Snapshots;

namespace Pipeline.Tests.Publishing;

public sealed class DataPackageTests
{
    [Fact]
    public async Task Describes_every_file_with_its_columns_keys_and_codes()
    {
        var package = JsonNode.Parse(await PackageAsync())!;
        var resources = package["resources"]!.AsArray();

        Assert.Equal("tabular-data-package", package["profile"]!.GetValue<string>());
        Assert.Equal("示例数据 Sample data", package["description"]!.GetValue<string>());
        Assert.Equal(Datasets.All(TinySnapshot.Catalogue).Select(dataset => dataset.FileName), resources.Select(resource => resource!["path"]!.GetValue<string>()));
        var indicators = resources[0]!;
        Assert.Equal("1.0.0", indicators["version"]!.GetValue<string>());
        Assert.Equal(["indicator", "area", "period"], indicators["schema"]!["primaryKey"]!.AsArray().Select(key => key!.GetValue<string>()));
        Assert.Equal(
            Datasets.Indicators(TinySnapshot.Catalogue).Columns.Select(column => column.Name),
            indicators["schema"]!["fields"]!.AsArray().Select(field => field!["name"]!.GetValue<string>()));
        Assert.Contains("530102", indicators["schema"]!["fields"]![3]!["constraints"]!["enum"]!.AsArray().Select(code => code!.GetValue<string>()));
    }

    [Fact]
    public async Task No_two_rows_have_the_same_key()
    {
        foreach (var dataset in Datasets.All(TinySnapshot.Catalogue))
        {
            var keys = dataset.Columns.Select((column, i) => (column, i)).Where(pair => pair.column.Role == ColumnRole.Key).Select(pair => pair.i).ToList();
            List<string> seen = [];
            await foreach (var row in dataset.RowsOf(TinySnapshot.Content).ReadAsync())
            {
                seen.Add(string.Join('|', keys.Select(key => row[key].ToString())));
            }

            Assert.NotEmpty(keys);
            Assert.Equal(seen.Distinct(), seen);
        }
    }

    [Fact]
    public async Task Every_code_in_the_rows_is_in_the_list_of_its_column()
    {
        foreach (var dataset in Datasets.All(TinySnapshot.Catalogue))
        {
            await foreach (var row in dataset.RowsOf(TinySnapshot.Content).ReadAsync())
            {
                for (var i = 0; i < dataset.Columns.Count; i++)
                {
                    var code = row[i].Text ?? "";
                    Assert.True(dataset.Columns[i].Codes is not { } list || code.Length == 0 || list.Has(code), $"{dataset.Name}.{dataset.Columns[i].Name}: {code}");
                }
            }
        }
    }

    private static async Task<string> PackageAsync()
    {
        List<ManifestFile> files = [];
        List<ManifestDataset> datasets = [];
        foreach (var file in SnapshotFiles.For(TinySnapshot.Catalogue, TinySnapshot.Content).Where(file => file.Census is not null))
        {
            using var bytes = new MemoryStream();
            await file.WriteAsync(bytes);
            files.Add(new(file.Name, file.MediaType, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))));
            datasets.Add(file.Census!.Describe(null, files[^1].Sha256));
        }

        using var output = new MemoryStream();
        DataPackage.Write(
            new()
            {
                Sequence = 1,
                Hash = "abc",
                TakenAt = new(2025, 3, 1, 18, 30, 0, TimeSpan.Zero),
                CatalogueVersion = "cat",
                Notice = new("示例数据", "Sample data"),
                Datasets = datasets,
                Counts = SnapshotCounts.Of(TinySnapshot.Content),
                Pins = [],
                Files = files,
            },
            Datasets.All(TinySnapshot.Catalogue),
            output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
