namespace Pipeline.Indicators;

/// <summary>The mean yearly growth that the remaining years must bring for a goal of mean growth over all years to be met.</summary>
internal static class GrowthStillRequired
{
    /// <summary>
    /// 100 × ([(1 + goal)^years / (1 + average)^passed]^(1 / (years − passed)) − 1), rates in per cent; null where no year remains or
    /// there is no average though years have passed.
    /// </summary>
    public static decimal? PerYear(decimal goal, decimal? average, int passed, int years)
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
