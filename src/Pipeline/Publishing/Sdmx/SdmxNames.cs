using System.Buffers;

namespace Pipeline.Publishing.Sdmx;

/// <summary>What things of ours are called in SDMX.</summary>
public static class SdmxNames
{
    /// <summary>The agency that maintains our structures; not registered anywhere.</summary>
    public const string Agency = "YNRD";

    /// <summary>The version of every structure: that of the column lists. Code lists grow with the catalogue within a version; nothing leaves them without a new one.</summary>
    public static readonly string Version = $"{DataContract.Version}.0.0";

    /// <summary>What the agency is called.</summary>
    public static readonly Bilingual AgencyName = new("云南省区域协调发展指标", "Regional development indicators for Yunnan");

    /// <summary>The id of the time dimension, which SDMX prescribes.</summary>
    public const string TimePeriod = "TIME_PERIOD";

    /// <summary>What stands for the observation dimension where every observation stands by itself.</summary>
    public const string AllDimensions = "AllDimensions";

    private const string CodeZh = "代码";
    private const string CodeEn = "Code of the ";

    private static readonly SearchValues<char> Explanation = SearchValues.Create(":：;；(（");

    /// <summary>Columns that SDMX has a common name for.</summary>
    private static readonly Dictionary<string, string> Concepts = new(StringComparer.Ordinal)
    {
        ["area"] = "REF_AREA",
        ["period"] = TimePeriod,
        ["unit"] = "UNIT_MEASURE",
    };

    /// <summary>The id of a column's concept: the one that SDMX has for it, or its own name in capitals.</summary>
    public static string Concept(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Role == ColumnRole.Value ? "OBS_VALUE"
            : column.Codes == CodeLists.Statuses ? "OBS_STATUS"
            : Concepts.GetValueOrDefault(column.Name) ?? Id(column.Name);
    }

    /// <summary>The id of a list of codes, such as <c>CL_AREAS</c>; that of statuses has the name that SDMX gives to the list that its letters are from.</summary>
    public static string Codelist(CodeList codes) => codes == CodeLists.Statuses ? "CL_OBS_STATUS" : $"CL_{Id(codes.Name)}";

    /// <summary>The id of a data set's flow, such as <c>INDICATORS</c>.</summary>
    public static string Id(string name) => name.Replace('-', '_').ToUpperInvariant();

    /// <summary>The URN of a structure, or of one of its items.</summary>
    /// <param name="kind">The class of the information model, such as <c>codelist.Codelist</c>.</param>
    /// <param name="id">The structure's id.</param>
    /// <param name="item">The item's id; empty for the structure itself.</param>
    public static string Urn(string kind, string id, string item = "") => $"urn:sdmx:org.sdmx.infomodel.{kind}={Agency}:{id}({Version}){(item.Length > 0 ? "." : "")}{item}";

    /// <summary>The short name of a column: its description up to the first explanation, and of a code what it is the code of.</summary>
    public static Bilingual Name(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var (zh, en) = (Short(column.Description.Zh), Short(column.Description.En));
        return new(
            zh.Length > CodeZh.Length && zh.EndsWith(CodeZh, StringComparison.Ordinal) ? zh[..^CodeZh.Length] : zh,
            en.StartsWith(CodeEn, StringComparison.Ordinal) ? $"{char.ToUpperInvariant(en[CodeEn.Length])}{en[(CodeEn.Length + 1)..]}" : en);
    }

    private static string Short(string description)
    {
        var end = description.AsSpan().IndexOfAny(Explanation);
        return (end < 0 ? description : description[..end]).Trim();
    }
}
