namespace Pipeline.Publishing.Starters;

/// <summary>A small file that leads a tool to a data set: it names the address, the columns and their types, and never a secret.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Kind">What kind of file it is.</param>
public sealed record Starter(Dataset Dataset, StarterKind Kind)
{
    /// <summary>The name of the file, such as <c>indicators.odc</c>.</summary>
    public string File => $"{Dataset.Name}.{Kind.Extension}";

    /// <summary>The starters of data sets: each kind for each data set.</summary>
    public static IReadOnlyList<Starter> All(IReadOnlyList<Dataset> datasets) =>
        [.. datasets.SelectMany(dataset => StarterKind.All.Select(kind => new Starter(dataset, kind)))];

    /// <summary>The file's text.</summary>
    /// <param name="address">Where the data set is served, without a format: <c>https://…/indicators</c>.</param>
    /// <param name="odata">Where the data set is served by OData.</param>
    public string Write(string address, string odata) => Kind.Write(new(Dataset, address, odata));
}

/// <summary>What a starter is written from.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="Address">Where it is served, without a format.</param>
/// <param name="OData">Where it is served by OData, which states the types of columns itself.</param>
public sealed record StarterSource(Dataset Dataset, string Address, string OData)
{
    /// <summary>The environment variable that scripts read a token from.</summary>
    public const string TokenVariable = "PIPELINE_TOKEN";

    /// <summary>Where the data set is served as CSV, which every tool reads, told the types.</summary>
    public string Csv => $"{Address}.{CsvFormat.Instance.Name}";

    /// <summary>Where it is served as a page with a table.</summary>
    public string Page => $"{Address}.{HtmlFormat.Instance.Name}";

    /// <summary>A text for each column.</summary>
    internal string Lines(string separator, Func<Column, string> line) => Lines(separator, _ => true, line);

    /// <summary>A text for each of some columns.</summary>
    internal string Lines(string separator, Func<Column, bool> isWanted, Func<Column, string> line) =>
        string.Join(separator, Dataset.Columns.Where(isWanted).Select(line));
}
