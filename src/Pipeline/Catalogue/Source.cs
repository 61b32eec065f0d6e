namespace Pipeline.Catalogue;

/// <summary>Where a definition, group or target comes from.</summary>
public sealed record Source
{
    /// <summary>The document: <c>plan</c>, <c>opinions</c>, or one of the marks <c>general</c>, <c>method</c>, <c>assumption</c>.</summary>
    public required string Document { get; init; }

    /// <summary>The section of the document; empty for a mark.</summary>
    public string Section { get; init; } = "";

    /// <summary>The words of the document, in Chinese; empty for a mark.</summary>
    public string Quote { get; init; } = "";
}
