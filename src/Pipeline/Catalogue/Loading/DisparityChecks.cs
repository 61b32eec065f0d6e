namespace Pipeline.Catalogue.Loading;

/// <summary>A dispersion is weighted by its value's own denominator, and by nothing else.</summary>
internal static class DisparityChecks
{
    private const string Value = "value", Weight = "weight", Numerator = "numerator";

    /// <summary>Checks all families.</summary>
    public static void Check(Table<DisparityFamily> families, Table<Measure> measures, Table<Indicator> indicators)
    {
        foreach (var (family, entry) in families.Sound)
        {
            var code = family.Of.Value;
            var (measure, indicator) = (
                measures.Find(code) is null ? null : measures.Resolve(entry, Value, code),
                indicators.Find(code) is null ? null : indicators.Resolve(entry, Value, code));
            if (measure is null && indicator is null)
            {
                if (entry.Sound && measures.Readable && indicators.Readable)
                {
                    entry.Fault(Value, $"没有指标“{family.Of.Value}”。", $"There is no measure or indicator '{family.Of.Value}'.",
                        $"用 {MeasureReading.File} 或 {IndicatorReading.File} 中的代码。", $"Use a code from {MeasureReading.File} or {IndicatorReading.File}.");
                }

                entry.Distrust();
                continue;
            }

            CheckReach(family, entry, measure, indicator);
            if (family.Of.Numerator is { } numerator)
            {
                CheckNumerator(family, entry, measure, measures.Resolve(entry, Numerator, numerator));
            }
            else
            {
                CheckWeight(family, entry, measure?.Weight ?? (indicator?.Formula as Formula.Ratio)?.Denominator);
            }
        }
    }

    private static void CheckWeight(DisparityFamily family, Entry entry, Operand? own)
    {
        if (own is null)
        {
            entry.Fault(Value, $"“{family.Of.Value}”不是人均数，没有自身分母。", $"'{family.Of.Value}' is nothing per head: it has no denominator of its own.",
                "用比率指标，或 aggregation 为 weighted_mean 的指标。", "Use an indicator of kind ratio, or a measure whose aggregation is weighted_mean.");
        }
        else if (family.Of.Weight != own)
        {
            entry.Fault(Weight, $"权数不是“{family.Of.Value}”自身的分母。", $"The weight is not the denominator of '{family.Of.Value}' itself.",
                $"写 {own}。", $"Write {own}.");
        }
    }

    private static void CheckNumerator(DisparityFamily family, Entry entry, Measure? value, Measure? numerator)
    {
        if (family.Of.Weight is not null)
        {
            entry.Fault(Weight, "weight 与 numerator 只能写一个。", "Only one of weight and numerator may be there.", "删去一个。", "Remove one of them.");
        }

        if (value is null)
        {
            entry.Fault(Numerator, $"“{family.Of.Value}”是计算指标，分母已知。", $"'{family.Of.Value}' is computed, so its denominator is known.",
                "改写 weight。", "Write weight instead.");
        }
        else if (numerator is not null && (!numerator.Additive || numerator.Unit.Dimension != value.Unit.Dimension))
        {
            entry.Fault(Numerator, $"“{numerator.Code}”除以“{value.Code}”得不到人口。", $"'{numerator.Code}' over '{value.Code}' gives no population.",
                $"用 aggregation 为 sum、量纲为 {value.Unit.Dimension} 的指标。", $"Use a measure whose aggregation is sum and whose dimension is {value.Unit.Dimension}.");
        }
    }

    private static void CheckReach(DisparityFamily family, Entry entry, Measure? measure, Indicator? indicator)
    {
        var frequencies = measure?.Frequencies ?? indicator!.Frequencies;
        if (!frequencies.Contains(Frequency.Annual))
        {
            entry.Fault(Value, $"“{family.Of.Value}”没有年度数。", $"'{family.Of.Value}' has no yearly values.", "换一个指标。", "Choose another one.");
        }

        foreach (var level in family.Scopes.Select(Level).Where(level => !(measure is null ? indicator!.Levels.Contains(level)
            : measure.Levels.Contains(level) || (level == AreaLevel.Group && measure.Aggregation != Aggregation.None))))
        {
            var word = Vocabulary.Levels.First(pair => pair.Value == level).Key;
            entry.Fault("scopes", $"“{family.Of.Value}”在 {word} 一级没有数值。", $"'{family.Of.Value}' has no value at level {word}.",
                "缩小 scopes，或换一个指标。", "Narrow scopes, or choose another value.");
        }
    }

    private static AreaLevel Level(DispersionScope scope) => scope switch
    {
        DispersionScope.Prefectures => AreaLevel.Prefecture,
        DispersionScope.Counties => AreaLevel.County,
        _ => AreaLevel.Group,
    };
}
