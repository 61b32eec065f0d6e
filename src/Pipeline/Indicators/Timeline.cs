using Pipeline.Submissions;

namespace Pipeline.Indicators;

/// <summary>The periods that anything was reported for, in order.</summary>
internal sealed class Timeline
{
    /// <summary>The ordinal of a period that nothing was reported for.</summary>
    public const int Absent = -1;

    private readonly Dictionary<Period, int> _ordinals = [];
    private readonly int[] _yearBefore;
    private readonly Period?[] _periodsBefore;
    private readonly int[] _yearEndBefore;

    public Timeline(IEnumerable<Generation> generations)
    {
        Periods = [.. generations.Select(generation => generation.Period).Distinct().Order()];
        for (var i = 0; i < Periods.Length; i++)
        {
            _ordinals.Add(Periods[i], i);
        }

        _periodsBefore = new Period?[Periods.Length];
        _yearBefore = [.. Periods.Select(period => Before(period) is { } before ? Find(before) : Absent)];
        _yearEndBefore = [.. Periods.Select(period => Before(period) is { } before ? Find(Period.Annual(before.Year)) : Absent)];
    }

    /// <summary>The periods.</summary>
    public Period[] Periods { get; }

    /// <summary>The ordinal of a period, or <see cref="Absent"/>.</summary>
    public int Find(Period period) => _ordinals.GetValueOrDefault(period, Absent);

    /// <summary>The ordinal of a year, or <see cref="Absent"/>.</summary>
    public int Find(int year) => Find(Period.Annual(year));

    /// <summary>The ordinal of the same part of the year before, or <see cref="Absent"/>.</summary>
    public int YearBefore(int period) => period == Absent ? Absent : _yearBefore[period];

    /// <summary>The same part of the year before a period that something was reported for.</summary>
    public Period PeriodBefore(int period) => _periodsBefore[period] ??= Periods[period].YearBefore;

    /// <summary>The ordinal of the whole year before, at whose end last year's stocks were counted, or <see cref="Absent"/>.</summary>
    public int YearEndBefore(int period) => period == Absent ? Absent : _yearEndBefore[period];

    /// <summary>Whether it is a quarter or month.</summary>
    public bool IsPartOfYear(int period) => period != Absent && Periods[period].Frequency != Frequency.Annual;

    private static Period? Before(Period period) => period.Year > 1949 ? period.YearBefore : null;
}
