using System.Text;
using Microsoft.Extensions.Configuration;

namespace Pipeline.LocalHost.Configuration;

/// <summary>Replaces <c>%Setting%</c> in attribute texts by the setting's value.</summary>
internal static class SettingExpansion
{
    public static string Expand(string text, IConfiguration settings)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('%', at);
            var close = open < 0 ? -1 : text.IndexOf('%', open + 1);
            if (open < 0)
            {
                result.Append(text, at, text.Length - at);
                break;
            }

            if (close < 0)
            {
                throw new StartupException($"'{text}' has a % without its partner; settings are written %Name%.");
            }

            var name = text[(open + 1)..close];
            var value = settings[name.Replace("__", ":", StringComparison.Ordinal)];
            if (string.IsNullOrEmpty(value))
            {
                throw new StartupException($"'{text}' asks for the setting '{name}', which is not set; put it in the environment or in local.settings.json.");
            }

            result.Append(text, at, open - at).Append(value);
            at = close + 1;
        }

        return result.ToString();
    }
}
