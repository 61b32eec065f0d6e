namespace Pipeline.Indicators.Formulas;

/// <summary>The volumes of the same areas in two periods, at base-year prices, and who is missing from them.</summary>
internal sealed class VolumeSums
{
    private readonly PartsTally _tally = new();
    private decimal _then;
    private decimal _now;

    /// <summary>Adds an area: its level of the base year, and its indices of the two periods.</summary>
    public void Add(in Quantity level, in Quantity then, in Quantity now)
    {
        var index = then.Value is null || now.Value is null ? then.Without(now) : now.Computed(then, now.Value);
        if (level.Value is { } volume && index.Value is { } ratio)
        {
            _then += volume * then.Value!.Value;
            _now += volume * ratio;
            _tally.Add(level.Computed(index, volume * ratio) with { Coverage = default });
        }
        else if (level.IsMissing == index.IsMissing)
        {
            _tally.Add(level.Without(index) with { Coverage = default });
        }
        else
        {
            _tally.AddIncomplete(level.Without(index));
        }
    }

    /// <summary>Adds an area that has no volume, for a reason.</summary>
    public void AddMissing(in Quantity reason) => _tally.AddIncomplete(reason);

    /// <summary>V(now).</summary>
    public Quantity Now(string name, Place whole) => _tally.Result(_now, name, whole);

    /// <summary>V(then).</summary>
    public Quantity Then(string name, Place whole) => _tally.Result(_then, name, whole);

    /// <summary>V(now) − V(then).</summary>
    public Quantity Change(string name, Place whole) => _tally.Result(_now - _then, name, whole);

    /// <summary>V(now) / V(then).</summary>
    public Quantity Ratio(string name, Place whole) => _then <= 0 && _tally.Result(_then, name, whole) is { Value: not null } zero
        ? zero.Undefined(Remarks.ZeroDenominator(name, whole))
        : _tally.Result(_then == 0 ? null : _now / _then, name, whole);
}
