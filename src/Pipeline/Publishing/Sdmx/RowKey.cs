namespace Pipeline.Publishing.Sdmx;

/// <summary>What some columns of a row have, as one text to compare by.</summary>
internal static class RowKey
{
    /// <summary>The key of a row; no code holds the tab that stands between the parts.</summary>
    public static string Of(Row row, IReadOnlyList<int> places) => string.Join('\t', places.Select(place => row[place].Text));
}
