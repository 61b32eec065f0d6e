using System.Text;
using System.Xml;

namespace Pipeline.Workbooks.Templates;

/// <summary>Makes any text fit to stand in a workbook, and wherever else it is published: a clerk's words can hold what XML cannot.</summary>
internal static class PrintableText
{
    // What a cell of Excel holds at most.
    private const int Longest = 32_000;

    /// <summary>The text with what cannot be written replaced, cut off where it is too long.</summary>
    public static string Of(string text, int longest = Longest)
    {
        StringBuilder printable = new(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (printable.Length + 2 > longest)
            {
                return printable.Append('…').ToString();
            }

            printable.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return printable.ToString();
    }
}
