namespace Pipeline.Catalogue.Loading;

/// <summary>Checks of the formulas over volumes: growth, and what areas contribute to it.</summary>
internal static class VolumeChecks
{
    /// <summary>Checks one formula.</summary>
    public static void Check(FormulaContext context, Formula formula)
    {
        switch (formula)
        {
            case Formula.VolumeGrowth(var volume):
                CheckVolume(context, volume, Dimensions.Ratio);
                break;
            case Formula.AverageGrowth(var volume):
                CheckVolume(context, volume, Dimensions.Ratio);
                context.Annual();
                break;
            case Formula.ContributionPoints(var volume):
                CheckVolume(context, volume, Dimensions.Points);
                break;
            case Formula.ContributionRate rate:
                CheckVolume(context, rate.Volume, Dimensions.Ratio);
                CheckLeastGrowth(context, rate);
                break;
            case Formula.ContributionResidue(var volume):
                CheckVolume(context, volume, Dimensions.Points);
                context.RequireSubset("levels", context.Indicator.Levels, [AreaLevel.Province], context.Indicator.Formula.Subjects.First());
                break;
            case Formula.MeanOfYears mean:
                CheckMeanOfYears(context, mean);
                break;
            default:
                throw new NotSupportedException($"Formula '{formula}' is not over volumes.");
        }
    }

    private static void CheckVolume(FormulaContext context, Operand.Volume volume, string dimension)
    {
        context.Volume(volume, FormulaFields.Measure, FormulaFields.Growth, context.Entry.Word(FormulaFields.Prices, Vocabulary.VolumePrices));
        context.RequireDimension(dimension);
    }

    private static void CheckLeastGrowth(FormulaContext context, Formula.ContributionRate rate)
    {
        if (rate.LeastGrowth <= 0)
        {
            context.Entry.Fault(FormulaFields.LeastGrowth, "least_growth 不大于 0。", "least_growth is not above 0.",
                "写一个以 % 计的正数，如 0.5。", "Write a positive number in per cent, such as 0.5.");
        }
    }

    private static void CheckMeanOfYears(FormulaContext context, Formula.MeanOfYears mean)
    {
        if (context.Other(FormulaFields.Indicator, mean.Indicator) is not { } of)
        {
            return;
        }

        if (of.Formula is not Formula.ContributionPoints)
        {
            context.Entry.Fault(FormulaFields.Indicator, $"“{of.Code}”不能按年平均：比率和增速从不平均。",
                $"'{of.Code}' has no mean of years: ratios and growth rates are never averaged.",
                "只用公式为 contribution_points 的计算指标；增速用 average_growth。",
                "Use an indicator whose formula is contribution_points; of growth, use average_growth.");
        }

        context.RequireDimension(of.Unit.Dimension);
        context.Within(of);
        context.Annual();
    }
}
