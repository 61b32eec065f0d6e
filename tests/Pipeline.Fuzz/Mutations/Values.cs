using System.Globalization;

namespace Pipeline.Fuzz.Mutations;

/// <summary>Values at and beyond the edges of what a workbook may say.</summary>
internal static class Values
{
    private static readonly string[] Attributes =
    [
        "", "0", "1", "-1", "2147483647", "2147483648", "-2147483648", "99999999999999999999", "4294967296", "1e9", "0x10", " 5 ", "+1", "1.5", "NaN", "true", "hidden",
        "veryHidden", "A0", "A1", "B2", "XFD1048576", "XFE1", "XFD1048577", "AAAA1", "A99999999", "a1", "$A$1", "1A", "A", "A-1", "A1:A1048576", "A1:XFD1048576", "B2:A1",
        "XFD1:A1", "A1:", ":", "A:A", "1:1", "s", "n", "b", "e", "d", "str", "inlineStr", "shared", "array", "preserve", "&#0;", "&#xFFFE;", "&#xD800;", "&#x10FFFF;", "&amp;",
        "&bogus;", "&", "<", "_x0000_", "_xFFFE_", "_xD83D_", "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "External", "../../../workbook.xml", "/xl/workbook.xml", "worksheets/sheet1.xml", "file:///etc/passwd", "http://example.org/", "%00", "%", "yyyy", "0%", "\\", "\"", "[h", "[",
        "1900", "16384", "16385", "1048576", "1048577", "_meta", "填报责任",
    ];

    private static readonly string[] Contents =
    [
        "", "0", "-0", "1", "-1", "1e400", "-1e400", "1e-400", "NaN", "INF", "Infinity", "1,5", "1.5.5", "0x10", " 12 ", "999999999999999999999999999999999999999999", "1e28", "7.9e28",
        "79228162514264337593543950336", "1e15", "999999999999999", "0.00000000000000000000000000000000001", "1E+5", ".5", "5.", "-", "+", "e", "2147483648", "-2147483648", "#N/A", "#DIV/0!", "TRUE",
        "530100", "530102", "530000", "530128", "DZXQ", "999999", "530100000000", "area_code", "gdp", "昆明市", "合计", "小计", "—", "…", "一", "无", "2024", "2024-02-30", "2024-06-30", "2024-06-30T25:00:00",
        "9999-12-31T23:59:59.9999999Z", "0001-01-01", "1900-02-29", "2958465", "2958466", "2900000", "60", "0.5", "-1", "2023年", "报告期：2023", "填表人：", "填表日期：45473", "45473", "１２３．５", "(1,234.5)", "△5",
        "12%", "12亿元", "5①", "注1：说明", "&#xFFFE;", "&#xFFFF;", "&#x1F600;", "&#0;", "&#xD800;", "&amp;&lt;&gt;", "&x;", "_xFFFE_", "_xFFFF_", "_xD83D_", "_xD83D__xDE00_", "_x0000_", "<![CDATA[1]]>", "<!---->1",
        "1<!-- c -->2", "<?pi?>3", "]]>", "\t", "\r\n", "￾", "￿", "A1", "[1]Sheet1!A1", "\u200b", "=1+1", "最终核实", "快报", "人", "亿元", "万元",
    ];

    /// <summary>The value of an attribute, as Latin 1 of its bytes.</summary>
    public static string Attribute(Random random) => random.Next(40) == 0 ? new string('9', random.Next(1, 200_000)) : Bytes(Attributes[random.Next(Attributes.Length)]);

    /// <summary>The content of an element.</summary>
    public static string Content(Random random) => random.Next(40) switch
    {
        0 => new string('x', random.Next(1, 300_000)),
        1 => string.Concat(Enumerable.Repeat("&#65;", random.Next(1, 20_000))),
        2 => random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
        3 => string.Concat(Enumerable.Repeat(Bytes(Contents[random.Next(Contents.Length)]), random.Next(2, 400))),
        _ => Bytes(Contents[random.Next(Contents.Length)]),
    };

    /// <summary>Something that stands between tags.</summary>
    public static string Markup(Random random) => random.Next(16) switch
    {
        0 => "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        1 => "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
        2 => string.Concat(Enumerable.Repeat("<a>", random.Next(1, 5000))),
        3 => string.Concat(Enumerable.Repeat("<row>", random.Next(1, 70))),
        4 => $"<!--{new string('-', random.Next(3))}{new string('c', random.Next(200_000))}-->",
        5 => "<![CDATA[" + new string(']', random.Next(9)) + "]]>",
        6 => "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
        7 => "</row>",
        8 => "<c r=\"A1\" t=\"s\"><v>0</v></c>",
        9 => $"<row r=\"{random.Next(-2, 1_048_580)}\"><c><v>1</v></c></row>",
        10 => "<mergeCell ref=\"A1:XFD1048576\"/>",
        11 => "<col min=\"1\" max=\"16384\" hidden=\"1\"/>",
        12 => $"<si><t>{new string('s', random.Next(100_000))}</t></si>",
        13 => new string(' ', random.Next(1, 400_000)),
        14 => $"<c r=\"XFD{random.Next(1, 30)}\"><v>5</v></c>",
        _ => "<",
    };

    /// <summary>Attributes for a tag that does not have them.</summary>
    public static string NewAttribute(Random random) => random.Next(9) switch
    {
        0 => string.Concat(Enumerable.Range(0, random.Next(1, 400)).Select(i => $" a{i}=\"{i}\"")),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 300)).Select(i => $" xmlns:n{i}=\"urn:{i}\"")),
        2 => $" big=\"{new string('b', random.Next(1_500_000))}\"",
        3 => " hidden=\"1\"",
        4 => " xmlns=\"urn:other\"",
        5 => " r=\"A1\" r=\"B2\"",
        6 => $" t=\"{Attributes[random.Next(Attributes.Length)].Replace("<", "", StringComparison.Ordinal)}\"",
        7 => " s=\"99999\"",
        _ => " a=b",
    };

    private static string Bytes(string text) => System.Text.Encoding.Latin1.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
