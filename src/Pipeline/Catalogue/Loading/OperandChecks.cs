namespace Pipeline.Catalogue.Loading;

/// <summary>What an operand is measured in.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Prices">The prices.</param>
internal sealed record OperandKind(Unit Unit, PriceBasis Prices);

/// <summary>Operands name measures that exist, subtract only what has one unit and the same prices, and take means of stocks alone.</summary>
internal static class OperandChecks
{
    /// <summary>Checks the weights of all measures.</summary>
    public static void CheckWeights(CatalogueTables tables)
    {
        foreach (var (measure, entry) in tables.Measures.Sound)
        {
            if (measure.Weight is not { } weight || Kind(weight, entry, "weight", tables.Measures) is null)
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

    /// <summary>What an operand is measured in; null, and a fault, where that makes no sense.</summary>
    public static OperandKind? Kind(Operand operand, Entry entry, string field, Table<Measure> measures)
    {
        if (operand.Measures.Distinct(StringComparer.Ordinal).Select(code => measures.Resolve(entry, field, code)).ToList().Contains(null))
        {
            return null;
        }

        return Kind(operand);

        OperandKind? Kind(Operand part)
        {
            switch (part)
            {
                case Operand.Reported(var code):
                    var measure = measures.Find(code)!;
                    return new(measure.Unit, measure.PriceBasis);
                case Operand.Volume(var level, var growth, _):
                    return new(measures.Find(level)!.Unit, measures.Find(growth)!.PriceBasis);
                case Operand.MeanOfYear(var stock):
                    return Kind(stock) is { } mean && CheckStock(stock, entry, field, measures) ? mean : null;
                case Operand.Difference(var minuend, var subtrahend):
                    return Kind(minuend) is { } from && Kind(subtrahend) is { } less ? Common(from, less, operand, entry, field) : null;
                default:
                    throw new NotSupportedException($"An operand of type {part.GetType()} has no check.");
            }
        }
    }

    private static OperandKind? Common(OperandKind from, OperandKind less, Operand operand, Entry entry, string field)
    {
        if (from.Unit.Code != less.Unit.Code)
        {
            entry.Fault(field, $"{field} “{operand}”中各指标的计量单位不同。", $"The measures of {field} '{operand}' have different units.",
                "只对同一计量单位的指标相减。", "Subtract only measures of one unit.");
            return null;
        }

        if (from.Prices != less.Prices)
        {
            entry.Fault(field, $"{field} “{operand}”中各指标的价格口径不同；名义与实际不得混用。",
                $"The measures of {field} '{operand}' have different prices; nominal and real never mix.",
                "只对同一价格口径的指标相减。", "Subtract only measures at the same prices.");
            return null;
        }

        return from;
    }

    private static bool CheckStock(Operand stock, Entry entry, string field, Table<Measure> measures)
    {
        if (stock.Measures.FirstOrDefault(code => !measures.Find(code)!.Additive) is not { } ratio)
        {
            return true;
        }

        entry.Fault(field, $"“{ratio}”不可加总，不能取年平均：比率从不平均。", $"'{ratio}' does not add up and has no mean of the year: ratios are never averaged.",
            "mean_of_year 只用于年末存量，如 population。", "Use mean_of_year for stocks at year-end only, such as population.");
        return false;
    }
}
