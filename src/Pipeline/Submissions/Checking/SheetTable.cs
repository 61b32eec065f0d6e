using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>A table of a sheet before it is looked at closely.</summary>
/// <param name="Grid">Its cells and nothing else of the sheet but what stands directly above and below it.</param>
/// <param name="Titles">What stands above it: titles, remarks on period and unit.</param>
/// <param name="Block">Where its header stands.</param>
internal sealed record SheetTable(Grid Grid, Grid Titles, HeaderBlock Block)
{
    public Sheet Sheet => Grid.Sheet;

    /// <summary>Whether one of its columns names areas.</summary>
    public bool HasAreas => Block.Roles.Values.Any(r => r is ColumnRole.AreaCode or ColumnRole.AreaName);
}

/// <summary>A table that is understood: its columns and its rows.</summary>
internal sealed record TablePart(SheetTable Table, Header Header, TableRows Rows)
{
    public Grid Grid => Table.Grid;
}
