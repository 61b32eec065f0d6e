using System.Globalization;

namespace Azure.Data.Tables.Wire;

/// <summary>The address and key that a storage connection string names.</summary>
internal sealed record ConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    // Published by Microsoft for the emulator, the same everywhere.
    private const string DevelopmentAccount = "devstoreaccount1";
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int DevelopmentPort = 10002;

    public static ConnectionString Parse(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text, "connectionString");
        var settings = Settings(text);
        if (settings.GetValueOrDefault("UseDevelopmentStorage") is { } development
            && development.Equals("true", StringComparison.OrdinalIgnoreCase))
            return Development(settings.GetValueOrDefault("DevelopmentStorageProxyUri"));
        if (settings.ContainsKey("SharedAccessSignature"))
            throw new NotSupportedException("A shared access signature is not supported here: use AccountKey, or a TokenCredential.");
        if (settings.GetValueOrDefault("AccountName") is not { } account || settings.GetValueOrDefault("AccountKey") is not { } key)
            throw new FormatException(
                "No valid combination of account information found: the connection string needs AccountName and AccountKey, or UseDevelopmentStorage=true.");

        var protocol = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        var endpoint = settings.GetValueOrDefault("TableEndpoint", $"{protocol}://{account}.table.{suffix}");
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? new(uri, new(account, key))
            : throw new FormatException($"'{endpoint}' is not an address of a table service.");
    }

    private static Dictionary<string, string> Settings(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            // The part itself is not quoted: it may be a key.
            if (equals <= 0 || !settings.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
                throw new FormatException("The connection string is not a list of distinct name=value pairs separated by semicolons.");
        }

        return settings;
    }

    private static ConnectionString Development(string? proxy)
    {
        var host = proxy is null ? "http://127.0.0.1" : new Uri(proxy).GetLeftPart(UriPartial.Authority);
        return new(
            new Uri(string.Create(CultureInfo.InvariantCulture, $"{host}:{DevelopmentPort}/{DevelopmentAccount}")),
            new(DevelopmentAccount, DevelopmentKey));
    }
}
