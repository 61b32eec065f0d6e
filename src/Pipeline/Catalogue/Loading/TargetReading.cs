namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>targets.yaml</c>.</summary>
internal static class TargetReading
{
    /// <summary>The file's name.</summary>
    public const string File = "targets.yaml";

    /// <summary>The fields of an entry.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "code", "subject", "area", "year", "base_year", "base_value", "value", "direction", "tolerance", "path", .. SourceReading.Fields,
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
            Value = entry.Decimal("value"),
            Direction = entry.Word("direction", Vocabulary.Directions),
            Tolerance = entry.OptionalDecimal("tolerance") ?? 0,
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
    }
}
