using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Pipeline.LocalHost.Configuration;

/// <summary>Where HTTP is served: <c>--port</c>, then <c>--urls</c> or ASPNETCORE_URLS, then local.settings.json, then 7071.</summary>
internal static class ListenAddress
{
    private const int DefaultPort = 7071;

    public static string Resolve(IConfiguration settings, int? localHttpPort)
    {
        if (settings["port"] is { Length: > 0 } text)
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
                ? Loopback(port)
                : throw new StartupException($"--port is '{text}'; write a number from 0 to 65535.");
        }

        return settings["urls"] is { Length: > 0 } urls ? urls : Loopback(localHttpPort ?? DefaultPort);
    }

    // The system cannot pick one free port for both loopback addresses, so port 0 means IPv4.
    private static string Loopback(int port) => string.Create(
        CultureInfo.InvariantCulture, $"http://{(port == 0 ? "127.0.0.1" : "localhost")}:{port}");
}
