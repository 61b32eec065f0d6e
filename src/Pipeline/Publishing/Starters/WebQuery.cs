namespace Pipeline.Publishing.Starters;

/// <summary>
/// A web query, which Excel had before Power Query. It reads tables of pages, with their formats so that codes stay texts, and asks for a
/// code of the data set's first column, since old sheets hold few rows.
/// </summary>
internal static class WebQuery
{
    /// <summary>Writes it; Windows' line ends, ASCII only.</summary>
    public static string Write(StarterSource source)
    {
        var key = source.Dataset.Columns.First(column => column is { Role: ColumnRole.Key, Codes: not null }).Name;
        string[] lines =
        [
            "WEB",
            "1",
            $"""{source.Page}?{key}=["{key}","{key} (code)"]""",
            "",
            "Selection=EntirePage",
            "Formatting=All",
            "PreFormattedTextToColumns=True",
            "ConsecutiveDelimitersAsOne=False",
            "SingleBlockTextImport=False",
            "DisableDateRecognition=True",
            "DisableRedirections=False",
            "",
        ];
        return string.Join("\r\n", lines);
    }
}
