using Pipeline.Indicators;

namespace Pipeline.Reports.Charts;

/// <summary>A chart as data; the set is closed.</summary>
public abstract record Chart
{
    private Chart()
    {
    }

    /// <summary>Values by year beside the path that is required.</summary>
    /// <param name="FirstYear">The first year shown.</param>
    /// <param name="LastYear">The last year shown.</param>
    /// <param name="Actual">The values there are.</param>
    /// <param name="Required">The path; empty where there is none.</param>
    /// <param name="Goal">The goal, drawn at its year; null where there is none.</param>
    /// <param name="Decimals">How values are written.</param>
    public sealed record Path(
        int FirstYear, int LastYear, IReadOnlyList<(int Year, decimal Value)> Actual, IReadOnlyList<(int Year, decimal Value)> Required,
        (int Year, decimal Value)? Goal, int Decimals) : Chart;

    /// <summary>Values in order, longest bar first.</summary>
    public sealed record Bars(IReadOnlyList<Bar> Items, int Decimals) : Chart;

    /// <summary>A value then and now, line by line.</summary>
    public sealed record Dumbbell(string Then, string Now, IReadOnlyList<(Bilingual Label, decimal? From, decimal? To)> Items, int Decimals) : Chart;

    /// <summary>How many targets stand how, as parts of one bar.</summary>
    public sealed record Tally(IReadOnlyList<(TargetStatus Status, int Count)> Items) : Chart;
}

/// <summary>One bar.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Value">Its length.</param>
/// <param name="Rank">Its place, counted from 1.</param>
/// <param name="RankChange">How many places it rose since the year before; null where it had none.</param>
public sealed record Bar(Bilingual Label, decimal Value, int Rank, int? RankChange);
