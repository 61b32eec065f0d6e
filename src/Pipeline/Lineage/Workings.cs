using Pipeline.Catalogue;
using Pipeline.Corrections;
using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Submissions;

namespace Pipeline.Lineage;

/// <summary>What a snapshot was computed from, ready to compute any of its values again and to say how.</summary>
/// <remarks>Values are computed when they are asked for and kept, so it serves one thread at a time.</remarks>
public sealed class Workings
{
    private readonly Territory _territory;
    private readonly MeasureList _measures;
    private readonly Timeline _timeline;
    private readonly Binder _binder;
    private readonly ReportedCells _cells;

    /// <summary>The workings of a catalogue, generations and corrections.</summary>
    public Workings(StatisticalCatalogue catalogue, IReadOnlyList<Generation> generations, IReadOnlyList<CorrectionEntry> corrections)
    {
        Catalogue = catalogue;
        Generations = generations;
        Corrections = corrections;
        var corrected = CorrectionOverlay.Apply(generations, corrections);
        _territory = new(catalogue);
        _measures = new(catalogue);
        _timeline = new(generations);
        _binder = new(catalogue, _territory, _measures, _timeline, new(_territory, _measures, _timeline, corrected.Generations));
        _cells = new(_territory, generations, corrected);
    }

    /// <summary>The catalogue.</summary>
    public StatisticalCatalogue Catalogue { get; }

    /// <summary>The generations as they were submitted.</summary>
    public IReadOnlyList<Generation> Generations { get; }

    /// <summary>The corrections.</summary>
    public IReadOnlyList<CorrectionEntry> Corrections { get; }

    /// <summary>The tree of a value; null where the catalogue has no such subject or area, or nothing was reported for the period.</summary>
    public LineageNode? Explain(ValueAddress address, LineageLimits? limits = null, PublishedColumn column = PublishedColumn.Value) =>
        Find(address, column) is var (computation, at) ? new TreeBuilder(this, limits ?? new()).Build(computation, at) : null;

    /// <summary>The value as it would be published; null where there is none.</summary>
    internal decimal? Published(ValueAddress address) =>
        Find(address) is var (computation, at) && computation.At(at).Value is { } value
            ? PublishedNumber.Round(value, Catalogue.FindIndicator(address.Subject)?.Decimals ?? _measures[address.Subject].Measure.Decimals)
            : null;

    /// <summary>The computation of a value and the point of it; null as for <see cref="Explain"/>.</summary>
    internal (Computation Computation, Point At)? Find(ValueAddress address, PublishedColumn column = PublishedColumn.Value)
    {
        var period = _timeline.Find(address.Period);
        return period != Timeline.Absent
            && _territory.Find(address.Area) is { } place
            && (Catalogue.FindIndicator(address.Subject) is not null || _measures.Find(address.Subject) is not null)
            ? (_binder.Subject(address.Subject), new(RouteOf(column), place, period))
            : null;
    }

    /// <summary>The period of a point; null where nothing was reported for it.</summary>
    internal Period? PeriodOf(in Point at) => at.Period == Timeline.Absent ? null : _timeline.Periods[at.Period];

    /// <summary>The cell that a measure comes from at a point; null where it comes from parts or from nowhere.</summary>
    internal LineageCell? CellOf(BoundMeasure measure, in Point at) =>
        PeriodOf(at) is not { } period ? null
        : _binder.Values.SourceOf(measure, at).Origin switch
        {
            Origin.Published => _cells.Find(_territory.Province.Code, period, at.Place, measure.Code),
            Origin.Reported => _cells.Find(Reporter(at.Place), period, at.Place, measure.Code),
            _ => null,
        };

    /// <summary>The same cell here: of the same reporter, period, area and measure.</summary>
    internal LineageCell CellAt(LineageCell cell) => _territory.Find(cell.Area) is { } place
        ? _cells.Find(cell.Reporter, cell.Period, place, cell.Measure)
        : cell with { EventId = null, Submitted = null, SubmittedStatus = ObservationStatus.Missing, Corrections = [] };

    private static string Reporter(Place place) => place.Level == AreaLevel.County && place.Parent is { } prefecture ? prefecture.Code : place.Code;

    private static Route RouteOf(PublishedColumn column) => column switch
    {
        PublishedColumn.Value => Route.Precedence,
        PublishedColumn.ValueFromBelow => Route.FromBelow,
        PublishedColumn.ValueOwnRow => Route.OwnRow,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Unknown column."),
    };
}
