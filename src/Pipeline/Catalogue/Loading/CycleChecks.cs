namespace Pipeline.Catalogue.Loading;

/// <summary>No indicator is computed from itself, however long the way round.</summary>
internal static class CycleChecks
{
    /// <summary>Checks all indicators; a cycle is one fault, on the first indicator of the file that is part of it.</summary>
    public static void Check(CatalogueTables tables)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (indicator, entry) in tables.Indicators.Sound.ToList())
        {
            if (Way(indicator.Code, tables, [], done) is { } way)
            {
                var text = string.Join(" → ", way);
                entry.Fault("formula.kind", $"指标循环引用：{text}。", $"Indicators refer to each other in a circle: {text}.",
                    "让其中一个只用指标（measures.csv）计算。", "Compute one of them from measures alone.");
            }
        }
    }

    // The way from an indicator back to one on the way; what was walked once without a circle is not walked again.
    private static List<string>? Way(string code, CatalogueTables tables, List<string> walked, HashSet<string> done)
    {
        if (walked.IndexOf(code) is >= 0 and var at)
        {
            done.UnionWith(walked);
            return [.. walked[at..], code];
        }

        if (!done.Contains(code) && tables.Indicators.Find(code) is { } indicator)
        {
            walked.Add(code);
            foreach (var subject in indicator.Formula.Subjects.Where(subject => tables.Measures.Find(subject) is null))
            {
                if (Way(subject, tables, walked, done) is { } way)
                {
                    return way;
                }
            }

            walked.RemoveAt(walked.Count - 1);
            done.Add(code);
        }

        return null;
    }
}
