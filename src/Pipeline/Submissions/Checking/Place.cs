using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Where in a workbook something stands; row and column are 0 where it is no single cell.</summary>
internal readonly record struct Place(int Tab, string Sheet, int Row, int Column)
{
    /// <summary>The workbook as a whole.</summary>
    public static Place Workbook { get; } = new(-1, "", 0, 0);

    /// <summary>The address such as <c>D7</c>; empty where it is no single cell.</summary>
    public string Cell => Row > 0 && Column > 0 ? CellAddress.Of(Row, Column) : "";
}
