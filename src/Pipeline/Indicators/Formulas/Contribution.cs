namespace Pipeline.Indicators.Formulas;

/// <summary>拉动: 100 × the area's ΔV / ΣV(t − 1) over the prefectures, in points of the province's growth.</summary>
internal sealed class ContributionPoints(ProvincialVolumes volumes) : Computation
{
    public override string Name => volumes.Series.Name;

    public override IEnumerable<BoundMeasure> Measures => volumes.Series.Measures;

    public override Bilingual Text => new($"本地Δ{volumes.Series.Text.Zh} ÷ 各州市上年之和 × 100", $"Δ of {volumes.Series.Text.En} here ÷ last year's sum over the prefectures × 100");

    public override Quantity At(in Point at)
    {
        var change = volumes.Change(at);
        var before = volumes.Before(at);
        return change.Value is not { } part || before.Value is not { } whole ? change.Without(before)
            : whole <= 0 ? change.Without(before).Undefined(Remarks.ZeroDenominator(Name, at.Place))
            : change.Computed(before, part * 100 / whole);
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) => volumes.Uses(at);
}

/// <summary>贡献率: 100 × the area's ΔV / ΣΔV over the prefectures; none where the sum hardly grew, since any part of it would be huge.</summary>
internal sealed class ContributionRate(ProvincialVolumes volumes, decimal leastGrowth) : Computation
{
    public override string Name => volumes.Series.Name;

    public override IEnumerable<BoundMeasure> Measures => volumes.Series.Measures;

    public override Bilingual Text => new($"本地Δ{volumes.Series.Text.Zh} ÷ 各州市Δ之和 × 100", $"Δ of {volumes.Series.Text.En} here ÷ sum of Δ over the prefectures × 100");

    public override Quantity At(in Point at)
    {
        var change = volumes.Change(at);
        var whole = volumes.Whole(at);
        if (change.Value is not { } part || whole.Value is not { } sum)
        {
            return change.Without(whole);
        }

        var growth = volumes.Growth(at);
        return growth.Value is not { } percent ? change.Without(growth)
            : Math.Abs(percent) < leastGrowth || sum == 0 ? change.Without(growth).Undefined(Remarks.HardlyAnyGrowth)
            : change.Computed(whole, part * 100 / sum);
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) => volumes.Uses(at);
}

/// <summary>The province's published growth less that of the sum of its prefectures, in points: what contributions do not explain.</summary>
internal sealed class ContributionResidue(ProvincialVolumes volumes) : Computation
{
    public override string Name => volumes.Series.Name;

    public override IEnumerable<BoundMeasure> Measures => volumes.Series.Measures;

    public override Bilingual Text => new($"{volumes.Series.GrowthText.Zh}（公布）− 各州市{volumes.Series.Text.Zh}之和的增速", $"{volumes.Series.GrowthText.En}, as published − growth of the sum over the prefectures of {volumes.Series.Text.En}");

    public override Quantity At(in Point at)
    {
        var published = volumes.Series.OwnGrowth(at);
        var sum = volumes.Growth(at);
        return published.Value is null || sum.Value is null ? published.Without(sum) : published.Computed(sum, published.Value - sum.Value);
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at) => [volumes.Series.GrowthUse(at), .. volumes.Uses(at)];
}
