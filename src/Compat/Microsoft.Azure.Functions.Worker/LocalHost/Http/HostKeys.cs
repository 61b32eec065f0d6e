using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.LocalHost.Http;

/// <summary>The keys of this host, in the form in which the real host stores them.</summary>
internal sealed record HostKeys(
    [property: JsonPropertyName("masterKey")] HostKey MasterKey,
    [property: JsonPropertyName("functionKeys")] IReadOnlyList<HostKey> FunctionKeys,
    [property: JsonPropertyName("systemKeys")] IReadOnlyList<HostKey> SystemKeys)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    public static HostKeys Generate() => new(HostKey.Generate("_master"), [HostKey.Generate("default")], []);

    /// <summary>With the master key that a setting gives, and no other.</summary>
    public static HostKeys Given(string master) => new(new HostKey("_master", master, false), [], []);

    public static HostKeys? Parse(BinaryData stored) => stored.ToObjectFromJson<HostKeys>(Json) is { MasterKey: not null } keys ? keys : null;

    public BinaryData ToJson() => BinaryData.FromObjectAsJson(this, Json);

    /// <summary>Whether the key opens the level. The master key opens every level.</summary>
    public bool Opens(AuthorizationLevel level, string? key) =>
        level == AuthorizationLevel.Anonymous
        || (key is { Length: > 0 }
            && (MasterKey.Is(key) || level switch
            {
                AuthorizationLevel.Function => (FunctionKeys ?? []).Any(each => each.Is(key)),
                AuthorizationLevel.System => (SystemKeys ?? []).Any(each => each.Is(key)),
                _ => false,
            }));
}

/// <summary>One key.</summary>
internal sealed record HostKey(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("value")] string Value,
    [property: JsonPropertyName("encrypted")] bool Encrypted)
{
    public static HostKey Generate(string name) =>
        new(name, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).Replace('+', '-').Replace('/', '_'), false);

    // Hashed first, so that the comparison takes the same time whatever the lengths.
    public bool Is(string key) => !string.IsNullOrEmpty(Value) && CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(Value)), SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
