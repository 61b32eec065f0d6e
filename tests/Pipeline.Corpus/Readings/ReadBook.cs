using Pipeline.Workbooks;

namespace Pipeline.Corpus.Readings;

/// <summary>A workbook as one reader gives it, put so that readers can be compared; what a reader does not know is null.</summary>
internal sealed record ReadBook(IReadOnlyList<ReadSheet> Sheets);

/// <summary>One sheet of a <see cref="ReadBook"/>.</summary>
internal sealed record ReadSheet(string Name, IReadOnlyDictionary<string, ReadCell> Cells)
{
    /// <summary>Whether users see it.</summary>
    public SheetVisibility? Visibility { get; init; }

    /// <summary>The merged ranges, as <c>A1:B2</c>.</summary>
    public IReadOnlySet<string>? Merges { get; init; }

    /// <summary>The rows that are hidden, of those that hold something.</summary>
    public IReadOnlySet<int>? HiddenRows { get; init; }

    /// <summary>The addresses of the cells that are in hidden columns.</summary>
    public IReadOnlySet<string>? InHiddenColumns { get; init; }

    /// <summary>The addresses of the cells that have a formula.</summary>
    public IReadOnlySet<string>? Formulas { get; init; }
}

/// <summary>One cell: what kind it is, and its value in one spelling.</summary>
internal readonly record struct ReadCell(CellKind Kind, string Value)
{
    public override string ToString() => $"{Kind} {(Value.Length > 40 ? Value[..40] + "…" : Value).ReplaceLineEndings("⏎")}";
}
