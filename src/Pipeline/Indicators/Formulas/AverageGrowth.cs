using Pipeline.Submissions;

namespace Pipeline.Indicators.Formulas;

/// <summary>
/// Mean yearly growth since the base year, in per cent. An area's own growth series gives it directly; else volumes at base-year prices,
/// level(base) × Π(1 + growth), are summed over the parts.
/// </summary>
internal sealed class AverageGrowth(Computation level, Computation growth, int baseYear, Timeline timeline) : Computation
{
    public override string Name => growth.Name;

    public override IEnumerable<BoundMeasure> Measures => growth.Measures;

    public override Bilingual Text => new(
        $"({baseYear}年以来{level.Text.Zh}可比价指数 ^ (1/年数) − 1) × 100；指数 = ∏(1 + {growth.Text.Zh}/100)，或各组成部分 {level.Text.Zh}（{baseYear}）× ∏ 之和的比",
        $"(index of {level.Text.En} at {baseYear} prices ^ (1/years) − 1) × 100; index = ∏(1 + {growth.Text.En}/100), or the ratio of the sums over the parts of {level.Text.En} ({baseYear}) × ∏");

    public override Quantity At(in Point at)
    {
        var period = timeline.Periods[at.Period];
        if (period.Frequency != Frequency.Annual)
        {
            return Quantity.None(ObservationStatus.CannotExist, Remarks.AnnualOnly);
        }

        if (period.Year <= baseYear)
        {
            return Quantity.None(ObservationStatus.CannotExist, Remarks.BaseYear);
        }

        var index = Index(at, period.Year);
        return index.Value is { } ratio
            ? ratio < 0 ? index.Undefined(Remarks.ZeroDenominator(Name, at.Place)) : index.Computed(PerYear(ratio, period.Year - baseYear))
            : index;
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at)
    {
        var period = timeline.Periods[at.Period];
        if (period.Frequency != Frequency.Annual || period.Year <= baseYear)
        {
            return [];
        }

        List<OperandUse> uses = [];
        if (IsOwnSeries(at, Chain(at, period.Year)))
        {
            AddSeries(uses, at, period.Year);
        }
        else
        {
            AddUsesOfParts(uses, at, period.Year);
        }

        return uses;
    }

    private static decimal PerYear(decimal ratio, int years) => (SignificantDigits.Power(ratio, 1.0 / years) - 1) * 100;

    private Quantity Index(in Point at, int year)
    {
        var chained = Chain(at, year);
        if (IsOwnSeries(at, chained))
        {
            return chained;
        }

        var volumes = new Volumes();
        AddParts(volumes, at, year);
        return volumes.Index(Name, at.Place);
    }

    private static bool IsOwnSeries(in Point at, in Quantity chained) =>
        chained.Value is not null || at.Place.Parts.Length == 0 || at.Route == Route.OwnRow;

    private void AddSeries(List<OperandUse> uses, in Point at, int year)
    {
        for (var y = baseYear + 1; y <= year; y++)
        {
            uses.Add(new(growth, at.In(timeline.Find(y)), Roles.Growth));
        }
    }

    private void AddUsesOfParts(List<OperandUse> uses, in Point at, int year)
    {
        foreach (var part in at.Place.Parts)
        {
            var here = at.For(part);
            if (Chain(here, year).Value is null && part.Parts.Length > 0)
            {
                AddUsesOfParts(uses, here, year);
                continue;
            }

            uses.Add(new(level, here.In(timeline.Find(baseYear)), Roles.BaseLevel));
            AddSeries(uses, here, year);
        }
    }

    // Π(1 + growth) of the area's own series; an aggregated growth rate is no such series.
    private Quantity Chain(in Point at, int year)
    {
        var product = new Quantity(1, ObservationStatus.Normal, Origin.Computed);
        for (var y = baseYear + 1; y <= year; y++)
        {
            var rate = growth.At(at.In(timeline.Find(y)));
            if (rate.Origin == Origin.Aggregated)
            {
                return Quantity.Inapplicable;
            }

            if (rate.Remark.Length > 0 && y != year)
            {
                rate = rate with { Remark = Remarks.In(rate.Remark, Period.Annual(y)) };
            }

            product = product.Value is null || rate.Value is null
                ? product.Without(rate)
                : product.Computed(rate, product.Value * (1 + (rate.Value / 100)));
        }

        return product;
    }

    private void AddParts(Volumes volumes, in Point at, int year)
    {
        foreach (var part in at.Place.Parts)
        {
            var here = at.For(part);
            var index = Chain(here, year);
            if (index.Value is null && part.Parts.Length > 0)
            {
                AddParts(volumes, here, year);
                continue;
            }

            var start = level.At(here.In(timeline.Find(baseYear)));
            if (start.Remark.Length > 0)
            {
                start = start with { Remark = Remarks.In(start.Remark, Period.Annual(baseYear)) };
            }

            volumes.Add(start, index);
        }
    }

    /// <summary>The volumes of the same parts in the base year and now, at base-year prices.</summary>
    private sealed class Volumes
    {
        private readonly PartsTally _tally = new();
        private decimal _start;
        private decimal _now;

        public void Add(in Quantity start, in Quantity index)
        {
            if (start.Value is { } volume && index.Value is { } ratio)
            {
                _start += volume;
                _now += volume * ratio;
                _tally.Add(start.Computed(index, volume * ratio) with { Coverage = default });
            }
            else if (start.IsMissing == index.IsMissing)
            {
                _tally.Add(start.Without(index) with { Coverage = default });
            }
            else
            {
                _tally.AddIncomplete(start.Without(index));
            }
        }

        public Quantity Index(string name, Place whole) => _tally.Result(_start == 0 ? null : _now / _start, name, whole);
    }
}
