namespace Pipeline.Catalogue.Loading;

/// <summary>Rules compare measures that exist and have one unit.</summary>
internal static class RuleChecks
{
    /// <summary>Checks all rules.</summary>
    public static void Check(CatalogueTables tables)
    {
        foreach (var (rule, entry) in tables.Rules.Sound)
        {
            if (rule.Kind == RuleKind.CountiesSum || tables.Measures.Resolve(entry, "left", rule.Left) is not { } left)
            {
                continue;
            }

            foreach (var right in rule.Right.Select(code => tables.Measures.Resolve(entry, "right", code)).OfType<Measure>())
            {
                if (right.Unit.Dimension != left.Unit.Dimension)
                {
                    entry.Fault("right", $"“{left.Code}”与“{right.Code}”的量纲不同，不能比较。",
                        $"'{left.Code}' and '{right.Code}' have different dimensions and cannot be compared.",
                        "只比较同一量纲的指标。", "Compare only measures of one dimension.");
                }
            }
        }
    }
}
