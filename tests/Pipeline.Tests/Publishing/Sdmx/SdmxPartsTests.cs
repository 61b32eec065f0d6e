using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Publishing.Sdmx;
using Pipeline.Submissions;
using Pipeline.Tests.Snapshots;

namespace Pipeline.Tests.Publishing.Sdmx;

public sealed class SdmxPartsTests
{
    private static readonly Dataset<SnapshotValue> Set = Datasets.Indicators(TinySnapshot.Catalogue);
    private static readonly SdmxStructure Structure = SdmxStructure.Of(Set);
    private static readonly SnapshotValue[] Before = [.. TinySnapshot.Content.Indicators];

    /// <summary>The state before without its first ten rows, with the next ten revised, one of them in its status only.</summary>
    private static readonly SnapshotValue[] After =
    [
        .. Before[10..19].Select(row => row with { Value = (row.Value ?? 0) + 1 }),
        Before[19] with { Status = Before[19].Status == ObservationStatus.Break ? ObservationStatus.Provisional : ObservationStatus.Break },
        .. Before[20..^5],
    ];

    public static TheoryData<string> Layouts => [SdmxNames.TimePeriod, "REF_AREA", SdmxNames.AllDimensions];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Whoever_had_the_state_before_and_does_what_the_message_says_has_the_state_after(string layout)
    {
        var message = JsonNode.Parse(Written.As(SdmxJsonFormat.Instance, Changes(), View(layout)))!;
        var copy = Observations(Whole(Before, layout));
        foreach (var (set, place) in message["data"]!["dataSets"]!.AsArray().Select((set, place) => (set!, place)))
        {
            var one = message.DeepClone();
            one["data"]!["dataSets"] = new JsonArray(set.DeepClone());
            foreach (var (key, observation) in Observations(one))
            {
                Assert.Equal(place == 0 ? "Replace" : "Delete", set["action"]!.GetValue<string>());
                _ = place == 0 ? copy[key] = observation : copy.Remove(key) ? observation : throw new InvalidOperationException($"{key} was not there.");
            }
        }

        Assert.Equal(Observations(Whole(After, layout)).OrderBy(pair => pair.Key, StringComparer.Ordinal), copy.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Only_what_differs_is_in_the_message()
    {
        var lines = Encoding.UTF8.GetString(Written.As(SdmxCsvFormat.Instance, Changes(), View(SdmxNames.TimePeriod))).Split("\r\n").Skip(1).SkipLast(1).Select(line => line.Split(',')).ToList();

        Assert.Equal([.. Enumerable.Repeat("R", 10), .. Enumerable.Repeat("D", 15)], lines.Select(line => line[2]));
        Assert.All(lines.Where(line => line[2] == "D"), line => Assert.All(line[6..], field => Assert.Empty(field)));
    }

    [Fact]
    public void Where_nothing_differs_there_is_nothing_to_do()
    {
        var rows = new SdmxParts(SdmxPart.Between(Set.RowsOf(Before), Set.RowsOf(Before), Structure, SdmxAction.Replace));

        Assert.Empty(JsonNode.Parse(Written.As(SdmxJsonFormat.Instance, rows, View(SdmxNames.TimePeriod)))!["data"]!["dataSets"]!.AsArray());
    }

    private static SdmxParts Changes() => new(SdmxPart.Between(Set.RowsOf(Before), Set.RowsOf(After), Structure, SdmxAction.Replace));

    private static JsonNode Whole(SnapshotValue[] rows, string layout) => JsonNode.Parse(Written.As(SdmxJsonFormat.Instance, Set.RowsOf(rows), View(layout)))!;

    private static TableView View(string layout) => new(Set.Name, Set.Title) { Options = new Dictionary<string, string> { [SdmxJsonFormat.Observation.Name] = layout } };

    private static Dictionary<string, string> Observations(JsonNode message) => SdmxMessages.Observations(message).ToDictionary(
        observation => $"{observation["INDICATOR"]}.{observation["REF_AREA"]}.{observation["TIME_PERIOD"]}",
        observation => string.Join('|', observation.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")),
        StringComparer.Ordinal);
}
