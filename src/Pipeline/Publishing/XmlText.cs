using System.Security;
using System.Xml;

namespace Pipeline.Publishing;

/// <summary>Text as XML has it.</summary>
internal static class XmlText
{
    /// <summary>The text with its markup escaped; characters that XML cannot hold become U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = SecurityElement.Escape(text);
        return IsLegal(escaped) ? escaped : new string([.. escaped.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD')]);
    }

    private static bool IsLegal(string text)
    {
        foreach (var c in text)
        {
            if (!XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c))
            {
                return false;
            }
        }

        return true;
    }
}
