using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;

namespace Pipeline.IntegrationTests.Outside;

/// <summary>A data set pulled as CSV, with the types that the data package states: what every other client must have read too.</summary>
/// <param name="Columns">The columns: name, and type by the Frictionless specification.</param>
/// <param name="Rows">The fields as text; empty where there is nothing.</param>
internal sealed record PulledTable(IReadOnlyList<(string Name, string Type)> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    public static async Task<PulledTable> PullAsync(HttpClient http, string snapshot, string dataset, string query = "")
    {
        var package = JsonNode.Parse(await http.GetStringAsync($"api/v1/snapshots/{snapshot}/datapackage.json"))!;
        var types = package["resources"]!.AsArray().Single(resource => resource!["name"]!.GetValue<string>() == dataset)!["schema"]!["fields"]!.AsArray()
            .ToDictionary(field => field!["name"]!.GetValue<string>(), field => field!["type"]!.GetValue<string>());
        await using var stream = await http.GetStreamAsync($"api/v1/snapshots/{snapshot}/{dataset}.csv{query}");
        using var csv = CsvReader.Create(stream, new(), leaveOpen: true);
        List<IReadOnlyList<string>> rows = [];
        while (csv.Read())
            rows.Add([.. Enumerable.Range(0, csv.Headers.Count).Select(csv.GetString)]);
        return new([.. csv.Headers.Select(name => (name, types[name]))], rows);
    }

    /// <summary>Fails unless rows of JSON, the names first, have the same figures in the same order with the same types.</summary>
    public void AssertSame(JsonArray read)
    {
        Assert.Equal(Columns.Select(column => column.Name), read[0]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Equal(Rows.Count, read.Count - 1);
        Assert.True(Rows.Count > 0);
        for (var row = 0; row < Rows.Count; row++)
        {
            var fields = read[row + 1]!.AsArray();
            for (var i = 0; i < Columns.Count; i++)
            {
                if (!IsSame(Columns[i].Type, Rows[row][i], fields[i]))
                    Assert.Fail($"{string.Join(',', Rows[row])}: {Columns[i]} is '{Rows[row][i]}', not {fields[i]?.ToJsonString() ?? "null"}.");
            }
        }
    }

    private static bool IsSame(string type, string text, JsonNode? field) => text.Length == 0
        ? field is null
        : type is "number" or "integer"
            ? field?.GetValueKind() == JsonValueKind.Number && field.GetValue<decimal>() == decimal.Parse(text, CultureInfo.InvariantCulture)
            : field?.GetValueKind() == JsonValueKind.String && field.GetValue<string>() == text;
}
