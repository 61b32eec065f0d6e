namespace Pipeline.Indicators.Formulas;

/// <content>What volumes and their ratios are made of, for lineage.</content>
internal sealed partial class VolumeSeries
{
    /// <summary>What V(now) is made of.</summary>
    public IReadOnlyList<OperandUse> Uses(in Point at) => Uses(at, _timeline.Periods[at.Period]);

    /// <summary>What V(then) and V(now) are made of.</summary>
    public IReadOnlyList<OperandUse> Uses(in Point at, Period then)
    {
        List<OperandUse> uses = [];
        if (WhyNot(at.Place) is null)
        {
            AddUses(uses, at, then);
        }

        return uses;
    }

    /// <summary>What V(now) / V(then) is made of.</summary>
    public IReadOnlyList<OperandUse> RatioUses(in Point at, Period then)
    {
        var now = _timeline.Periods[at.Period];
        if (then == now.YearBefore && (Factor(at, now).Value is not null || !IsMadeOfParts(at)))
        {
            return [GrowthUse(at)];
        }

        if (!IsMadeOfParts(at) || OwnRatio(at, now, then).Value is not null)
        {
            List<OperandUse> uses = [];
            AddGrowth(uses, at, then);
            return uses;
        }

        return Uses(at, then);
    }

    /// <summary>The growth of the period itself.</summary>
    public OperandUse GrowthUse(in Point at) => new(_growth, at, Roles.Growth);

    private void AddUses(List<OperandUse> uses, in Point at, Period then)
    {
        var (before, after) = Indices(at, then);
        if ((before.Value is null || after.Value is null) && IsMadeOfParts(at))
        {
            foreach (var part in at.Place.Parts)
            {
                AddUses(uses, at.For(part), then);
            }

            return;
        }

        uses.Add(_level.UsedAt(at.In(_timeline.Find(BaseYear)), Roles.BaseLevel));
        AddGrowth(uses, at, then);
    }

    private void AddGrowth(List<OperandUse> uses, in Point at, Period then)
    {
        var now = _timeline.Periods[at.Period];
        var last = now.Frequency == Frequency.Annual ? now.Year : then.Year;
        for (var year = Math.Min(BaseYear, then.Year) + 1; year <= Math.Max(BaseYear, last); year++)
        {
            uses.Add(new(_growth, at.In(_timeline.Find(year)), Roles.Growth));
        }

        if (now.Frequency != Frequency.Annual)
        {
            uses.Add(GrowthUse(at));
        }
    }
}
