using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.IntegrationTests.EndToEnd;
using Pipeline.Storage;

namespace Pipeline.IntegrationTests.Outside;

/// <summary>The table that BI reads from storage itself, by Microsoft's JavaScript client: the same values as the pull.</summary>
[Collection(RunningProduct.Name)]
public sealed class IndicatorTableTests(ProductFixture product)
{
    [Fact]
    public async Task The_table_has_the_same_values_as_the_pull()
    {
        var pulled = await PulledTable.PullAsync(product.Http, "1", "indicators", "?select=indicator,area,period,value");
        var rows = (await EngScript.RunAsync(product.ConnectionString, "read-tables.mjs", StorageNames.IndicatorsTable))
            .Select(row => row!.AsObject())
            .Where(row => Text(row, "partitionKey") == "String 1")
            .ToList();

        Assert.Equal(
            pulled.Rows.ToDictionary(row => $"String {row[0]}_{row[1]}_{row[2]}", row => row[3].Length == 0 ? (decimal?)null : decimal.Parse(row[3], CultureInfo.InvariantCulture)),
            rows.ToDictionary(row => Text(row, "rowKey"), row => row["value"] is null ? (decimal?)null : Double(Text(row, "value"))));
        Assert.All(
            rows.SelectMany(row => row.Select(property => property.Key)).Distinct().Except(["partitionKey", "rowKey"]),
            name => Assert.DoesNotContain(name, char.IsUpper));
    }

    private static decimal Double(string text)
    {
        Assert.StartsWith("Double ", text, StringComparison.Ordinal);
        return decimal.Parse(text["Double ".Length..], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static string Text(JsonObject row, string name) => $"{row[name]!["type"]!.GetValue<string>()} {row[name]!["value"]!.GetValue<string>()}";
}
