using System.Text.Json;

namespace Pipeline.LocalHost.Configuration;

/// <summary>local.settings.json: settings for development, and the port.</summary>
internal sealed record LocalSettings(IReadOnlyDictionary<string, string> Values, int? Port)
{
    public static LocalSettings None { get; } = new(new Dictionary<string, string>(), null);

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static LocalSettings Read(string path)
    {
        if (!File.Exists(path))
        {
            return None;
        }

        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (JsonException fault)
        {
            throw new StartupException($"{path} is not JSON: {fault.Message}");
        }
    }

    public static LocalSettings Parse(string text)
    {
        using var json = JsonDocument.Parse(text, Lenient);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new StartupException("local.settings.json must be an object with Values and Host.");
        }

        if (root.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
        {
            throw new StartupException("local.settings.json is encrypted; run `func settings decrypt` first.");
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.TryGetProperty(nameof(Values), out var section))
        {
            foreach (var value in section.EnumerateObject())
            {
                values[value.Name] = value.Value.ValueKind == JsonValueKind.String
                    ? value.Value.GetString()!
                    : throw new StartupException($"local.settings.json: Values.{value.Name} must be a string.");
            }
        }

        int? port = root.TryGetProperty("Host", out var host) && host.TryGetProperty("LocalHttpPort", out var number)
            ? number.TryGetInt32(out var parsed) ? parsed : throw new StartupException("local.settings.json: Host.LocalHttpPort must be a number.")
            : null;
        return new LocalSettings(values, port);
    }

    /// <summary>Makes the values environment variables, as the real tools do; a variable that is set already wins.</summary>
    public void Export()
    {
        foreach (var (name, value) in Values)
        {
            if (Environment.GetEnvironmentVariable(name) is null)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }
}
