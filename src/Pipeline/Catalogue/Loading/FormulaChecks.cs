namespace Pipeline.Catalogue.Loading;

/// <summary>Formulas make sense: what they refer to exists, has the right unit and prices, and can be aggregated where it must.</summary>
internal static class FormulaChecks
{
    /// <summary>Checks all indicators.</summary>
    public static void Check(CatalogueTables tables)
    {
        CycleChecks.Check(tables);
        foreach (var (indicator, entry) in tables.Indicators.Sound)
        {
            var context = new FormulaContext(tables, indicator, entry);
            CheckCode(context);
            CheckFormula(context, indicator.Formula);
        }
    }

    // Snapshots, targets and requests name measures and indicators alike, so one code must not mean both.
    private static void CheckCode(FormulaContext context)
    {
        var code = context.Indicator.Code;
        if (context.IsMeasure(code))
        {
            context.Entry.Fault("code", $"代码“{code}”已是指标代码。", $"The code '{code}' is already a measure's.",
                "换一个代码。", "Choose another code.");
        }
    }

    private static void CheckFormula(FormulaContext context, Formula formula)
    {
        switch (formula)
        {
            case Formula.Ratio ratio:
                CheckRatio(context, ratio);
                break;
            case Formula.Share(var measure, _):
                CheckShare(context, measure);
                break;
            case Formula.Lead lead:
                CheckLead(context, lead);
                break;
            case Formula.Gap gap:
                CheckGap(context, gap);
                break;
            case Formula.Difference difference:
                CheckDifference(context, difference);
                break;
            case Formula.NominalGrowth(var measure):
                CheckNominalGrowth(context, measure);
                context.RequireDimension(Dimensions.Ratio);
                break;
            case Formula.Reduction(var indicator):
                CheckReduction(context, indicator);
                break;
            case Formula.Count count:
                CheckCount(context, count);
                break;
            case Formula.Spread spread:
                CheckSpread(context, spread);
                break;
            case Formula.VolumeGrowth or Formula.AverageGrowth or Formula.ContributionPoints or Formula.ContributionRate or Formula.ContributionResidue
                or Formula.MeanOfYears:
                VolumeChecks.Check(context, formula);
                break;
            case Formula.Dispersion:
                // Checked as a family, by DisparityChecks.
                break;
            default:
                throw new NotSupportedException($"Formula '{formula}' has no check.");
        }
    }

    private static void CheckRatio(FormulaContext context, Formula.Ratio ratio)
    {
        if (context.Operand(FormulaFields.Numerator, ratio.Numerator) is not { } above
            || context.Operand(FormulaFields.Denominator, ratio.Denominator) is not { } below)
        {
            return;
        }

        if (above.Prices != below.Prices && above.Prices != PriceBasis.None && below.Prices != PriceBasis.None)
        {
            context.Entry.Fault(FormulaFields.Denominator, "分子和分母的价格口径不同；名义与实际不得混用。",
                "Numerator and denominator have different prices; nominal and real never mix.",
                "两者都用当年价，或都用可比价。", "Have both at current prices, or both at comparable ones.");
        }

        var unit = context.Indicator.Unit;
        if (above.Unit.Dimension == below.Unit.Dimension)
        {
            context.RequireDimension(Dimensions.Ratio);
            context.RequireScale(ratio.Scale, above.Unit.Factor / below.Unit.Factor * Dimensions.PerCentInOne / unit.Factor);
        }
        else if (unit.Dimension == above.Unit.Dimension && below.Unit.Dimension is Dimensions.Persons)
        {
            // Of money per head and the like, "per head" is left unsaid.
            context.RequireScale(ratio.Scale, above.Unit.Factor / below.Unit.Factor / unit.Factor);
        }
        else
        {
            context.RequireDimension($"{above.Unit.Dimension}/{below.Unit.Dimension}");
            context.RequireScale(ratio.Scale, above.Unit.Factor / unit.Factor * (unit.PerFactor / below.Unit.Factor));
        }
    }

    private static void CheckShare(FormulaContext context, string code)
    {
        if (context.Measure(FormulaFields.Measure, code) is not { } measure)
        {
            return;
        }

        if (!measure.Additive)
        {
            context.Entry.Fault(FormulaFields.Measure, $"“{measure.Code}”不可加总，没有占比。", $"'{measure.Code}' does not add up, so there is no share of it.",
                "用 aggregation 为 sum 的指标。", "Use a measure whose aggregation is sum.");
        }

        context.Reach(FormulaFields.Measure, measure);
        context.RequireDimension(Dimensions.Ratio);
    }

    private static void CheckLead(FormulaContext context, Formula.Lead lead)
    {
        var of = context.Other(FormulaFields.Indicator, lead.Indicator);
        var reference = context.Area(FormulaFields.Reference, lead.ReferenceArea);
        if (of is null || reference is null)
        {
            return;
        }

        if (!of.Levels.Contains(reference.Level))
        {
            context.Entry.Fault(FormulaFields.Reference, $"“{of.Code}”不对“{reference.Code}”计算。", $"'{of.Code}' is not computed for '{reference.Code}'.",
                "换一个参照地区。", "Choose another reference area.");
        }

        context.RequireDifference(of.Unit, of.Code);
        context.Within(of);
    }

