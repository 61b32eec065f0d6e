using System.Security.Cryptography;
using System.Text;
using Pipeline.Cli.Local;

namespace Pipeline.Benchmarks.Ingesting;

/// <summary>A token in the address that opens the whole emulator, so that the bare client need not sign what it sends.</summary>
internal static class SharedAccess
{
    private const string Expiry = "2100-01-01T00:00:00Z";
    private const string Version = "2019-12-12";

    /// <summary>The token, without a question mark.</summary>
    public static string Token { get; } =
        $"sv={Version}&ss=bt&srt=sco&sp=rwdlacu&se={Uri.EscapeDataString(Expiry)}&sig={Uri.EscapeDataString(Signature())}";

    private static string Signature() => Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(LocalAzurite.AccountKey),
        Encoding.UTF8.GetBytes($"{LocalAzurite.Account}\nrwdlacu\nbt\nsco\n\n{Expiry}\n\n\n{Version}\n")));
}
