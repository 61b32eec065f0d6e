using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>Measures that follow from others at every level: real and nominal growth, GDP per head.</summary>
internal static class Growth
{
    /// <summary>
    /// Growth of the basis at comparable prices. The deflator is the same in all areas, so growth of the whole is the growth of the summed
    /// volumes; a price index is the area's own, or its prefecture's.
    /// </summary>
    public static void FillReal(SampleTable table, Recipe recipe, Measure measure)
    {
        var (basis, index) = recipe.Basis.Split('/') is [var level, var prices] ? (level, prices) : (recipe.Basis, null);
        Fill(table, measure, basis, (area, year) => index is null
            ? 1 + (recipe[year] / 100)
            : (table.Find(index, area.Code, year) ?? table.Find(index, area.Parent!, year))!.Value / 100);
    }

    /// <summary>Growth of the basis at current prices.</summary>
    public static void FillNominal(SampleTable table, Recipe recipe, Measure measure) => Fill(table, measure, recipe.Basis, (_, _) => 1);

    /// <summary>The basis in 亿元 over the weight of the measure in 万人, in 元.</summary>
    public static void FillPerHead(SampleTable table, Recipe recipe, Measure measure)
    {
        foreach (var area in Areas(table, measure))
        {
            foreach (var year in SampleYears.All)
            {
                table[measure.Code, area, year] = Apportionment.Round(
                    table[recipe.Basis, area, year] * 10_000 / table.Weight(measure, area, year), measure.Decimals);
            }
        }
    }

    private static void Fill(SampleTable table, Measure measure, string basis, Func<Area, int, decimal> prices)
    {
        foreach (var area in Areas(table, measure))
        {
            foreach (var year in SampleYears.All.Skip(1))
            {
                var before = table[basis, area, year - 1];
                var growth = before == 0 ? 0 : ((table[basis, area, year] / before / prices(area, year)) - 1) * 100;
                table[measure.Code, area, year] = Apportionment.Round(growth, measure.Decimals);
            }
        }
    }

    private static IEnumerable<Area> Areas(SampleTable table, Measure measure) =>
        table.Catalogue.Areas.Where(area => area.Level != AreaLevel.NewArea && measure.Levels.Contains(area.Level));
}
