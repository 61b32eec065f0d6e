using System.Globalization;

namespace Pipeline.Catalogue.Loading;

/// <summary>Formulas make sense: what they refer to exists, has the right unit and prices, and can be aggregated where it must.</summary>
internal sealed class FormulaChecks(CatalogueTables tables)
{
    /// <summary>Checks all indicators.</summary>
    public static void Check(CatalogueTables tables)
    {
        var checks = new FormulaChecks(tables);
        foreach (var (indicator, entry) in tables.Indicators.Sound)
        {
            checks.CheckCode(indicator, entry);
            checks.CheckFormula(indicator, entry);
        }
    }

    // Snapshots, targets and requests name measures and indicators alike, so one code must not mean both.
    private void CheckCode(Indicator indicator, Entry entry)
    {
        if (tables.Measures.Find(indicator.Code) is not null)
        {
            entry.Fault("code", $"代码“{indicator.Code}”已是指标代码。", $"The code '{indicator.Code}' is already a measure's.",
                "换一个代码。", "Choose another code.");
        }
    }

    private void CheckFormula(Indicator indicator, Entry entry)
    {
        switch (indicator.Formula)
        {
            case Formula.Ratio ratio:
                CheckRatio(indicator, ratio, entry);
                break;
            case Formula.Share share:
                CheckShare(indicator, share, entry);
                break;
            case Formula.Lead lead:
                CheckLead(indicator, lead, entry);
                break;
            case Formula.Gap gap:
                CheckGap(indicator, gap, entry);
                break;
            case Formula.NominalGrowth growth:
                CheckNominalGrowth(indicator, growth, entry);
                break;
            case Formula.Count count:
                CheckCount(indicator, count, entry);
                break;
            case Formula.AverageGrowth growth:
                CheckAverageGrowth(indicator, growth, entry);
                break;
            default:
                throw new NotSupportedException($"Formula '{indicator.Formula}' has no check.");
        }
    }

    private void CheckRatio(Indicator indicator, Formula.Ratio ratio, Entry entry)
    {
        const string Numerator = "formula.numerator", Denominator = "formula.denominator", Scale = "formula.scale";
        var above = OperandChecks.Unit(ratio.Numerator, entry, Numerator, tables.Measures);
        var below = OperandChecks.Unit(ratio.Denominator, entry, Denominator, tables.Measures);
        if (above is null || below is null)
        {
            return;
        }

        foreach (var code in ratio.Numerator.Measures)
        {
            CheckReach(indicator, entry, Numerator, tables.Measures.Find(code)!);
        }

        foreach (var code in ratio.Denominator.Measures)
        {
            CheckReach(indicator, entry, Denominator, tables.Measures.Find(code)!);
        }

        // Of money per head and the like, the result has the numerator's dimension; compound units are not checked.
        decimal? scale = above.Dimension == below.Dimension ? above.Factor / below.Factor * Dimensions.PerCentInOne / indicator.Unit.Factor
            : above.Dimension == indicator.Unit.Dimension ? above.Factor / below.Factor / indicator.Unit.Factor
            : null;
        if (above.Dimension == below.Dimension)
        {
            RequireDimension(indicator, entry, Dimensions.Ratio);
        }

        if (entry.Sound && scale is { } right && right != ratio.Scale)
        {
            var text = right.ToString("0.############", CultureInfo.InvariantCulture);
            entry.Fault(Scale, $"scale 与计量单位不符，应为 {text}。", $"scale does not fit the units; it should be {text}.",
                $"把 scale 改为 {text}，或改正计量单位。", $"Make scale {text}, or correct the unit.");
        }
    }

    private void CheckShare(Indicator indicator, Formula.Share share, Entry entry)
    {
        if (tables.Measures.Resolve(entry, MeasureField, share.Measure) is not { } measure)
        {
            return;
        }

        if (!measure.Additive)
        {
            entry.Fault(MeasureField, $"“{measure.Code}”不可加总，没有占比。", $"'{measure.Code}' does not add up, so there is no share of it.",
                "用 aggregation 为 sum 的指标。", "Use a measure whose aggregation is sum.");
        }

        CheckReach(indicator, entry, MeasureField, measure);
        RequireDimension(indicator, entry, Dimensions.Ratio);
    }

    private void CheckLead(Indicator indicator, Formula.Lead lead, Entry entry)
    {
        var of = tables.Indicators.Resolve(entry, "formula.indicator", lead.Indicator);
        var reference = tables.Areas.Resolve(entry, ReferenceField, lead.ReferenceArea);
        if (of is null || reference is null)
        {
            return;
        }

        if (of.Formula is Formula.Lead)
        {
            entry.Fault("formula.indicator", $"“{of.Code}”本身就是差值。", $"'{of.Code}' is a difference itself.",
                "用被比较的指标。", "Use the indicator that is compared.");
        }

        if (!of.Levels.Contains(reference.Level))
        {
            entry.Fault(ReferenceField, $"“{of.Code}”不对“{reference.Code}”计算。", $"'{of.Code}' is not computed for '{reference.Code}'.",
                "换一个参照地区。", "Choose another reference area.");
        }

        RequireDimension(indicator, entry, of.Unit.Dimension == Dimensions.Ratio ? Dimensions.Points : of.Unit.Dimension);
        RequireSubset(entry, "levels", indicator.Levels, of.Levels, of.Code);
        RequireSubset(entry, "frequencies", indicator.Frequencies, of.Frequencies, of.Code);
    }

