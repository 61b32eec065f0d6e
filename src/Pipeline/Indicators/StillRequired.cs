using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>What the remaining years must bring, each, for a goal to be met by its year.</summary>
/// <param name="GrowthPerYear">In per cent a year: for goals of mean growth, and for levels on a geometric path.</param>
/// <param name="StepPerYear">In the subject's unit a year: for shares, ratios and counts on a linear path; for means of years, what each must reach.</param>
internal readonly record struct StillRequired(decimal? GrowthPerYear, decimal? StepPerYear)
{
    /// <summary>What is required from a value on.</summary>
    /// <param name="target">The target.</param>
    /// <param name="formula">How the subject is computed; null for a measure.</param>
    /// <param name="goal">The goal; null where there is none.</param>
    /// <param name="value">The value reached, as published; null where there is none.</param>
    /// <param name="year">Its year.</param>
    public static StillRequired From(Target target, Formula? formula, decimal? goal, decimal? value, int year)
    {
        var (passed, years) = (year - target.BaseYear, target.Year - target.BaseYear);
        if (goal is not { } wanted || passed < 0 || passed >= years)
        {
            return default;
        }

        return (target.Path, formula) switch
        {
            (TargetPath.Constant, Formula.AverageGrowth) => new(Growth(wanted, value, passed, years), null),
            (TargetPath.Constant, Formula.MeanOfYears) => new(null, passed == 0 ? wanted : ((wanted * years) - (value * passed)) / (years - passed)),
            (TargetPath.Linear, _) => new(null, (wanted - value) / (years - passed)),
            (TargetPath.Geometric, _) when value > 0 && wanted > 0 =>
                new((SignificantDigits.Power(wanted / value.Value, 1.0 / (years - passed)) - 1) * 100, null),
            _ => default,
        };
    }

    /// <summary>
    /// 100 × ([(1 + goal)^years / (1 + average)^passed]^(1 / (years − passed)) − 1), rates in per cent; null where no year remains or
    /// there is no average though years have passed.
    /// </summary>
    public static decimal? Growth(decimal goal, decimal? average, int passed, int years)
    {
        if (passed == 0)
        {
            return goal;
        }

        if (passed > years - 1 || passed < 0 || average is not { } soFar || soFar <= -100 || goal <= -100)
        {
            return null;
        }

        // ((1 + goal)^n / (1 + average)^k)^(1/m) in one power each, so that no intermediate value can grow out of range.
        double remaining = years - passed;
        var needed = SignificantDigits.Power(1 + (goal / 100), years / remaining);
        return ((needed / SignificantDigits.Power(1 + (soFar / 100), passed / remaining)) - 1) * 100;
    }
}
