using Pipeline.Catalogue;
using Pipeline.Publishing;
using Pipeline.Snapshots;

namespace Pipeline.Tests.Publishing;

public sealed class DataContractTests
{
    private static readonly ManifestDataset Before = new(
        "sample", "2.3.4", 2, "aa", [new("area", "text", ["530100", "530300"]), new("value", "number", null)]);

    [Fact]
    public void Begins_at_one() => Assert.Equal("1.0.0", DataContract.Next(null, Before));

    [Fact]
    public void Stays_where_the_file_is_the_same() => Assert.Equal("2.3.4", DataContract.Next(Before, Before with { Version = "" }));

    [Fact]
    public void Is_a_patch_where_only_values_changed() => Assert.Equal("2.3.5", DataContract.Next(Before, Before with { Sha256 = "bb" }));

    [Fact]
    public void Is_minor_where_a_code_or_a_column_came()
    {
        Assert.Equal("2.4.0", DataContract.Next(Before, With(new("area", "text", ["530100", "530300", "530400"]), new("value", "number", null))));
        Assert.Equal("2.4.0", DataContract.Next(Before, With([.. Before.Columns, new("remark", "text", null)])));
    }

    [Fact]
    public void Is_major_where_a_code_or_a_column_went_or_a_type_changed()
    {
        Assert.Equal("3.0.0", DataContract.Next(Before, With(new("area", "text", ["530100", "530400"]), new("value", "number", null))));
        Assert.Equal("3.0.0", DataContract.Next(Before, With(Before.Columns[0])));
        Assert.Equal("3.0.0", DataContract.Next(Before, With(Before.Columns[0], new("value", "text", null))));
    }

    [Fact]
    public void Column_lists_are_those_that_the_contract_version_announces()
    {
        var catalogue = CatalogueLoader.LoadDefault();
        var lines = Datasets.All(catalogue).SelectMany(dataset => dataset.Columns.Select(column =>
            $"{dataset.Name}.{column.Name} {column.Type.Code()} {column.Role} {column.Codes?.Name}".TrimEnd()));

        GoldenFiles.Compare("contract.txt", System.Text.Encoding.UTF8.GetBytes(
            $"contract {DataContract.Version}\n{string.Join('\n', lines)}\n"));
    }

    private static ManifestDataset With(params ManifestColumn[] columns) => Before with { Sha256 = "bb", Columns = columns };
}
