using System.Globalization;

namespace Pipeline.Catalogue.Loading;

/// <summary>One indicator while its formula is checked: finds what the formula refers to, and states what it must fulfil.</summary>
internal sealed class FormulaContext(CatalogueTables tables, Indicator indicator, Entry entry)
{
    /// <summary>The indicator.</summary>
    public Indicator Indicator => indicator;

    /// <summary>The entry that it was read from.</summary>
    public Entry Entry => entry;

    /// <summary>The measure that a field names; null, and the entry is not sound, where there is none.</summary>
    public Measure? Measure(string field, string code) => tables.Measures.Resolve(entry, field, code);

    /// <summary>The indicator that a field names; null, and the entry is not sound, where there is none.</summary>
    public Indicator? Other(string field, string code) => tables.Indicators.Resolve(entry, field, code);

    /// <summary>The area that a field names; null, and the entry is not sound, where there is none.</summary>
    public Area? Area(string field, string code) => tables.Areas.Resolve(entry, field, code);

    /// <summary>Which prices another indicator is at.</summary>
    public PriceBasis Prices(Indicator other) => IndicatorPrices.Of(other, tables);

    /// <summary>Whether a code is a measure's; an indicator's otherwise, if it is anything.</summary>
    public bool IsMeasure(string code) => tables.Measures.Find(code) is not null;

    /// <summary>What an operand is measured in; null, and a fault, where that makes no sense.</summary>
    public OperandKind? Operand(string field, Operand operand)
    {
        if (OperandChecks.Kind(operand, entry, field, tables.Measures) is not { } kind)
        {
            return null;
        }

        foreach (var volume in operand.Volumes)
        {
            Volume(volume, field, field, PriceBasis.Comparable);
            Annual(); // The volume of part of a year has no level.
        }

        foreach (var code in operand.Plain)
        {
            Reach(field, tables.Measures.Find(code)!);
        }

        return kind;
    }

    /// <summary>Volumes are made of a level at current prices that adds up, and of a growth at the prices that are stated.</summary>
    public void Volume(Operand.Volume volume, string levelField, string growthField, PriceBasis prices)
    {
        if (Measure(levelField, volume.Level) is not { } level || Measure(growthField, volume.Growth) is not { } growth)
        {
            return;
        }

        var alone = indicator.Levels.Where(growth.Levels.Contains).ToList();
        if (!level.Additive && alone.Count < indicator.Levels.Count)
        {
            entry.Fault(levelField, $"“{level.Code}”不可加总。", $"'{level.Code}' does not add up.",
                "用 aggregation 为 sum 的指标。", "Use a measure whose aggregation is sum.");
        }

        if (level.PriceBasis != PriceBasis.Current)
        {
            entry.Fault(levelField, $"“{level.Code}”不按当年价，不能折成基年价。", $"'{level.Code}' is not at current prices, so it cannot be put at those of a base year.",
                "用当年价的指标。", "Use a measure at current prices.");
        }

        if (growth.PriceBasis == PriceBasis.None || growth.Unit.Dimension != Dimensions.Ratio)
        {
            entry.Fault(growthField, $"“{growth.Code}”不是增速。", $"'{growth.Code}' is no growth.",
                "用写明价格口径、以 % 计的增速指标。", "Use a growth measure in per cent that states its prices.");
        }
        else if (growth.PriceBasis != prices)
        {
            var (zh, en) = prices == PriceBasis.Comparable ? ("可比价", "comparable") : ("当年价", "current");
            entry.Fault(growthField, $"“{growth.Code}”不是{zh}增速；名义与实际不得混用。", $"'{growth.Code}' is no growth at {en} prices; nominal and real never mix.",
                $"用{zh}的增速指标。", $"Use a growth measure at {en} prices.");
        }

        if (entry.Sound)
        {
            RequireSubset("frequencies", indicator.Frequencies, growth.Frequencies, growth.Code);
            Reach(levelField, level, alone);
        }
    }

    /// <summary>Every level and frequency of the indicator has values of the measure, reported or aggregated.</summary>
    public void Reach(string field, Measure measure) => Reach(field, measure, []);

    /// <summary>Levels and frequencies do not go beyond those of another indicator.</summary>
    public void Within(Indicator other)
    {
        RequireSubset("levels", indicator.Levels, other.Levels, other.Code);
        RequireSubset("frequencies", indicator.Frequencies, other.Frequencies, other.Code);
    }

    /// <summary>The indicator is of whole years.</summary>
    public void Annual()
    {
        if (indicator.Frequencies.Any(frequency => frequency != Frequency.Annual))
        {
            entry.Fault("frequencies", "这种公式只按年计算。", "A formula of this kind is of whole years.", "只写 annual。", "Write annual only.");
        }
    }

    /// <summary>Every wanted word is available.</summary>
    public void RequireSubset<T>(string field, IEnumerable<T> wanted, IReadOnlyList<T> available, string code)
    {
        if (wanted.Except(available).Any())
        {
            entry.Fault(field, $"{field} 超出了“{code}”的范围。", $"{field} goes beyond what '{code}' has.",
                $"只写“{code}”也有的。", $"Write only what '{code}' has, too.");
        }
    }

    /// <summary>The indicator's unit is of a dimension.</summary>
    public void RequireDimension(string dimension)
    {
        if (indicator.Unit.Dimension != dimension)
        {
            entry.Fault("unit", $"计量单位“{indicator.Unit.Code}”的量纲不符，应为 {dimension}。",
                $"The unit '{indicator.Unit.Code}' has the wrong dimension; it should be {dimension}.",
                $"用 {UnitReading.File} 中量纲为 {dimension} 的单位。", $"Use a unit of dimension {dimension} from {UnitReading.File}.");
        }
    }

    /// <summary>The indicator has a unit in which differences of values in another are measured: points for percentages, else the same.</summary>
    public void RequireDifference(Unit unit, string code)
    {
        if (unit.Dimension == Dimensions.Ratio)
        {
            RequireDimension(Dimensions.Points);
        }
        else if (indicator.Unit.Code != unit.Code)
        {
            entry.Fault("unit", $"计量单位与“{code}”的不同。", $"The unit differs from that of '{code}'.",
                $"改为 {unit.Code}。", $"Make it {unit.Code}.");
        }
    }

    /// <summary>The scale is the quotient of the units' factors.</summary>
    public void RequireScale(decimal scale, decimal right)
    {
        if (entry.Sound && right != scale)
        {
            var text = right.ToString("0.############", CultureInfo.InvariantCulture);
            entry.Fault(FormulaFields.Scale, $"scale 与计量单位不符，应为 {text}。", $"scale does not fit the units; it should be {text}.",
                $"把 scale 改为 {text}，或改正计量单位。", $"Make scale {text}, or correct the unit.");
        }
    }

    private void Reach(string field, Measure measure, IReadOnlyCollection<AreaLevel> otherwise)
    {
        RequireSubset("frequencies", indicator.Frequencies, measure.Frequencies, measure.Code);
        foreach (var level in indicator.Levels.Where(level => !measure.Levels.Contains(level) && !otherwise.Contains(level)))
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
}
