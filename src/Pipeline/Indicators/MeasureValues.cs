using Pipeline.Catalogue;
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

    private Quantity Resolve(BoundMeasure measure, in Point at) => at.Route switch
    {
        Route.Precedence => ByPrecedence(measure, at),
        Route.FromBelow => FromBelow(measure, at),
        Route.OwnRow => OwnRow(measure, at),
        _ => throw new InvalidOperationException($"Unknown route {at.Route}."),
    };

    private Quantity ByPrecedence(BoundMeasure measure, in Point at)
    {
        if (at.Place.Level != AreaLevel.Group)
        {
            if (_reported.Published(measure, at.Place, at.Period) is { Answered: true } published)
            {
                return Answer(measure, at, published, Origin.Published);
            }

            if (_reported.Own(measure, at.Place, at.Period) is { Answered: true } own)
            {
                return Answer(measure, at, own, Origin.Reported);
            }

            if (!measure.Aggregable || at.Place.Parts.Length == 0 || !IsReportedBelow(measure, at.Place))
            {
                return Quantity.None(ObservationStatus.Missing, Remarks.Missing(measure.Code, at.Place));
            }
        }

        return Aggregate(measure, at, at.Place.Parts);
    }

    private Quantity FromBelow(BoundMeasure measure, in Point at) => at.Place.Level switch
    {
        AreaLevel.Prefecture when !measure.ByCounties || at.Place.Parts.Length == 0 => Own(measure, at),
        AreaLevel.Group => Aggregate(measure, at, measure.ByCounties ? at.Place.Counties : at.Place.Parts),
        _ => measure.Aggregable && IsReportedBelow(measure, at.Place) ? Aggregate(measure, at, at.Place.Parts) : Quantity.Inapplicable,
    };

    private Quantity OwnRow(BoundMeasure measure, in Point at) => at.Place.Level switch
    {
        AreaLevel.Province => Answer(measure, at, _reported.Published(measure, at.Place, at.Period), Origin.Published),
        AreaLevel.Prefecture => Own(measure, at),
        _ => Quantity.Inapplicable,
    };

    private Quantity Aggregate(BoundMeasure measure, in Point at, Place[] parts) =>
        at.Place.Counties.Length == 0 ? Quantity.None(ObservationStatus.Missing, at.Place.Level == AreaLevel.Group ? Remarks.BoundaryNotSet : "")
        : !measure.Aggregable ? Quantity.None(ObservationStatus.Missing, Remarks.NotAggregable(measure.Code, at.Place))
        : !measure.ByCounties && at.Place.CutPrefecture is { } cut ? Quantity.None(ObservationStatus.Missing, Remarks.CutPrefecture(measure.Code, cut))
        : Aggregator.Aggregate(measure, at, parts);

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
