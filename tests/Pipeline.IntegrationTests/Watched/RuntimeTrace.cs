using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.IntegrationTests.Watched;

/// <summary>
/// What the runtime itself recorded of a process's connections: every attempt to connect and every name that was resolved, however short,
/// and whichever library made it.
/// </summary>
internal sealed partial record RuntimeTrace(IReadOnlySet<string> Connected, string Text)
{
    /// <summary>The settings under which a process records them into a file.</summary>
    public static (string Name, string Value)[] Settings { get; } =
    [
        ("DOTNET_EnableEventPipe", "1"),
        ("DOTNET_EventPipeOutputStreaming", "1"),
        ("DOTNET_EventPipeOutputPath", "{folder}/trace.nettrace"),
        ("DOTNET_EventPipeConfig", "System.Net.Sockets:0xFFFFFFFFFFFFFFFF:4,System.Net.NameResolution:0xFFFFFFFFFFFFFFFF:4"),
    ];

    /// <summary>Reads a recording: texts in it are UTF-16, at odd or even places.</summary>
    public static RuntimeTrace Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var text = Encoding.Unicode.GetString(bytes) + Encoding.Unicode.GetString(bytes.AsSpan(1));
        return new(SocketAddress().Matches(text).Select(Address).Where(address => !address.EndsWith(":0", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal), text);
    }

    // Port 0 is what the server listens with, before it is given a port; nobody connects to it.
    // "InterNetwork:16:{31,144,127,0,0,1,…": port, then address. In the other family an IPv4 address stands behind its prefix.
    private static string Address(Match match)
    {
        var numbers = match.Groups[2].Value.Split(',').Select(number => byte.Parse(number, CultureInfo.InvariantCulture)).ToList();
        var address = match.Groups[1].Value == "InterNetwork" ? numbers[2..6] : numbers[18..22];
        return $"{string.Join('.', address)}:{(numbers[0] * 256) + numbers[1]}";
    }

    [GeneratedRegex(@"(InterNetwork(?:V6)?):\d+:\{([0-9,]+)\}")]
    private static partial Regex SocketAddress();
}
