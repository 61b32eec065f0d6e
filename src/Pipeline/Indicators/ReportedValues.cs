using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Indicators;

/// <summary>What was reported: a cell per measure, period and place, once as the area's reporter and once as the province has it.</summary>
/// <remarks>
/// A code that the catalogue no longer knows, and a row that its reporter does not answer for, are left out: an old generation may hold
/// both, and what may be in a new one is for the check of submissions to say.
/// </remarks>
internal sealed class ReportedValues
{
    private readonly Territory _territory;
    private readonly int _periods;
    private readonly Cell[]?[] _own;
    private readonly Cell[]?[] _published;

    public ReportedValues(Territory territory, MeasureList measures, Timeline timeline, IReadOnlyList<Generation> generations)
    {
        _territory = territory;
        _periods = timeline.Periods.Length;
        _own = new Cell[]?[measures.Count * _periods];
        _published = new Cell[]?[measures.Count * _periods];
        var seen = new HashSet<(string, int)>();
        foreach (var generation in generations)
        {
            var period = timeline.Find(generation.Period);
            if (!seen.Add((generation.Reporter, period)))
            {
                throw new ArgumentException($"Two generations of {generation.Reporter} {generation.Period}.", nameof(generations));
            }

            Take(generation, measures, period);
        }
    }

    /// <summary>What the area's reporter has for it.</summary>
    public Cell Own(BoundMeasure measure, Place place, int period) => At(_own, measure, place, period);

    /// <summary>What the province's workbook has for the province or a prefecture.</summary>
    public Cell Published(BoundMeasure measure, Place place, int period) => At(_published, measure, place, period);

    /// <summary>Whether anybody reported the measure for the period.</summary>
    public bool Exists(BoundMeasure measure, int period) =>
        _own[Index(measure, period)] is not null || _published[Index(measure, period)] is not null;

    private void Take(Generation generation, MeasureList measures, int period)
    {
        var byProvince = generation.Reporter == _territory.Province.Code;
        Place? place = null;
        string? code = null;
        foreach (var observation in generation.Observations)
        {
            if (observation.Area != code)
            {
                code = observation.Area;
                place = _territory.Find(code);
            }

            if (place is null || measures.Find(observation.Measure) is not { } measure || observation.Status == ObservationStatus.Missing
                || !Answers(generation.Reporter, byProvince, place, measure.Measure))
            {
                continue;
            }

            var grid = byProvince ? _published : _own;
            ref var row = ref grid[Index(measure, period)];
            row ??= new Cell[_territory.Places.Length];
            row[place.Ordinal] = new(observation.Value, observation.Status);
        }
    }

    private static bool Answers(string reporter, bool byProvince, Place place, Measure measure) => byProvince
        ? place.Level == AreaLevel.Province || (place.Level == AreaLevel.Prefecture && measure.Unified)
        : place.Code == reporter || place.Parent?.Code == reporter;

    private Cell At(Cell[]?[] grid, BoundMeasure measure, Place place, int period) =>
        grid[Index(measure, period)] is { } row ? row[place.Ordinal] : default;

    private int Index(BoundMeasure measure, int period) => (measure.Ordinal * _periods) + period;
}

/// <summary>What a cell says: a value, "cannot exist", "not significant", or (as default) nothing.</summary>
internal readonly struct Cell
{
    private readonly decimal _value;
    private readonly bool _hasValue;
    private readonly ObservationStatus _status;

    public Cell(decimal? value, ObservationStatus status)
    {
        Answered = value is not null || status is ObservationStatus.CannotExist or ObservationStatus.NotSignificant;
        (_value, _hasValue, _status) = (value ?? 0, value is not null, status);
    }

    /// <summary>Whether anything was said.</summary>
    public bool Answered { get; }

    /// <summary>The value; null where there is none.</summary>
    public decimal? Value => _hasValue ? _value : null;

    /// <summary>The state of the value.</summary>
    public ObservationStatus Status => Answered ? _status : ObservationStatus.Missing;
}
