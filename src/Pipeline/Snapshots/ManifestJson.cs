using System.Text.Json;

namespace Pipeline.Snapshots;

/// <summary>The manifest as JSON: UTF-8, indented, names in snake case; the same manifest gives the same bytes.</summary>
public static class ManifestJson
{
    /// <summary>Writes a manifest.</summary>
    public static void Write(SnapshotManifest manifest, Stream output) => JsonSerializer.Serialize(output, manifest, SnapshotJson.Indented);

    /// <summary>Reads a manifest; members that a later version added are passed over.</summary>
    /// <exception cref="JsonException">It is not JSON, or a member is missing or malformed.</exception>
    public static SnapshotManifest Read(Stream input) =>
        JsonSerializer.Deserialize<SnapshotManifest>(input, SnapshotJson.Indented) ?? throw new JsonException("The manifest is null.");
}
