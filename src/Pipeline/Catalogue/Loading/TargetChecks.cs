namespace Pipeline.Catalogue.Loading;

/// <summary>Targets are set for subjects and areas that exist, and that have values.</summary>
internal static class TargetChecks
{
    /// <summary>Checks all targets.</summary>
    public static void Check(CatalogueTables tables)
    {
        foreach (var (target, entry) in tables.Targets.Sound)
        {
            var level = Level(target, entry, tables);
            var (measure, indicator) = (tables.Measures.Find(target.Subject), tables.Indicators.Find(target.Subject));
            if (measure is null && indicator is null && !(tables.Measures.Readable && tables.Indicators.Readable))
            {
                continue;
            }

            if (measure is null && indicator is null)
            {
                entry.Fault("subject", $"没有指标“{target.Subject}”。", $"There is no measure or indicator '{target.Subject}'.",
                    $"用 {MeasureReading.File} 或 {IndicatorReading.File} 中的代码。",
                    $"Use a code from {MeasureReading.File} or {IndicatorReading.File}.");
                continue;
            }

            var covered = indicator?.Levels.Contains(level ?? AreaLevel.Province)
                ?? (measure!.Levels.Contains(level ?? AreaLevel.Province) || measure.Aggregation != Aggregation.None);
            if (level is not null && !covered)
            {
                entry.Fault("area", $"“{target.Subject}”在“{target.Area}”没有数值。", $"'{target.Subject}' has no value for '{target.Area}'.",
                    "换一个地区，或扩大指标的 levels。", "Choose another area, or widen the levels of the subject.");
            }

            if (indicator?.Formula is Formula.AverageGrowth or Formula.MeanOfYears && target.Path != TargetPath.Constant)
            {
                entry.Fault("path", "年均增速的目标用 constant。", "Targets of average growth have a constant path.",
                    "年均增速写 constant；比重、比值写 linear；总量写 geometric。",
                    "Write constant for average growth, linear for shares and ratios, geometric for levels.");
            }

            if (indicator?.Formula is Formula.AverageGrowth growth && growth.BaseYear != target.BaseYear)
            {
                entry.Fault("base_year", "与年均增速指标的基年不同。", "This differs from the base year of the average growth.",
                    "使两者一致。", "Make the two agree.");
            }
        }
    }

    private static AreaLevel? Level(Target target, Entry entry, CatalogueTables tables)
    {
        if (tables.Groups.Find(target.Area) is not null)
        {
            return AreaLevel.Group;
        }

        if (tables.Areas.Find(target.Area) is { } area)
        {
            return area.Level;
        }

        if (tables.Areas.Readable && tables.Groups.Readable)
        {
            entry.Fault("area", $"没有地区或区域组“{target.Area}”。", $"There is no area or group '{target.Area}'.",
                $"用 {AreaReading.File} 或 {GroupReading.File} 中的代码。", $"Use a code from {AreaReading.File} or {GroupReading.File}.");
        }

        return null;
    }
}
