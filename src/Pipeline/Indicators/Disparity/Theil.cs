using Pipeline.Publishing;

namespace Pipeline.Indicators.Disparity;

/// <summary>Theil's T in parts: what differences within and between the home blocks contribute. The parts sum to the whole as published.</summary>
internal sealed class Theil
{
    private readonly Dictionary<string, (decimal Within, decimal Between)> _parts = new(StringComparer.Ordinal);

    /// <summary>The parts: within and between are apportioned to the rounded whole, the blocks to each of these.</summary>
    public Theil(IReadOnlyList<(string Block, decimal Within, decimal Between)> parts, int decimals)
    {
        var (within, between) = (parts.Sum(part => part.Within), parts.Sum(part => part.Between));
        var sides = AdditiveRounding.Round([within, between], PublishedNumber.Round(within + between, decimals), decimals);
        var withins = AdditiveRounding.Round([.. parts.Select(part => part.Within)], sides[0], decimals);
        var betweens = AdditiveRounding.Round([.. parts.Select(part => part.Between)], sides[1], decimals);
        for (var i = 0; i < parts.Count; i++)
        {
            _parts.Add(parts[i].Block, (withins[i], betweens[i]));
        }
    }

    /// <summary>The whole, rounded half away from zero.</summary>
    public decimal Total => Within("") + Between("");

    /// <summary>The part within a home block, or within all where none is named.</summary>
    public decimal Within(string block) => block.Length > 0 ? Part(block).Within : _parts.Values.Sum(part => part.Within);

    /// <summary>The part between a home block and the rest, or between all where none is named.</summary>
    public decimal Between(string block) => block.Length > 0 ? Part(block).Between : _parts.Values.Sum(part => part.Between);

    private (decimal Within, decimal Between) Part(string block) => _parts.GetValueOrDefault(block);
}
