using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>A cell of figures before it is read: what it holds, and whose figure it is to be.</summary>
internal readonly record struct FigureCell(SheetCell Cell, MeasureColumn Column, Area Area, Place Place)
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
