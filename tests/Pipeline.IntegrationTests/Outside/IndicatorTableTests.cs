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
        var rows = await EngScript.RunAsync(product.ConnectionString, "read-tables.mjs", StorageNames.IndicatorsTable);

        var values = rows.Where(row => Value(row!, "partitionKey") == "1").ToDictionary(
            row => (Value(row!, "indicator"), Value(row!, "area"), Value(row!, "period")),
            row => row!["value"] is null ? (decimal?)null : decimal.Parse(Value(row, "value"), NumberStyles.Float, CultureInfo.InvariantCulture));

        Assert.Equal(
            pulled.Rows.ToDictionary(row => (row[0], row[1], row[2]), row => row[3].Length == 0 ? (decimal?)null : decimal.Parse(row[3], CultureInfo.InvariantCulture)),
            values);
    }

    private static string Value(JsonNode row, string property) => row[property]!["value"]!.GetValue<string>();
}