    private void CheckGap(Indicator indicator, Formula.Gap gap, Entry entry)
    {
        var measure = tables.Measures.Resolve(entry, MeasureField, gap.Measure);
        var reference = tables.Areas.Resolve(entry, ReferenceField, gap.ReferenceArea);
        if (measure is null || reference is null)
        {
            return;
        }

        if (!measure.Levels.Contains(reference.Level))
        {
            entry.Fault(ReferenceField, $"“{reference.Code}”不报“{measure.Code}”。", $"'{reference.Code}' does not report '{measure.Code}'.",
                "换一个参照地区。", "Choose another reference area.");
        }

        CheckReach(indicator, entry, MeasureField, measure);
        RequireUnit(indicator, entry, measure);
    }

    private void CheckNominalGrowth(Indicator indicator, Formula.NominalGrowth growth, Entry entry)
    {
        if (tables.Measures.Resolve(entry, MeasureField, growth.Measure) is not { } measure)
        {
            return;
        }

        if (measure.PriceBasis == PriceBasis.Comparable)
        {
            entry.Fault(MeasureField, $"“{measure.Code}”按可比价，没有名义增速。",
                $"'{measure.Code}' is at comparable prices and has no nominal growth.",
                "用当年价的指标。", "Use a measure at current prices.");
        }

        CheckReach(indicator, entry, MeasureField, measure);
        RequireDimension(indicator, entry, Dimensions.Ratio);
    }

    private void CheckCount(Indicator indicator, Formula.Count count, Entry entry)
    {
        if (tables.Measures.Resolve(entry, MeasureField, count.Measure) is not { } measure)
        {
            return;
        }

        if (measure.Unit.Dimension != Dimensions.YesNo)
        {
            entry.Fault(MeasureField, $"“{measure.Code}”不是“是/否”指标。", $"'{measure.Code}' is not a yes/no measure.",
                "用“是/否”指标。", "Use a yes/no measure.");
        }

        if (!measure.Levels.Contains(count.Level))
        {
            entry.Fault("formula.level", $"这一级不报“{measure.Code}”。", $"That level does not report '{measure.Code}'.",
                "换一级，或在指标的 levels 中加上它。", "Choose another level, or add it to the measure's levels.");
        }

        RequireDimension(indicator, entry, Dimensions.Count);
        RequireSubset(entry, "frequencies", indicator.Frequencies, measure.Frequencies, measure.Code);
    }

    private void CheckAverageGrowth(Indicator indicator, Formula.AverageGrowth growth, Entry entry)
    {
        const string RealGrowth = "formula.real_growth";
        var level = tables.Measures.Resolve(entry, MeasureField, growth.Level);
        var real = tables.Measures.Resolve(entry, RealGrowth, growth.RealGrowth);
        if (level is null || real is null)
        {
            return;
        }

        if (!level.Additive)
        {
            entry.Fault(MeasureField, $"“{level.Code}”不可加总。", $"'{level.Code}' does not add up.",
                "用 aggregation 为 sum 的指标。", "Use a measure whose aggregation is sum.");
        }

        if (real.PriceBasis != PriceBasis.Comparable || real.Unit.Dimension != Dimensions.Ratio)
        {
            entry.Fault(RealGrowth, $"“{real.Code}”不是可比价增速。", $"'{real.Code}' is no growth at comparable prices.",
                "用可比价、以 % 计的增速指标。", "Use a growth measure at comparable prices, in per cent.");
        }

        CheckReach(indicator, entry, MeasureField, level);
        RequireDimension(indicator, entry, Dimensions.Ratio);
    }

    private const string MeasureField = "formula.measure", ReferenceField = "formula.reference";

    /// <summary>Every level and frequency of the indicator has values of the measure, reported or aggregated.</summary>
    private static void CheckReach(Indicator indicator, Entry entry, string field, Measure measure)
    {
        RequireSubset(entry, "frequencies", indicator.Frequencies, measure.Frequencies, measure.Code);
        foreach (var level in indicator.Levels.Where(level => !measure.Levels.Contains(level)))
        {
            if (level is AreaLevel.County or AreaLevel.NewArea || measure.Aggregation == Aggregation.None)
            {
                var word = Vocabulary.Levels.First(pair => pair.Value == level).Key;
                entry.Fault(field, $"“{measure.Code}”在 {word} 一级既不填报也不能汇总。",
                    $"'{measure.Code}' is neither reported nor aggregated at level {word}.",
                    $"从 levels 中删去 {word}，或换一个指标。", $"Remove {word} from levels, or choose another measure.");
            }
        }
    }

    private static void RequireSubset<T>(Entry entry, string field, IEnumerable<T> wanted, IReadOnlyList<T> available, string code)
    {
        if (wanted.Except(available).Any())
        {
            entry.Fault(field, $"{field} 超出了“{code}”的范围。", $"{field} goes beyond what '{code}' has.",
                $"只写“{code}”也有的。", $"Write only what '{code}' has, too.");
        }
    }

    private static void RequireDimension(Indicator indicator, Entry entry, string dimension)
    {
        if (indicator.Unit.Dimension != dimension)
        {
            entry.Fault("unit", $"计量单位“{indicator.Unit.Code}”的量纲不符，应为 {dimension}。",
                $"The unit '{indicator.Unit.Code}' has the wrong dimension; it should be {dimension}.",
                $"用 {UnitReading.File} 中量纲为 {dimension} 的单位。", $"Use a unit of dimension {dimension} from {UnitReading.File}.");
        }
    }

    private static void RequireUnit(Indicator indicator, Entry entry, Measure measure)
    {
        if (indicator.Unit.Code != measure.Unit.Code)
        {
            entry.Fault("unit", $"计量单位与“{measure.Code}”的不同。", $"The unit differs from that of '{measure.Code}'.",
                $"改为 {measure.Unit.Code}。", $"Make it {measure.Unit.Code}.");
        }
    }
}
