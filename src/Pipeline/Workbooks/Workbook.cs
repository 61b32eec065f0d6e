using Pipeline.Submissions;

namespace Pipeline.Workbooks;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number; the text is exactly what the file has.</summary>
    Number,

    /// <summary>A number that its format shows as a date; the text is the number, the flag of the workbook says which epoch.</summary>
    Date,

    /// <summary><c>TRUE</c> or <c>FALSE</c>.</summary>
    Boolean,

    /// <summary>An error value such as <c>#DIV/0!</c>.</summary>
    Error,
}

/// <summary>What else is known of a cell.</summary>
[Flags]
public enum CellTraits
{
    /// <summary>Nothing else.</summary>
    None = 0,

    /// <summary>The value is the cached result of a formula.</summary>
    Formula = 1,

    /// <summary>The formula has no cached result.</summary>
    NoCachedValue = 2,

    /// <summary>The formula refers to another file.</summary>
    ExternalLink = 4,

    /// <summary>The number format shows a percentage: 0.53 is displayed as 53%.</summary>
    Percent = 8,

    /// <summary>The cell's column is hidden.</summary>
    HiddenColumn = 16,
}

/// <summary>One cell as the file has it; nothing is interpreted.</summary>
/// <param name="Column">The column, counted from 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">The text, or the number exactly as the file writes it.</param>
/// <param name="Traits">What else is known.</param>
public readonly record struct SheetCell(int Column, CellKind Kind, string Text, CellTraits Traits = CellTraits.None)
{
    /// <summary>Whether this is known of the cell.</summary>
    public bool Has(CellTraits trait) => (Traits & trait) != 0;
}

/// <summary>One row as the file has it.</summary>
/// <param name="Number">The row, counted from 1.</param>
/// <param name="Cells">The cells that hold something, in column order.</param>
/// <param name="Hidden">Whether the row is hidden, by hand or by a filter.</param>
public sealed record SheetRow(int Number, IReadOnlyList<SheetCell> Cells, bool Hidden = false);

/// <summary>A rectangle of cells; both corners belong to it, counted from 1.</summary>
public readonly record struct CellRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    /// <summary>Whether a cell lies within.</summary>
    public bool Contains(int row, int column) =>
        row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}

/// <summary>Whether users see a sheet.</summary>
public enum SheetVisibility
{
    /// <summary>Shown.</summary>
    Visible,

    /// <summary>Hidden; a user can show it.</summary>
    Hidden,

    /// <summary>Hidden so that only a program can show it.</summary>
    VeryHidden,
}

/// <summary>One sheet as the file has it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Visibility">Whether users see it.</param>
/// <param name="Rows">The rows that hold something, in order.</param>
/// <param name="Merges">The merged rectangles; the value stands in the first cell.</param>
public sealed record Sheet(string Name, SheetVisibility Visibility, IReadOnlyList<SheetRow> Rows, IReadOnlyList<CellRange> Merges);

/// <summary>One workbook as the file has it.</summary>
/// <param name="Sheets">The sheets in the order of their tabs.</param>
/// <param name="Date1904">Whether dates count from 1904 instead of 1900.</param>
public sealed record Workbook(IReadOnlyList<Sheet> Sheets, bool Date1904);

/// <summary>What reading a file gave: a workbook, or findings that say why there is none.</summary>
/// <param name="Workbook">The workbook; null where the file could not be read.</param>
/// <param name="Findings">What there is to say about the file itself.</param>
public sealed record WorkbookReading(Workbook? Workbook, IReadOnlyList<Finding> Findings);
