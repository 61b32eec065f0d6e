namespace Pipeline.Indicators.Disparity;

/// <summary>One area in a dispersion.</summary>
/// <param name="Value">Its value, above 0.</param>
/// <param name="Weight">What it weighs, above 0; 1 where all count alike.</param>
/// <param name="Block">The home block in which it is counted.</param>
internal readonly record struct Member(decimal Value, decimal Weight, string Block);

/// <summary>How unequal values are. Nothing depends on the scale of the values or weights.</summary>
/// <remarks>
/// Everything is computed in decimals from y/ȳ, summed in the order of the members; only logarithms and roots go through double, and are
/// rounded to 12 significant digits before they are used: every processor gives the same figures.
/// </remarks>
internal sealed class Inequality
{
    private readonly (decimal Share, decimal Ratio, string Block)[] _members;
    private readonly int _decimals;
    private Theil? _theil;

    /// <summary>The dispersion of at least two members; the parts of Theil's T add up at this many decimals.</summary>
    public Inequality(IReadOnlyList<Member> members, int decimals)
    {
        _decimals = decimals;
        var weights = members.Sum(member => member.Weight);
        var mean = members.Sum(member => member.Value * (member.Weight / weights));
        _members = [.. members.Select(member => (member.Weight / weights, member.Value / mean, member.Block))];
    }

    /// <summary>√Σ p (y/ȳ − 1)²: the coefficient of variation where all count alike, Williamson's where they are weighted.</summary>
    public decimal Variation() => SignificantDigits.Power(_members.Sum(member => member.Share * (member.Ratio - 1) * (member.Ratio - 1)), 0.5);

    /// <summary>ΣΣ pᵢ pⱼ |yᵢ − yⱼ| / 2ȳ, by the sorted values.</summary>
    public decimal Gini()
    {
        decimal sum = 0;
        decimal below = 0;
        foreach (var (share, ratio, _) in _members.OrderBy(member => member.Ratio))
        {
            sum += share * ratio * ((2 * below) + share - 1);
            below += share;
        }

        return sum;
    }

    /// <summary>The Gini coefficient × n / (n − 1).</summary>
    public decimal GiniOecd() => Gini() * _members.Length / (_members.Length - 1);

    /// <summary>The standard deviation of ln y.</summary>
    public decimal LogDeviation()
    {
        var logs = _members.Select(member => (member.Share, Log: SignificantDigits.Log(member.Ratio))).ToList();
        var mean = logs.Sum(member => member.Share * member.Log);
        return SignificantDigits.Power(logs.Sum(member => member.Share * (member.Log - mean) * (member.Log - mean)), 0.5);
    }

    /// <summary>The largest value over the smallest.</summary>
    public decimal MaxMin() => _members.Max(member => member.Ratio) / _members.Min(member => member.Ratio);

    /// <summary>Theil's T and its parts by home block.</summary>
    public Theil Theil() => _theil ??= Decomposed();

    private Theil Decomposed()
    {
        var parts = new List<(string Block, decimal Within, decimal Between)>();
        foreach (var block in _members.GroupBy(member => member.Block, StringComparer.Ordinal).OrderBy(block => block.Key, StringComparer.Ordinal))
        {
            var total = block.Sum(member => member.Share * member.Ratio);
            var mean = total / block.Sum(member => member.Share);
            parts.Add((
                block.Key,
                block.Sum(member => member.Share * member.Ratio * SignificantDigits.Log(member.Ratio / mean)),
                total * SignificantDigits.Log(mean)));
        }

        return new(parts, _decimals);
    }
}
