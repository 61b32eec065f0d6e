namespace Pipeline.Catalogue.Loading;

/// <summary>Everybody who reports has a due date for every frequency at which something is asked of them.</summary>
internal static class CalendarChecks
{
    /// <summary>Checks the calendar against areas and measures.</summary>
    public static void Check(CatalogueTables tables, EntryFile calendar, FaultList faults)
    {
        if (!calendar.Readable)
        {
            return;
        }

        var reporting = tables.Areas.Items.Select(area => area.Level).Where(level => level != AreaLevel.County).Distinct();
        foreach (var (level, frequency) in reporting.SelectMany(level => Frequencies(level, tables).Select(frequency => (level, frequency))))
        {
            if (!tables.DueDates.Any(due => due.ReporterLevel == level && due.Frequency == frequency))
            {
                var words = (Vocabulary.Frequencies.First(pair => pair.Value == frequency).Key, Vocabulary.AreaLevels.First(pair => pair.Value == level).Key);
                faults.Add(CalendarReading.File, 0, $"缺少 {words.Item1}、{words.Item2} 的期限。", $"The due date for {words.Item1}, {words.Item2} is missing.",
                    "加上这一行。", "Add that line.");
            }
        }
    }

    private static IEnumerable<Frequency> Frequencies(AreaLevel level, CatalogueTables tables) =>
        tables.Measures.Items.Where(measure => measure.Levels.Contains(level)).SelectMany(measure => measure.Frequencies).Distinct();
}
