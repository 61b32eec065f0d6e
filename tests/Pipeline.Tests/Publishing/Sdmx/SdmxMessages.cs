using System.Text.Json.Nodes;

namespace Pipeline.Tests.Publishing.Sdmx;

/// <summary>Reads SDMX-JSON data messages by their specification, knowing nothing of how ours are written.</summary>
internal static class SdmxMessages
{
    /// <summary>Every observation of a message: the text of each component that has one.</summary>
    public static List<Dictionary<string, string>> Observations(JsonNode message)
    {
        List<Dictionary<string, string>> all = [];
        foreach (var set in message["data"]!["dataSets"]!.AsArray())
        {
            var structure = message["data"]!["structures"]![set!["structure"]!.GetValue<int>()]!;
            if (set["series"] is JsonObject series)
            {
                foreach (var (key, one) in series)
                {
                    var start = Keys(key, structure["dimensions"]!["series"]!);
                    Values(start, one!["attributes"]?.AsArray() ?? [], structure["attributes"]!["series"]!.AsArray());
                    Read(one["observations"]!.AsObject(), start);
                }
            }
            else
            {
                Read(set["observations"]!.AsObject(), []);
            }

            void Read(JsonObject observations, Dictionary<string, string> start)
            {
                JsonArray components = [.. Nodes(structure["measures"]!["observation"]!), .. Nodes(structure["attributes"]!["observation"]!)];
                foreach (var (key, values) in observations)
                {
                    Dictionary<string, string> observation = new(start, StringComparer.Ordinal);
                    foreach (var (id, value) in Keys(key, structure["dimensions"]!["observation"]!))
                    {
                        observation.Add(id, value);
                    }

                    Values(observation, values!.AsArray(), components);
                    all.Add(observation);
                }
            }
        }

        return all;
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode list) => list.AsArray().Select(each => each!.DeepClone());

    private static Dictionary<string, string> Keys(string key, JsonNode dimensions) => key.Split(':').Zip(dimensions.AsArray())
        .ToDictionary(pair => pair.Second!["id"]!.GetValue<string>(), pair => pair.Second!["values"]![int.Parse(pair.First, System.Globalization.CultureInfo.InvariantCulture)]!["id"]!.GetValue<string>());

    private static void Values(Dictionary<string, string> row, JsonArray values, JsonArray components)
    {
        Assert.True(values.Count <= components.Count, "More values than components.");
        foreach (var (value, component) in values.Zip(components))
        {
            if (value is not null)
            {
                row.Add(
                    component!["id"]!.GetValue<string>(),
                    component["values"] is JsonArray codes ? codes[value.GetValue<int>()]!["id"]!.GetValue<string>() : value.ToString());
            }
        }
    }
}
