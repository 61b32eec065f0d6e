using System.Globalization;

namespace Pipeline.Catalogue.Loading;

/// <summary>The assessment can be computed for every county: weights sum to 1, goalposts differ, and what is named exists.</summary>
internal static class AssessmentChecks
{
    /// <summary>Checks components, vetoes, grades and zones.</summary>
    public static void Check(
        Table<AssessmentEntry> entries, Table<AssessmentGrade> grades, Table<ZoneAssignment> zones, CatalogueTables tables, FaultList faults)
    {
        foreach (var (item, entry) in entries.Sound)
        {
            CheckSubject(item.Component?.Subject ?? item.Veto!.Subject, entry, tables);
            if (item.Component is { } component)
            {
                CheckComponent(component, entry);
            }
            else
            {
                CheckVeto(item.Veto!, entry, grades);
            }
        }

        CheckWeights(entries, faults);
        CheckGrades(grades, entries, faults);
        CheckZones(zones, tables.Areas, entries, faults);
    }

    private static void CheckSubject(string subject, Entry entry, CatalogueTables tables)
    {
        var (measure, indicator) = (tables.Measures.Find(subject), tables.Indicators.Find(subject));
        if (measure is null && indicator is null)
        {
            if (tables.Measures.Readable && tables.Indicators.Readable)
            {
                entry.Fault("subject", $"没有指标“{subject}”。", $"There is no measure or indicator '{subject}'.",
                    $"用 {MeasureReading.File} 或 {IndicatorReading.File} 中的代码。", $"Use a code from {MeasureReading.File} or {IndicatorReading.File}.");
            }

            return;
        }

        var levels = measure?.Levels ?? indicator!.Levels;
        if (!levels.Contains(AreaLevel.County) || !levels.Contains(AreaLevel.Prefecture) || !(measure?.Frequencies ?? indicator!.Frequencies).Contains(Frequency.Annual))
        {
            entry.Fault("subject", $"“{subject}”不是州市和县区都有的年度数。", $"Not every prefecture and county has '{subject}' by the year.",
                "用州市、县区两级都有的年度指标。", "Use a yearly one of both levels.");
        }
    }

    private static void CheckComponent(AssessmentComponent component, Entry entry)
    {
        if (component.Worst == component.Best)
        {
            entry.Fault("best", "best 与 worst 相同，无法计分。", "best is worst: nothing can be scored between them.", "写两个不同的数。", "Write two different numbers.");
        }

        foreach (var (zone, weight) in Vocabulary.Zones.Select(zone => (zone.Key, component.Weights[zone.Value])).Where(pair => pair.Item2 is < 0 or > 1))
        {
            entry.Fault($"weights.{zone}", $"权重 {Text(weight)} 不在 0 到 1 之间。", $"The weight {Text(weight)} is not between 0 and 1.", "写 0 到 1 之间的小数。", "Write a fraction between 0 and 1.");
        }
    }

    private static void CheckVeto(AssessmentVeto veto, Entry entry, Table<AssessmentGrade> grades)
    {
        grades.Resolve(entry, "cap", veto.Cap);
        if (veto.Direction is not (TargetDirection.AtLeast or TargetDirection.AtMost))
        {
            entry.Fault("direction", "否决项的 direction 只能是 at_least 或 at_most。", "A veto's direction is at_least or at_most.", "写 at_least 或 at_most。", "Write at_least or at_most.");
        }
    }

    private static void CheckWeights(Table<AssessmentEntry> entries, FaultList faults)
    {
        var components = entries.Items.Select(item => item.Component).OfType<AssessmentComponent>().ToList();
        if (components.Count == 0 || entries.Sound.Count() < entries.Items.Count)
        {
            return;
        }

        foreach (var (zone, sum) in Vocabulary.Zones.Select(zone => (zone.Key, components.Sum(component => component.Weights[zone.Value]))).Where(pair => pair.Item2 != 1))
        {
            faults.Add(AssessmentReading.File, 0, $"{zone} 的权重之和是 {Text(sum)}，应为 1。", $"The weights of {zone} sum to {Text(sum)}, not to 1.",
                $"调整各项的 weights.{zone}。", $"Adjust weights.{zone} of the components.");
        }
    }

    private static void CheckGrades(Table<AssessmentGrade> grades, Table<AssessmentEntry> entries, FaultList faults)
    {
        foreach (var (grade, entry) in grades.Sound.GroupBy(located => located.Item.From).SelectMany(same => same.Skip(1)).ToList())
        {
            entry.Fault("from", $"已有等次从 {Text(grade.From)} 分起。", $"There is a grade from {Text(grade.From)} already.", "写不同的分数。", "Write another score.");
        }

        if (entries.Items.Any() && grades.Readable && grades.Items.All(grade => grade.From > 0))
        {
            faults.Add(AssessmentReading.Grades, 0, "没有从 0 分起的等次。", "There is no grade from 0.", "加上一行，from 为 0。", "Add a line whose from is 0.");
        }
    }

    private static void CheckZones(Table<ZoneAssignment> zones, Table<Area> areas, Table<AssessmentEntry> entries, FaultList faults)
    {
        foreach (var (zone, entry) in zones.Sound.ToList())
        {
            if (areas.Resolve(entry, "area", zone.Area) is { } area && area.Level != AreaLevel.County)
            {
                entry.Fault("area", $"“{zone.Area}”不是县区。", $"'{zone.Area}' is no county.", "只列县区；州市按多数县区定。", "List counties only; a prefecture follows most of its counties.");
            }
        }

        var listed = zones.Items.Select(zone => zone.Area).ToHashSet(StringComparer.Ordinal);
        var missing = areas.Items.Where(area => area.Level == AreaLevel.County && !listed.Contains(area.Code)).Select(area => area.Code).ToList();
        if (entries.Items.Any() && zones.Readable && areas.Readable && missing.Count > 0)
        {
            var codes = string.Join(", ", missing);
            faults.Add(AssessmentReading.Zones, 0, $"这些县区没有功能区：{codes}。", $"These counties have no zone: {codes}.", "为每个县区加一行。", "Add a line for each.");
        }
    }

    private static string Text(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
