namespace Pipeline.Catalogue.Loading;

/// <summary>A name by which a workbook may call something must lead to one thing only.</summary>
internal static class NameChecks
{
    /// <summary>Checks areas, units and measures.</summary>
    public static void Check(CatalogueTables tables)
    {
        Unique(tables.Areas, area => area.Code, area => [area.Name.Zh, area.Name.En, .. area.Aliases]);
        Unique(tables.Areas, area => area.Code, area => [area.Code, .. area.FormerCodes]);
        Unique(tables.Units, unit => unit.Code, unit => [unit.Name.Zh, unit.Name.En, .. unit.Aliases]);
        Unique(tables.Measures, measure => measure.Code, measure => [measure.Name.Zh, measure.Name.En, .. measure.Aliases]);
    }

    private static void Unique<T>(Table<T> table, Func<T, string> code, Func<T, IEnumerable<string>> names)
        where T : class
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (item, entry) in table.Sound)
        {
            foreach (var name in names(item).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!owners.TryAdd(name, code(item)))
                {
                    entry.Fault("code", $"名称“{name}”也指 {owners[name]}。", $"The name '{name}' also means {owners[name]}.",
                        "一个名称只能指一项，从其中一处删去。", "A name may mean one thing only; remove it from one of the two.");
                }
            }
        }
    }
}
