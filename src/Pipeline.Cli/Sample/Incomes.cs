using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>
/// Disposable incomes. In 2020 Kunming and Nujiang have their published values; the other prefectures are raked towards Nujiang, with fixed
/// populations, until the province's weighted mean is its published value, so all lie strictly between the two. Counties are raked to their
/// prefecture. Around 2020 counties grow with the province, each with a little scatter, and every value above is a weighted mean.
/// </summary>
internal static class Incomes
{
    private const string Highest = "530100";
    private const string Lowest = "533300";
    private const decimal Scatter = 0.4m;

    public static void Fill(SampleTable table, Recipe recipe)
    {
        var measure = table.Catalogue.FindMeasure(recipe.Measure)!;
        FillPrefectures(table, recipe, measure);
        foreach (var prefecture in table.Prefectures)
        {
            FillCounties(table, recipe, measure, prefecture);
        }

        foreach (var county in table.Counties)
        {
            FillAround(table, recipe, measure, county);
        }

        foreach (var year in SampleYears.All)
        {
            table.MeanUp(measure, year);
        }
    }

    /// <summary>All residents' income: of both, by who lives where; above the counties a weighted mean like the others.</summary>
    public static void FillResidents(SampleTable table, Recipe recipe)
    {
        var measure = table.Catalogue.FindMeasure(recipe.Measure)!;
        var (urban, rural) = (table.Catalogue.FindMeasure("urban_income")!, table.Catalogue.FindMeasure("rural_income")!);
        foreach (var year in SampleYears.All)
        {
            foreach (var county in table.Counties)
            {
                var (townspeople, villagers) = (table.Weight(urban, county, year), table.Weight(rural, county, year));
                var sum = (table[urban.Code, county, year] * townspeople) + (table[rural.Code, county, year] * villagers);
                table[measure.Code, county, year] = Apportionment.Round(sum / (townspeople + villagers), measure.Decimals);
            }

            table.MeanUp(measure, year);
        }
    }

    private static void FillPrefectures(SampleTable table, Recipe recipe, Measure measure)
    {
        var weights = table.Prefectures.ToDictionary(p => p.Code, p => table.Weight(measure, p, SampleYears.Base), StringComparer.Ordinal);
        var known = table.Prefectures.ToDictionary(p => p.Code, p => table.Profile(p).Number(measure.Code)!.Value, StringComparer.Ordinal);
        var free = table.Prefectures.Where(p => p.Code is not (Highest or Lowest)).ToArray();
        var left = (recipe.Anchor!.Value * weights.Values.Sum()) - (known[Highest] * weights[Highest]) - (known[Lowest] * weights[Lowest]);
        var freeWeight = free.Sum(p => weights[p.Code]);
        var factor = (left - (known[Lowest] * freeWeight)) / free.Sum(p => (known[p.Code] - known[Lowest]) * weights[p.Code]);
        var raked = Apportionment.RoundToMean(
            [.. free.Select(p => known[Lowest] + (factor * (known[p.Code] - known[Lowest])))],
            [.. free.Select(p => weights[p.Code])],
            left / freeWeight,
            measure.Decimals);
        for (var i = 0; i < free.Length; i++)
        {
            known[free[i].Code] = raked[i];
        }

        foreach (var prefecture in table.Prefectures)
        {
            table[measure.Code, prefecture, SampleYears.Base] = known[prefecture.Code];
        }
    }

    private static void FillCounties(SampleTable table, Recipe recipe, Measure measure, Area prefecture)
    {
        var target = table[measure.Code, prefecture, SampleYears.Base];
        var counties = table.CountiesOf(prefecture).Where(c => table.Weight(measure, c, SampleYears.Base) > 0).ToArray();
        var weights = counties.Select(c => table.Weight(measure, c, SampleYears.Base)).ToArray();
        var relative = counties.Select(c => 1 + (recipe.Spread * Development.Of(table, c))).ToArray();
        var mean = relative.Zip(weights, (value, weight) => value * weight).Sum() / weights.Sum();
        var values = Apportionment.RoundToMean([.. relative.Select(value => value / mean * target)], weights, target, measure.Decimals);
        foreach (var county in table.CountiesOf(prefecture))
        {
            // A county without villages has no rural income.
            table[measure.Code, county, SampleYears.Base] = Array.IndexOf(counties, county) is >= 0 and var i ? values[i] : 0;
        }
    }

    private static void FillAround(SampleTable table, Recipe recipe, Measure measure, Area county)
    {
        decimal Factor(int year) => 1 + ((recipe[year] + (Scatter * Noise.Of($"{measure.Code}/{county.Code}/{year}"))) / 100);

        for (var year = SampleYears.Base; year > SampleYears.First; year--)
        {
            table[measure.Code, county, year - 1] =
                Apportionment.Round(table[measure.Code, county, year] / Factor(year), measure.Decimals);
        }

        for (var year = SampleYears.Base + 1; year <= SampleYears.Last; year++)
        {
            table[measure.Code, county, year] =
                Apportionment.Round(table[measure.Code, county, year - 1] * Factor(year), measure.Decimals);
        }
    }
}
