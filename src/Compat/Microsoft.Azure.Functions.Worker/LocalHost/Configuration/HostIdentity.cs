using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Pipeline.LocalHost.Configuration;

/// <summary>The id under which this app keeps receipts, locks and timer states on the storage account.</summary>
internal static partial class HostIdentity
{
    public const string Setting = "AzureFunctionsWebHost:hostid";

    public static string Resolve(IConfiguration settings, string machineName, string appPath)
    {
        if (settings[Setting] is not { Length: > 0 } given)
        {
            return Derive(machineName, appPath);
        }

        // It becomes part of a queue's name.
        return Allowed().IsMatch(given) && !given.Contains("--", StringComparison.Ordinal)
            ? given
            : throw new StartupException(
                $"AzureFunctionsWebHost__hostid is '{given}'; use 1 to 32 lower-case letters, digits and single hyphens, with a letter or digit at both ends.");
    }

    /// <summary>From machine and path, as the real host does locally: two folders, or two machines, never share receipts.</summary>
    private static string Derive(string machineName, string appPath)
    {
        var machine = new string([.. machineName.Where(char.IsAsciiLetterOrDigit).Take(15)]);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Path.TrimEndingDirectorySeparator(appPath)));
        var number = BitConverter.ToUInt64(hash) % 10_000_000_000;
        return FormattableString.Invariant($"{machine}-{number}").TrimStart('-').ToLowerInvariant();
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$")]
    private static partial Regex Allowed();
}
