using System.Text.Json.Nodes;

namespace Pipeline.Functions.Http.OpenApi;

/// <summary>What the API document says of one function; path, verbs and access come from the code itself.</summary>
/// <param name="Function">The function.</param>
/// <param name="Tag">The section of the document.</param>
/// <param name="Summary">What it does.</param>
internal sealed record Operation(string Function, string Tag, Bilingual Summary)
{
    /// <summary>The query parameters.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The answers that are no problems.</summary>
    public IReadOnlyList<ApiAnswer> Answers { get; init; } = [];

    /// <summary>The statuses of problems, beside those that follow from access.</summary>
    public IReadOnlyList<int> Problems { get; init; } = [];

    /// <summary>The name of the document's response that describes its problems.</summary>
    public string ProblemResponse { get; init; } = "Problem";

    /// <summary>Whether it takes a workbook as its body.</summary>
    public bool TakesWorkbook { get; init; }

    /// <summary>The paths that its route stands for, where a part of it is one of a few names; null for the route itself.</summary>
    public IReadOnlyList<OperationPath>? Paths { get; init; }
}

/// <summary>One of the paths that a route stands for.</summary>
/// <param name="Placeholder">The part of the route, such as <c>dataset</c>.</param>
/// <param name="Name">What stands in its place.</param>
/// <param name="Summary">What the path leads to.</param>
internal sealed record OperationPath(string Placeholder, string Name, Bilingual Summary)
{
    /// <summary>The query parameters of this path.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The answers of this path.</summary>
    public IReadOnlyList<ApiAnswer> Answers { get; init; } = [];
}

/// <summary>A query parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Schema">The schema of its value, or of each of its values.</param>
/// <param name="Example">A value that works; empty where there is none for everybody.</param>
internal sealed record ApiParameter(string Name, Bilingual Description, JsonObject Schema, string Example)
{
    /// <summary>Whether it must be given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether several values may be given.</summary>
    public bool IsList { get; init; }
}

/// <summary>An answer that is no problem.</summary>
/// <param name="Status">The status.</param>
/// <param name="Description">What it means.</param>
/// <param name="Content">The schemas by media type; empty where there is no body.</param>
/// <param name="Headers">The headers, by their names in the document's list of headers.</param>
internal sealed record ApiAnswer(
    int Status, Bilingual Description, IReadOnlyList<(string MediaType, JsonObject Schema)> Content, params IReadOnlyList<string> Headers);
