using Pipeline.Publishing.Sdmx;

namespace Pipeline.Publishing;

/// <summary>The formats that tables can be had in; the first is what callers get who do not mind.</summary>
public static class Formats
{
    /// <summary>All formats. A new one is a class of its own and a line here: routes, negotiation, documents and tests follow.</summary>
    public static IReadOnlyList<ITableFormat> All { get; } = [CsvFormat.Instance, JsonFormat.Instance, XlsxFormat.Instance, HtmlFormat.Instance, SdmxCsvFormat.Instance, SdmxJsonFormat.Instance];

    /// <summary>The version of how formats write. It is part of every entity tag: raise it with any change of what a format's bytes are.</summary>
    public const int SerializerVersion = 2;

    /// <summary>The formats that a table can be had in.</summary>
    public static IReadOnlyList<ITableFormat> For(Dataset dataset) => [.. All.Where(format => format.Suits(dataset))];

    /// <summary>The format of a name; null where there is none.</summary>
    public static ITableFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
