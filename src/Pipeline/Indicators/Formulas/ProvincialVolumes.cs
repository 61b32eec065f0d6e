namespace Pipeline.Indicators.Formulas;

/// <summary>
/// How the sum of the prefectures' volumes changed over a year: what contributions are parts of. The province's own row takes no part, nor
/// does a functional area, which lies inside a prefecture.
/// </summary>
internal sealed class ProvincialVolumes(VolumeSeries series, Place province, Timeline timeline)
{
    private readonly VolumeSums?[] _sums = new VolumeSums?[Enum.GetValues<Route>().Length * timeline.Periods.Length];

    /// <summary>The series.</summary>
    public VolumeSeries Series => series;

    /// <summary>V(t − 1) and V(t), summed over the prefectures.</summary>
    public VolumeSums At(in Point at) => _sums[((int)at.Route * timeline.Periods.Length) + at.Period]
        ??= series.SumOf(at, province.Parts, timeline.PeriodBefore(at.Period));

    /// <summary>The growth of the sum, in per cent.</summary>
    public Quantity Growth(in Point at)
    {
        var ratio = At(at).Ratio(series.Name, province);
        return ratio.Value is { } factor ? ratio.Computed((factor - 1) * 100) : ratio;
    }

    /// <summary>ΔV of an area; the province's is that of the sum.</summary>
    public Quantity Change(in Point at) => at.Place == province
        ? At(at).Change(series.Name, province)
        : series.Between(at, timeline.PeriodBefore(at.Period)).Change(series.Name, at.Place);

    /// <summary>What the change of an area and of the sum are made of.</summary>
    public IReadOnlyList<OperandUse> Uses(in Point at)
    {
        var here = at;
        var then = timeline.PeriodBefore(at.Period);
        List<OperandUse> uses = [];
        foreach (var place in province.Parts.Contains(at.Place) || at.Place == province ? province.Parts : [at.Place, .. province.Parts])
        {
            uses.AddRange(series.Uses(here.For(place), then));
        }

        return uses;
    }

    /// <summary>V(t − 1) of the sum.</summary>
    public Quantity Before(in Point at) => At(at).Then(series.Name, province);

    /// <summary>ΔV of the sum.</summary>
    public Quantity Whole(in Point at) => At(at).Change(series.Name, province);
}
