using System.Globalization;

namespace Pipeline.Publishing;

/// <summary>The cell styles of published workbooks, by their index as cells name it.</summary>
internal static class XlsxStyles
{
    /// <summary>Bold.</summary>
    public const string Header = "1";

    /// <summary>Text, which Excel leaves alone however much it looks like a number.</summary>
    public const string Text = "2";

    /// <summary>A day as ISO 8601 writes it.</summary>
    public const string Date = "3";

    private const int FirstNumber = 4;
    private const int MostDecimals = 12;
    private const int FirstFormat = 164; // Lower ids are Excel's own.

    private static readonly string[] Numbers =
        [.. Enumerable.Range(FirstNumber, MostDecimals + 1).Select(index => index.ToString(CultureInfo.InvariantCulture))];

    /// <summary>A number that shows this many decimals.</summary>
    public static string Number(int decimals) => Numbers[Math.Min(decimals, MostDecimals)];

    /// <summary>The styles part.</summary>
    public static string Xml(string ns)
    {
        string[] formats = ["@", "yyyy-mm-dd", .. Enumerable.Range(0, MostDecimals + 1).Select(n => n == 0 ? "0" : "0." + new string('0', n))];
        var declared = string.Concat(formats.Select((code, i) => FormattableString.Invariant($"<numFmt numFmtId=\"{FirstFormat + i}\" formatCode=\"{code}\"/>")));
        var used = string.Concat(formats.Select((_, i) => FormattableString.Invariant(
            $"<xf numFmtId=\"{FirstFormat + i}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"{(i == 0 ? " quotePrefix=\"1\"" : "")}/>")));
        return FormattableString.Invariant($"<styleSheet xmlns=\"{ns}\"><numFmts count=\"{formats.Length}\">{declared}</numFmts>")
            + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + FormattableString.Invariant($"<cellXfs count=\"{formats.Length + 2}\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>")
            + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>" + used + "</cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";
    }
}
