using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>Measures whose total of every year is divided over the areas (kind <c>total</c>), or that areas have from a year on (kind <c>since</c>).</summary>
internal static class Totals
{
    public static void Fill(SampleTable table, Recipe recipe, Measure measure)
    {
        var areas = table.BaseAreas(measure);
        foreach (var year in SampleYears.All)
        {
            if (recipe.Group.Length == 0)
            {
                Divide(table, recipe, measure, year, areas, recipe[year]);
                continue;
            }

            var members = areas.Where(area => table.IsIn(recipe.Group, area)).ToArray();
            var part = Apportionment.Round(recipe[year] * recipe.GroupShareOf(year), measure.Decimals);
            Divide(table, recipe, measure, year, members, part);
            Divide(table, recipe, measure, year, [.. areas.Except(members)], recipe[year] - part);
        }

        table.SumUp(measure);
    }

    public static void FillSince(SampleTable table, Recipe recipe, Measure measure)
    {
        foreach (var year in SampleYears.All)
        {
            foreach (var county in table.Counties)
            {
                table[measure.Code, county, year] = table.Profile(county).Number(recipe.Basis) <= year ? 1 : 0;
            }

            foreach (var prefecture in table.Prefectures)
            {
                var have = table.CountiesOf(prefecture).Sum(county => table[measure.Code, county, year]);
                table[measure.Code, prefecture, year] = measure.Additive ? have : Math.Min(have, 1);
            }

            table[measure.Code, table.Catalogue.Province, year] = table.Prefectures.Sum(p => table[measure.Code, p, year]);
        }
    }

    private static void Divide(
        SampleTable table, Recipe recipe, Measure measure, int year, IReadOnlyList<Area> areas, decimal total)
    {
        var parts = Apportionment.Divide(total, [.. areas.Select(area => Weight(table, recipe, area, year))], measure.Decimals);
        for (var i = 0; i < areas.Count; i++)
        {
            table[measure.Code, areas[i], year] = parts[i];
        }
    }

    private static decimal Weight(SampleTable table, Recipe recipe, Area area, int year)
    {
        var weight = 1m;
        foreach (var basis in recipe.Basis.Split('*'))
        {
            weight *= Basis(table, basis, area, year);
        }

        return weight
            * (1 + (recipe.Spread * Noise.Of($"{recipe.Measure}/{area.Code}")))
            * (1 + (recipe.Drift * Noise.Of($"{recipe.Measure}/{area.Code}/drift") * (year - SampleYears.Base)));
    }

    /// <summary>A measure that was made before, or a column of what the model starts from; a prefecture without the column has its counties' sum.</summary>
    private static decimal Basis(SampleTable table, string basis, Area area, int year) =>
        table.Find(basis, area.Code, year)
        ?? (table.Profile(area).Cells.ContainsKey(basis) ? table.Profile(area).Number(basis)
            : table.CountiesOf(area).Sum(county => table.Profile(county).Number(basis)))
        ?? 0;
}
