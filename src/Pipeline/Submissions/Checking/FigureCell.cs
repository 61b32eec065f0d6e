using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>A cell of figures before it is read: what it holds, and whose figure it is to be.</summary>
/// <param name="Cell">What it holds.</param>
/// <param name="Column">The column that it stands in.</param>
/// <param name="Area">The area of its row.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Compulsory">Whether the workbook is rejected without it, which is said of it later.</param>
internal readonly record struct FigureCell(SheetCell Cell, MeasureColumn Column, Area Area, Place Place, bool Compulsory)
{
    public Measure Measure => Column.Measure;

    /// <summary>What a finding about it concerns.</summary>
    public Subject Subject => new(Area, Measure, Cell.Text);

    /// <summary>It says nothing.</summary>
    public CellValue Missing() => Marked(ObservationStatus.Missing, "");

    /// <summary>It cannot be read, which is a finding already.</summary>
    public CellValue Faulty() => new(Area, Measure, Place, Cell.Text, null, ObservationStatus.Missing) { Faulty = true };

    /// <summary>It has a mark in place of a number.</summary>
    public CellValue Marked(ObservationStatus status, string note) => new(Area, Measure, Place, Cell.Text, null, status) { Note = note };
}
