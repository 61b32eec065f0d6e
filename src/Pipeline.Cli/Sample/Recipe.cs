using System.Globalization;

namespace Pipeline.Cli.Sample;

/// <summary>How one measure of the sample is made; the table recipes.csv explains the kinds.</summary>
internal sealed record Recipe
{
    /// <summary>The measure's code.</summary>
    public required string Measure { get; init; }

    /// <summary>The kind, as the table names it.</summary>
    public required string Kind { get; init; }

    /// <summary>What the areas' parts are proportional to, or what growth is taken of.</summary>
    public string Basis { get; init; } = "";

    /// <summary>How far areas scatter around the basis.</summary>
    public decimal Spread { get; init; }

    /// <summary>How fast areas drift apart, per year.</summary>
    public decimal Drift { get; init; }

    /// <summary>The group of counties whose part is fixed; empty where there is none.</summary>
    public string Group { get; init; } = "";

    /// <summary>The group's part in per cent, for every year of the model.</summary>
    public IReadOnlyList<decimal> GroupShare { get; init; } = [];

    /// <summary>The province's value of 2020 to which the measure is calibrated; null where there is none.</summary>
    public decimal? Anchor { get; init; }

    /// <summary>The province's value of 2015; null where there is none.</summary>
    public decimal? In2015 { get; init; }

    /// <summary>The column of every year of the model; null where it is empty.</summary>
    public required IReadOnlyList<decimal?> Years { get; init; }

    /// <summary>The column of a year; 0 where it is empty.</summary>
    public decimal this[int year] => Years[year - SampleYears.First] ?? 0;

    /// <summary>The group's part in a year, as a fraction.</summary>
    public decimal GroupShareOf(int year) => GroupShare[GroupShare.Count == 1 ? 0 : year - SampleYears.First] / 100;

    /// <summary>All recipes in the order in which they are made.</summary>
    public static IReadOnlyList<Recipe> Load() => [.. SampleData.Rows("recipes.csv").Select(row => new Recipe
    {
        Measure = row["measure"],
        Kind = row["kind"],
        Basis = row["basis"],
        Spread = row.Number("spread") ?? 0,
        Drift = row.Number("drift") ?? 0,
        Group = row["group"],
        GroupShare = [.. row["group_share"].Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => decimal.Parse(text, CultureInfo.InvariantCulture))],
        Anchor = row.Number("anchor"),
        In2015 = row.Number("y2015"),
        Years = [.. SampleYears.All.Select(year => row.Number(SampleYears.Column('y', year)))],
    })];
}

/// <summary>The years of the model. The first is made so that the next one's growth exists, and is not published.</summary>
internal static class SampleYears
{
    /// <summary>The first year that is made.</summary>
    public const int First = 2018;

    /// <summary>The year to which everything is calibrated.</summary>
    public const int Base = 2020;

    /// <summary>The last year.</summary>
    public const int Last = 2025;

    /// <summary>All years that are made.</summary>
    public static IEnumerable<int> All => Enumerable.Range(First, Last - First + 1);

    /// <summary>The name of a year's column: a letter and the year.</summary>
    public static string Column(char letter, int year) => letter + year.ToString(CultureInfo.InvariantCulture);
}
