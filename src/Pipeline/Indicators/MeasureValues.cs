using Pipeline.Catalogue;
using Pipeline.Indicators.Formulas;
using Pipeline.Submissions;

namespace Pipeline.Indicators;

/// <summary>The value of every measure at every place and period, on each route; what is made of parts is computed once.</summary>
internal sealed class MeasureValues
{
    private readonly ReportedValues _reported;
    private readonly int _wholes;
    private readonly int _periods;
    private readonly Quantity?[]?[] _computed;

    public MeasureValues(Territory territory, MeasureList measures, Timeline timeline, ReportedValues reported, Binder binder)
    {
        _reported = reported;
        Aggregator = new(this, measures, binder);
        _wholes = territory.Wholes;
        _periods = timeline.Periods.Length;
        _computed = new Quantity?[]?[measures.Count * Enum.GetValues<Route>().Length];
    }

    /// <summary>Makes wholes of parts.</summary>
    public Aggregator Aggregator { get; }

    /// <summary>The value on the point's route.</summary>
    public Quantity At(BoundMeasure measure, in Point at)
    {
        if (at.Period == Timeline.Absent)
        {
            return Quantity.None(ObservationStatus.Missing, Remarks.Missing(measure.Code, at.Place));
        }

        if (at.Place.IsLeaf)
        {
            return Own(measure, at);
        }

        ref var values = ref _computed[(measure.Ordinal * 3) + (int)at.Route];
        values ??= new Quantity?[_wholes * _periods];
        var index = (at.Place.Ordinal * _periods) + at.Period;
        return values[index] ?? (values[index] = Resolve(measure, at)).Value;
    }

    /// <summary>Where the value on the point's route comes from.</summary>
    public ValueSource SourceOf(BoundMeasure measure, in Point at) =>
        at.Period == Timeline.Absent ? ValueSource.Nowhere(Remarks.Missing(measure.Code, at.Place))
        : at.Place.IsLeaf ? ValueSource.Own
        : at.Route switch
        {
            Route.Precedence => ByPrecedence(measure, at),
            Route.FromBelow => FromBelow(measure, at),
            Route.OwnRow => OwnRow(at.Place),
            _ => throw new InvalidOperationException($"Unknown route {at.Route}."),
        };

    /// <summary>The parts that a value is made of, with their weights; none where it comes from a cell or from nowhere.</summary>
    public IReadOnlyList<OperandUse> Operands(Reported measure, in Point at)
    {
        List<OperandUse> uses = [];
        foreach (var part in SourceOf(measure.Measure, at).Parts)
        {
            uses.Add(new(measure, at.For(part), Roles.Part));
            if (measure.Measure.Measure.Aggregation == Aggregation.WeightedMean)
            {
                uses.Add(new(Aggregator.Weight(measure.Measure), at.For(part), Roles.Weight));
            }
        }

        return uses;
    }

    private Quantity Resolve(BoundMeasure measure, in Point at)
    {
        var source = SourceOf(measure, at);
        return source.Origin switch
        {
            Origin.Published => Answer(measure, at, _reported.Published(measure, at.Place, at.Period), Origin.Published),
            Origin.Reported => Own(measure, at),
            Origin.Aggregated => Aggregator.Aggregate(measure, at, source.Parts),
            _ => Quantity.None(ObservationStatus.Missing, source.Remark),
        };
    }

    private ValueSource ByPrecedence(BoundMeasure measure, in Point at)
    {
        if (at.Place.Level != AreaLevel.Group)
        {
            if (_reported.Published(measure, at.Place, at.Period).Answered)
            {
                return ValueSource.Published;
            }

            if (_reported.Own(measure, at.Place, at.Period).Answered)
            {
                return ValueSource.Own;
            }

            if (!measure.Aggregable || at.Place.Parts.Length == 0 || !IsReportedBelow(measure, at.Place))
            {
                return ValueSource.Nowhere(Remarks.Missing(measure.Code, at.Place));
            }
        }

        return From(measure, at.Place, at.Place.Parts);
    }

    private static ValueSource FromBelow(BoundMeasure measure, in Point at) => at.Place.Level switch
    {
        AreaLevel.Prefecture when !measure.ByCounties || at.Place.Parts.Length == 0 => ValueSource.Own,
        AreaLevel.Group => From(measure, at.Place, measure.ByCounties ? at.Place.Counties : at.Place.Parts),
        _ => measure.Aggregable && IsReportedBelow(measure, at.Place) ? From(measure, at.Place, at.Place.Parts) : ValueSource.Nowhere(""),
    };

    private static ValueSource OwnRow(Place place) => place.Level switch
    {
        AreaLevel.Province => ValueSource.Published,
        AreaLevel.Prefecture => ValueSource.Own,
        _ => ValueSource.Nowhere(""),
    };

    private static ValueSource From(BoundMeasure measure, Place whole, Place[] parts) =>
        whole.Counties.Length == 0 ? ValueSource.Nowhere(whole.Level == AreaLevel.Group ? Remarks.BoundaryNotSet : "")
        : !measure.Aggregable ? ValueSource.Nowhere(Remarks.NotAggregable(measure.Code, whole))
        : !measure.ByCounties && whole.CutPrefecture is { } cut ? ValueSource.Nowhere(Remarks.CutPrefecture(measure.Code, cut))
        : ValueSource.Aggregated(parts);

    private Quantity Own(BoundMeasure measure, in Point at) =>
        Answer(measure, at, _reported.Own(measure, at.Place, at.Period), Origin.Reported);

    private static Quantity Answer(BoundMeasure measure, in Point at, Cell cell, Origin origin) => cell.Status switch
    {
        ObservationStatus.Missing => Quantity.None(ObservationStatus.Missing, Remarks.Missing(measure.Code, at.Place)),
        ObservationStatus.CannotExist => Quantity.None(ObservationStatus.CannotExist, Remarks.CannotExist(measure.Code, at.Place)),
        ObservationStatus.NotSignificant => Quantity.None(ObservationStatus.NotSignificant, Remarks.NotSignificant(measure.Code, at.Place)),
        _ => new(cell.Value, cell.Status, origin),
    };

    private static bool IsReportedBelow(BoundMeasure measure, Place place) =>
        measure.ByCounties || (measure.ByPrefectures && place.Level == AreaLevel.Province);
}
