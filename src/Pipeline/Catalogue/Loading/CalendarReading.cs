namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>calendar.csv</c>.</summary>
internal static class CalendarReading
{
    /// <summary>The file's name.</summary>
    public const string File = "calendar.csv";

    /// <summary>The columns of the file.</summary>
    public static readonly IReadOnlyList<string> Columns = ["frequency", "reporter_level", "days_after_period"];

    private const int Longest = 366;

    /// <summary>All due dates.</summary>
    public static IReadOnlyList<DueDate> Read(EntryFile file)
    {
        var known = new HashSet<(Frequency, AreaLevel)>();
        var dates = new List<DueDate>();
        foreach (var entry in file.Entries)
        {
            var date = new DueDate(
                entry.Word("frequency", Vocabulary.Frequencies),
                entry.Word("reporter_level", Vocabulary.AreaLevels),
                entry.Integer("days_after_period", 1, Longest));
            if (entry.Sound && date.ReporterLevel == AreaLevel.County)
            {
                entry.Fault("reporter_level", "县区不直接报送。", "Counties do not report by themselves.",
                    "只写 province、prefecture 或 new_area。", "Write province, prefecture or new_area.");
            }
            else if (entry.Sound && !known.Add((date.Frequency, date.ReporterLevel)))
            {
                entry.Fault("frequency", "同一频率和层级的期限重复。", "This frequency and level already have a due date.",
                    "删去其中一行。", "Remove one of the two lines.");
            }

            dates.Add(date);
        }

        return dates;
    }
}
