using System.Text;
using System.Text.Json;
using Pipeline.Snapshots;

namespace Pipeline.Tests.Snapshots;

public sealed class ManifestJsonTests
{
    private static readonly SnapshotManifest Manifest = new()
    {
        Sequence = 42,
        Hash = "abc",
        TakenAt = new(2025, 3, 1, 18, 30, 0, TimeSpan.Zero),
        CatalogueVersion = "0123456789ab",
        Previous = 41,
        Notice = new("示例数据", "Sample data"),
        Datasets = [new("targets", "1.0.2", 1, "ff", [new("target", "text", ["a", "b"]), new("value", "number", null)])],
        Counts = new(3, 2, 1),
        Pins = [new("530300", Period.Annual(2024), "e3"), new("530100", Period.Annual(2024), "e2"), new("530100", Period.Parse("2023"), "e1")],
        Files = [new("targets.csv", "text/csv", 10, "ff"), new("indicators.csv", "text/csv", 20, "ee")],
    };

    [Fact]
    public void Is_written_in_a_fixed_order()
    {
        var expected = """
            {
              "sequence": 42,
              "hash": "abc",
              "taken_at": "2025-03-01T18:30:00+00:00",
              "catalogue_version": "0123456789ab",
              "previous": 41,
              "notice": {
                "zh": "示例数据",
                "en": "Sample data"
              },
              "datasets": [
                {
                  "name": "targets",
                  "version": "1.0.2",
                  "rows": 1,
                  "sha256": "ff",
                  "columns": [
                    {
                      "name": "target",
                      "type": "text",
                      "codes": [
                        "a",
                        "b"
                      ]
                    },
                    {
                      "name": "value",
                      "type": "number"
                    }
                  ]
                }
              ],
              "counts": {
                "indicators": 3,
                "observations": 2,
                "targets": 1,
                "disparity": 0,
                "assessment": 0
              },
              "pins": [
                {
                  "reporter": "530100",
                  "period": "2023",
                  "event_id": "e1"
                },
                {
                  "reporter": "530100",
                  "period": "2024",
                  "event_id": "e2"
                },
                {
                  "reporter": "530300",
                  "period": "2024",
                  "event_id": "e3"
                }
              ],
              "files": [
                {
                  "name": "indicators.csv",
                  "media_type": "text/csv",
                  "bytes": 20,
                  "sha256": "ee"
                },
                {
                  "name": "targets.csv",
                  "media_type": "text/csv",
                  "bytes": 10,
                  "sha256": "ff"
                }
              ]
            }
            """.ReplaceLineEndings("\n");

        Assert.Equal(expected, Written(Manifest));
    }

    [Fact]
    public void Reads_back_as_it_was_written() => Assert.Equal(Written(Manifest), Written(Read(Written(Manifest))));

    [Fact]
    public void Leaves_out_what_there_is_not()
    {
        var first = Read(Written(Manifest with { Previous = null, Notice = null }));

        Assert.Null(first.Previous);
        Assert.Null(first.Notice);
    }

    [Theory]
    [InlineData("\"sequence\": 42,", "")]
    [InlineData("\"hash\": \"abc\"", "\"hash\": null")]
    [InlineData("\"period\": \"2023\"", "\"period\": \"2023-13\"")]
    [InlineData("{", "[")]
    public void Refuses_a_manifest_that_is_damaged(string part, string damage) =>
        Assert.Throws<JsonException>(() => Read(Written(Manifest).Replace(part, damage, StringComparison.Ordinal)));

    private static SnapshotManifest Read(string json) => ManifestJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static string Written(SnapshotManifest manifest)
    {
        using var output = new MemoryStream();
        ManifestJson.Write(manifest, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
