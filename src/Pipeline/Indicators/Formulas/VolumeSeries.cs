using Pipeline.Submissions;

namespace Pipeline.Indicators.Formulas;

/// <summary>
/// A measure at the prices of a base year. An area's own growth series chains its level of the base year; else the volumes of its parts are
/// summed, of the same parts in both of the periods that are compared. In parts of years growth is over the same part of the year before,
/// so there the volumes of the whole year before are the weights: levels of parts of the base year need not have been reported.
/// </summary>
internal sealed partial class VolumeSeries
{
    private readonly BoundMeasure _measure;
    private readonly Computation _level;
    private readonly Computation _growth;
    private readonly Timeline _timeline;
    private readonly Quantity?[] _indices;

    public VolumeSeries(BoundMeasure measure, Computation level, Computation growth, int baseYear, Timeline timeline, int places)
    {
        (_measure, _level, _growth, BaseYear, _timeline) = (measure, level, growth, baseYear, timeline);
        _indices = new Quantity?[Enum.GetValues<Route>().Length * places * timeline.Periods.Length];
        Places = places;
    }

    /// <summary>The year whose prices the volumes are at.</summary>
    public int BaseYear { get; }

    /// <summary>How remarks call the growth.</summary>
    public string Name => _growth.Name;

    /// <summary>The measures of the period itself that it takes.</summary>
    public IEnumerable<BoundMeasure> Measures => _growth.Measures;

    /// <summary>Whether all routes lead to one value where nothing lies below: not where levels are pinned.</summary>
    public bool IsLocal => _level.IsLocal && _growth.IsLocal;

    /// <summary>The volume as people write it.</summary>
    public Bilingual Text => new($"{_level.Called.Zh}（{BaseYear}年价）", $"{_level.Called.En} (at {BaseYear} prices)");

    /// <summary>How people call the growth.</summary>
    public Bilingual GrowthText => _growth.Called;

    private int Places { get; }

    /// <summary>The published growth of an area's own series.</summary>
    public Quantity OwnGrowth(in Point at) => _growth.At(at);

    /// <summary>V(now).</summary>
    public Quantity At(in Point at)
    {
        var now = _timeline.Periods[at.Period];
        var index = Index(at, now);
        if (index.Value is null && IsMadeOfParts(at))
        {
            return Between(at, now).Now(Name, at.Place);
        }

        var level = Base(at);
        return level.Value is null || index.Value is null ? level.Without(index) : level.Computed(index, level.Value * index.Value);
    }

    /// <summary>V(now) / V(then): what the area's own series says, which needs no level; else that of the sums over its parts.</summary>
    public Quantity Ratio(in Point at, Period then)
    {
        var now = _timeline.Periods[at.Period];
        var own = then == now.YearBefore ? Factor(at, now) : OwnRatio(at, now, then);
        return own.Value is not null || !IsMadeOfParts(at) ? own : Between(at, then).Ratio(Name, at.Place);
    }

    /// <summary>V(then) and V(now).</summary>
    public VolumeSums Between(in Point at, Period then)
    {
        var sums = new VolumeSums();
        if (WhyNot(at.Place) is { } reason)
        {
            sums.AddMissing(reason);
        }
        else
        {
            Add(sums, at, then);
        }

        return sums;
    }

    /// <summary>V(then) and V(now) of several areas together.</summary>
    public VolumeSums SumOf(in Point at, Place[] parts, Period then)
    {
        var sums = new VolumeSums();
        foreach (var part in parts)
        {
            Add(sums, at.For(part), then);
        }

        return sums;
    }

    private void Add(VolumeSums sums, in Point at, Period then)
    {
        var (before, after) = Indices(at, then);
        if ((before.Value is null || after.Value is null) && IsMadeOfParts(at))
        {
            foreach (var part in at.Place.Parts)
            {
                Add(sums, at.For(part), then);
            }

            return;
        }

        sums.Add(Base(at), before, after);
    }

    private Quantity Base(in Point at) => _level.At(at.In(_timeline.Find(BaseYear))).Said(Period.Annual(BaseYear));

    // The indices of the two periods that are compared.
    private (Quantity Then, Quantity Now) Indices(in Point at, Period then)
    {
        var now = _timeline.Periods[at.Period];
        if (now.Frequency == Frequency.Annual)
        {
            return (Index(at, then).Said(then), Index(at, now));
        }

        var year = Period.Annual(then.Year);
        var weight = Index(at, year).Said(year);
        var factor = Factor(at, now);
        return (weight, weight.Value is null || factor.Value is null ? weight.Without(factor) : weight.Computed(factor, weight.Value * factor.Value));
    }

    private bool IsMadeOfParts(in Point at) => at.Place.Parts.Length > 0 && at.Route != Route.OwnRow && _measure.Measure.Additive;

    // A group without boundary has no volume, nor has one that cuts a prefecture where counties do not report the level.
    private Quantity? WhyNot(Place place) =>
        place.LacksBoundary ? Quantity.None(ObservationStatus.Missing, Remarks.BoundaryNotSet)
        : !_measure.ByCounties && place.CutPrefecture is { } cut ? Quantity.None(ObservationStatus.Missing, Remarks.CutPrefecture(_measure.Code, cut))
        : null;

    private Quantity OwnRatio(in Point at, Period now, Period then)
    {
        var (above, below) = (Index(at, now), Index(at, then).Said(then));
        return above.Value is not { } dividend || below.Value is not { } divisor ? above.Without(below)
            : divisor == 0 ? above.Without(below).Undefined(Remarks.ZeroDenominator(Name, at.Place))
            : above.Computed(below, dividend / divisor);
    }

    // Π(1 + growth) since the base year, and its reciprocal before it.
    private Quantity Index(in Point at, Period period)
    {
        if (period.Year == BaseYear)
        {
            return new(1, ObservationStatus.Normal, Origin.Computed);
        }

        var ordinal = _timeline.Find(period);
        if (ordinal == Timeline.Absent)
        {
            return Chain(at, period);
        }

        ref var index = ref _indices[(((((int)at.Route * Places) + at.Place.Ordinal) * _timeline.Periods.Length) + ordinal)];
        return index ?? (index = Chain(at, period)).Value;
    }

    private Quantity Chain(in Point at, Period period)
    {
        if (period.Year > BaseYear)
        {
            var before = Index(at, period.YearBefore).Said(period.YearBefore);
            var factor = Factor(at, period);
            return before.Value is null || factor.Value is null ? before.Without(factor) : before.Computed(factor, before.Value * factor.Value);
        }

        var after = Index(at, period.YearAfter).Said(period.YearAfter);
        var growth = Factor(at, period.YearAfter).Said(period.YearAfter);
        return after.Value is null || growth.Value is not { } divisor ? after.Without(growth)
            : divisor <= 0 ? Quantity.None(ObservationStatus.Missing, Remarks.In(Remarks.ZeroDenominator(Name, at.Place), period.YearAfter))
            : after.Computed(growth, after.Value / divisor);
    }

    // 1 + growth of the area's own series; an aggregated growth rate is no such series.
    private Quantity Factor(in Point at, Period period)
    {
        var rate = _growth.At(at.In(_timeline.Find(period)));
        return rate.Value is not { } growth ? rate
            : rate.Origin == Origin.Aggregated ? Quantity.Inapplicable
            : rate.Computed(1 + (growth / 100));
    }
}
