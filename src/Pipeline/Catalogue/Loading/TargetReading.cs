namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>targets.yaml</c>.</summary>
internal static class TargetReading
{
    /// <summary>The file's name.</summary>
    public const string File = "targets.yaml";

    /// <summary>The fields of an entry.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "code", "subject", "area", "year", "base_year", "base_value", "value", "factor", "direction", "tolerance",
        "margin", "path", .. SourceReading.Fields,
    ];

    /// <summary>All targets; what they refer to is checked afterwards.</summary>
    public static Table<Target> Read(EntryFile file) => new(file, new("目标", "target"), target => target.Code, entry =>
    {
        var target = new Target
        {
            Code = entry.Code(CodeStyle.Kebab),
            Subject = entry.Required("subject"),
            Area = entry.Required("area"),
            Year = entry.Integer("year", 1949, 2999),
            BaseYear = entry.Integer("base_year", 1949, 2999),
            BaseValue = entry.OptionalDecimal("base_value"),
            Value = entry.OptionalDecimal("value"),
            Factor = entry.OptionalDecimal("factor"),
            Direction = entry.Word("direction", Vocabulary.Directions),
            Tolerance = entry.OptionalDecimal("tolerance") ?? 0,
            Margin = entry.OptionalDecimal("margin") ?? 0,
            Path = entry.Word("path", Vocabulary.Paths),
            Source = SourceReading.Read(entry),
        };
        CheckAlone(entry, target);
        return target;
    });

    private static void CheckAlone(Entry entry, Target target)
    {
        if (!entry.Sound)
        {
            return;
        }

        if (target.BaseYear >= target.Year)
        {
            entry.Fault("base_year", "base_year 不早于 year。", "base_year is not before year.", "改正年份。", "Correct the years.");
        }

        CheckGoal(entry, target);
        if (target.Direction == TargetDirection.About ? target.Tolerance is <= 0 or >= 1 : target.Tolerance != 0)
        {
            entry.Fault("tolerance", "tolerance 与 direction 不符。", "tolerance does not go with direction.",
                "direction 为 about 时写 0 到 1 之间的小数，如 0.02；否则不写。",
                "Where direction is about, write a fraction between 0 and 1 such as 0.02; else leave it out.");
        }

        if (target.Path == TargetPath.Geometric && (target.Value <= 0 || target.BaseValue <= 0))
        {
            entry.Fault("path", "等比路径要求基期值和目标值大于 0。", "A geometric path needs values above 0.",
                "改用 linear。", "Use linear.");
        }

        if (target.Margin < 0)
        {
            entry.Fault("margin", "margin 小于 0。", "margin is below 0.", "写 0 以上的数，或不写。", "Write a number from 0, or leave it out.");
        }
    }

    private static void CheckGoal(Entry entry, Target target)
    {
        var falling = target.Direction == TargetDirection.Falling;
        if (falling != (target.Path == TargetPath.YearByYear))
        {
            entry.Fault("path", "falling 与 year_by_year 须一起用。", "falling and year_by_year go together.",
                "direction 写 falling 时 path 写 year_by_year；否则都不写。", "Write path: year_by_year where direction is falling, and neither otherwise.");
        }

        var goals = (target.Value is null ? 0 : 1) + (target.Factor is null ? 0 : 1);
        if (goals != (falling ? 0 : 1))
        {
            entry.Fault("value", "value 与 factor 须恰写其一；falling 都不写。", "Write exactly one of value and factor; neither for falling.",
                "有目标数写 value，按基期倍数写 factor。", "Write value for a stated number, factor for a multiple of the base.");
        }

        if (target.Factor <= 0)
        {
            entry.Fault("factor", "factor 须大于 0。", "factor must be above 0.", "翻一番写 2，不减少写 1。", "Write 2 for doubled, 1 for not less.");
        }
    }
}
