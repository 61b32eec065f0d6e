using System.Text.Json;
using Pipeline.Snapshots;

namespace Pipeline.Lineage;

/// <summary>Explanations as JSON: the same explanation gives the same bytes, over HTTP and on the command line.</summary>
public static class LineageJson
{
    /// <summary>Writes an explanation; the stream stays open.</summary>
    public static void Write(Explanation explanation, Stream output) => JsonSerializer.Serialize(output, explanation, SnapshotJson.Indented);
}
