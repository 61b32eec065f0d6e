namespace Pipeline.Catalogue.Loading;

/// <summary>Operands name measures that exist, and subtract only what has one dimension.</summary>
internal static class OperandChecks
{
    /// <summary>Checks the weights of all measures.</summary>
    public static void CheckWeights(CatalogueTables tables)
    {
        foreach (var (measure, entry) in tables.Measures.Sound)
        {
            if (measure.Weight is not { } weight || Unit(weight, entry, "weight", tables.Measures) is null)
            {
                continue;
            }

            foreach (var part in weight.Measures.Where(part => tables.Measures.Find(part)!.Aggregation != Aggregation.Sum))
            {
                entry.Fault("weight", $"权数“{part}”不可加总。", $"The weight '{part}' does not add up.",
                    "用 aggregation 为 sum 的指标作权数。", "Weight by measures whose aggregation is sum.");
            }
        }
    }

    /// <summary>The unit that an operand's measures have; null, and a fault, where there is none.</summary>
    public static Unit? Unit(Operand operand, Entry entry, string field, Table<Measure> measures)
    {
        var found = operand.Measures.Distinct(StringComparer.Ordinal).Select(code => measures.Resolve(entry, field, code)).ToList();
        if (found.Count == 0 || found.Contains(null))
        {
            return null;
        }

        var unit = found[0]!.Unit;
        if (found.All(measure => measure!.Unit.Code == unit.Code))
        {
            return unit;
        }

        entry.Fault(field, $"{field} “{operand}”中各指标的计量单位不同。", $"The measures of {field} '{operand}' have different units.",
            "只对同一计量单位的指标相减。", "Subtract only measures of one unit.");
        return null;
    }
}