    private static void CheckGap(FormulaContext context, Formula.Gap gap)
    {
        var measure = context.Measure(FormulaFields.Measure, gap.Measure);
        var reference = context.Area(FormulaFields.Reference, gap.ReferenceArea);
        if (measure is null || reference is null)
        {
            return;
        }

        if (!measure.Levels.Contains(reference.Level))
        {
            context.Entry.Fault(FormulaFields.Reference, $"“{reference.Code}”不报“{measure.Code}”。", $"'{reference.Code}' does not report '{measure.Code}'.",
                "换一个参照地区。", "Choose another reference area.");
        }

        context.Reach(FormulaFields.Measure, measure);
        context.RequireDifference(measure.Unit, measure.Code);
    }

    private static void CheckDifference(FormulaContext context, Formula.Difference difference)
    {
        var minuend = context.Other(FormulaFields.Minuend, difference.Minuend);
        var subtrahend = context.Other(FormulaFields.Subtrahend, difference.Subtrahend);
        if (minuend is null || subtrahend is null)
        {
            return;
        }

        if (minuend.Unit.Code != subtrahend.Unit.Code)
        {
            context.Entry.Fault(FormulaFields.Subtrahend, $"“{minuend.Code}”与“{subtrahend.Code}”的计量单位不同。", $"'{minuend.Code}' and '{subtrahend.Code}' have different units.",
                "只对同一计量单位的指标相减。", "Subtract only what has one unit.");
        }

        if (context.Prices(minuend) != context.Prices(subtrahend))
        {
            context.Entry.Fault(FormulaFields.Subtrahend, $"“{minuend.Code}”与“{subtrahend.Code}”的价格口径不同；名义与实际不得混用。",
                $"'{minuend.Code}' and '{subtrahend.Code}' are at different prices; nominal and real never mix.",
                "只对同一价格口径的指标相减。", "Subtract only what is at the same prices.");
        }

        context.RequireDifference(minuend.Unit, minuend.Code);
        context.Within(minuend);
        context.Within(subtrahend);
    }

    private static void CheckNominalGrowth(FormulaContext context, string code)
    {
        if (context.Measure(FormulaFields.Measure, code) is not { } measure)
        {
            return;
        }

        if (measure.PriceBasis == PriceBasis.Comparable)
        {
            context.Entry.Fault(FormulaFields.Measure, $"“{measure.Code}”按可比价，没有名义增速。",
                $"'{measure.Code}' is at comparable prices and has no nominal growth.",
                "用当年价的指标。", "Use a measure at current prices.");
        }

        context.Reach(FormulaFields.Measure, measure);
    }

    private static void CheckReduction(FormulaContext context, string code)
    {
        if (context.Other(FormulaFields.Indicator, code) is not { } of)
        {
            return;
        }

        if (of.Formula is not Formula.Ratio)
        {
            context.Entry.Fault(FormulaFields.Indicator, $"“{of.Code}”不是比率，没有降低率。", $"'{of.Code}' is no ratio and has no reduction.",
                "用公式为 ratio 的计算指标。", "Use an indicator whose formula is a ratio.");
        }

        context.RequireDimension(Dimensions.Ratio);
        context.Within(of);
    }

    private static void CheckCount(FormulaContext context, Formula.Count count)
    {
        if (context.Measure(FormulaFields.Measure, count.Measure) is not { } measure)
        {
            return;
        }

        if (measure.Unit.Dimension != Dimensions.YesNo)
        {
            context.Entry.Fault(FormulaFields.Measure, $"“{measure.Code}”不是“是/否”指标。", $"'{measure.Code}' is not a yes/no measure.",
                "用“是/否”指标。", "Use a yes/no measure.");
        }

        CheckLevel(context, measure.Levels.Contains(count.Level), measure.Code);
        context.RequireDimension(Dimensions.Count);
        context.RequireSubset("frequencies", context.Indicator.Frequencies, measure.Frequencies, measure.Code);
    }

    private static void CheckSpread(FormulaContext context, Formula.Spread spread)
    {
        if (context.IsMeasure(spread.Subject))
        {
            if (context.Measure(FormulaFields.Subject, spread.Subject) is { } measure)
            {
                CheckLevel(context, measure.Levels.Contains(spread.Level), measure.Code);
                context.RequireDifference(measure.Unit, measure.Code);
                context.RequireSubset("frequencies", context.Indicator.Frequencies, measure.Frequencies, measure.Code);
            }
        }
        else if (context.Other(FormulaFields.Subject, spread.Subject) is { } of)
        {
            CheckLevel(context, of.Levels.Contains(spread.Level), of.Code);
            context.RequireDifference(of.Unit, of.Code);
            context.RequireSubset("frequencies", context.Indicator.Frequencies, of.Frequencies, of.Code);
        }
    }

    private static void CheckLevel(FormulaContext context, bool exists, string code)
    {
        if (!exists)
        {
            context.Entry.Fault(FormulaFields.Level, $"这一级不报“{code}”。", $"That level does not report '{code}'.",
                "换一级，或在指标的 levels 中加上它。", "Choose another level, or add it to the measure's levels.");
        }
    }
}
