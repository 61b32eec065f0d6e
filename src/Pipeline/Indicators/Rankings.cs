using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>A place in a ranking.</summary>
/// <param name="Place">The place: 1 for the best; areas with equal values share one, and the next is as much lower.</param>
/// <param name="Of">How many areas are ranked.</param>
internal readonly record struct Rank(int Place, int Of);

/// <summary>
/// Ranks (位次) the published values of a subject in each period: the prefectures among each other, and all counties of the province among
/// each other. Areas without a value take no place; provinces, groups and functional areas are not ranked.
/// </summary>
internal static class Rankings
{
    /// <summary>The rank of each value, where it has one.</summary>
    /// <param name="values">The values: those of the first place in all periods, then those of the next.</param>
    /// <param name="places">The places.</param>
    /// <param name="periods">How many periods there are.</param>
    /// <param name="better">Which end comes first.</param>
    public static Rank?[] Of(decimal?[] values, Place[] places, int periods, Better better)
    {
        var ranks = new Rank?[values.Length];
        if (better == Better.Neither)
        {
            return ranks;
        }

        foreach (var level in new[] { AreaLevel.Prefecture, AreaLevel.County })
        {
            for (var period = 0; period < periods; period++)
            {
                RankAmong(values, [.. Candidates(values, places, periods, level, period)], better, ranks);
            }
        }

        return ranks;
    }

    private static IEnumerable<int> Candidates(decimal?[] values, Place[] places, int periods, AreaLevel level, int period)
    {
        for (var place = 0; place < places.Length; place++)
        {
            if (places[place].Level == level && values[(place * periods) + period] is not null)
            {
                yield return (place * periods) + period;
            }
        }
    }

    private static void RankAmong(decimal?[] values, int[] candidates, Better better, Rank?[] ranks)
    {
        var keys = Array.ConvertAll(candidates, index => better == Better.High ? -values[index]!.Value : values[index]!.Value);
        Array.Sort(keys, candidates);
        for (var i = 0; i < candidates.Length; i++)
        {
            ranks[candidates[i]] = new(i > 0 && keys[i] == keys[i - 1] ? ranks[candidates[i - 1]]!.Value.Place : i + 1, candidates.Length);
        }
    }
}
