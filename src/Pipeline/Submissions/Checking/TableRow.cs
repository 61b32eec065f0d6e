using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>A row of the table after its label is understood.</summary>
internal abstract record TableRow(SheetRow Row, Place Label)
{
    /// <summary>A row of figures of one area.</summary>
    public sealed record OfArea(SheetRow Row, Place Label, Area Area) : TableRow(Row, Label);

    /// <summary>A total row without code; a subtotal counts only the rows since the one before.</summary>
    public sealed record Total(SheetRow Row, Place Label, string Text, bool IsSubtotal) : TableRow(Row, Label);
}

/// <summary>The rows below a header, and the notes among them.</summary>
/// <param name="Rows">Rows of areas and totals, in the order of the sheet.</param>
/// <param name="Notes">The notes by their marks.</param>
/// <param name="Named">The areas that rows with a faulty label name.</param>
internal sealed record TableRows(IReadOnlyList<TableRow> Rows, NoteTexts Notes, IReadOnlySet<string> Named);
