using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>
/// Regional accounts. In 2020 the province's GDP is the anchor and central Yunnan's part the share of the recipe; around it a county's GDP
/// follows from its prefecture's real growth, its own scatter and the deflator. The three sectors sum to GDP in every county and year, and
/// industry is a part of the second.
/// </summary>
internal static class Accounts
{
    private const string Gdp = "gdp";
    private const decimal Scatter = 0.6m;

    /// <summary>The counties that the new area lies in grow faster, in points.</summary>
    private static readonly Dictionary<string, decimal> _lead = new(StringComparer.Ordinal)
    {
        ["530181"] = 1.4m,
        ["530127"] = 1.6m,
        ["530111"] = 0.6m,
    };

    public static void Fill(SampleTable table, Recipe gdp, Recipe realGrowth)
    {
        var measure = table.Catalogue.FindMeasure(Gdp)!;
        var central = table.Counties.Where(county => table.IsIn(gdp.Group, county)).ToArray();
        var part = Apportionment.Round(gdp.Anchor!.Value * gdp.GroupShareOf(SampleYears.Base), measure.Decimals);
        FillBase(table, central, part, measure.Decimals);
        FillBase(table, [.. table.Counties.Except(central)], gdp.Anchor.Value - part, measure.Decimals);
        foreach (var county in table.Counties)
        {
            FillAround(table, county, realGrowth, measure.Decimals);
            foreach (var year in SampleYears.All)
            {
                FillSectors(table, county, year, measure.Decimals);
            }
        }

        foreach (var code in new[] { Gdp, "gdp_primary", "gdp_secondary", "gdp_tertiary", "industry_value_added" })
        {
            table.SumUp(table.Catalogue.FindMeasure(code)!);
        }
    }

    private static void FillBase(SampleTable table, Area[] counties, decimal total, int decimals)
    {
        var parts = Apportionment.Divide(total, [.. counties.Select(c => table.Profile(c).Number(Gdp)!.Value)], decimals);
        for (var i = 0; i < counties.Length; i++)
        {
            table[Gdp, counties[i], SampleYears.Base] = parts[i];
        }
    }

    private static void FillAround(SampleTable table, Area county, Recipe realGrowth, int decimals)
    {
        var prefecture = table.Profile(table.Catalogue.FindArea(county.Parent!)!);

        decimal Factor(int year)
        {
            // The tables begin with the growth of 2019, so the growth of nothing earlier is asked for.
            var real = prefecture.Number(SampleYears.Column('g', year))!.Value
                + _lead.GetValueOrDefault(county.Code)
                + (Scatter * Noise.Of($"{Gdp}/{county.Code}/{year}"));
            return (1 + (real / 100)) * (1 + (realGrowth[year] / 100));
        }

        for (var year = SampleYears.Base; year > SampleYears.First; year--)
        {
            table[Gdp, county, year - 1] = Apportionment.Round(table[Gdp, county, year] / Factor(year), decimals);
        }

        for (var year = SampleYears.Base + 1; year <= SampleYears.Last; year++)
        {
            table[Gdp, county, year] = Apportionment.Round(table[Gdp, county, year - 1] * Factor(year), decimals);
        }
    }

    private static void FillSectors(SampleTable table, Area county, int year, int decimals)
    {
        var gdp = table[Gdp, county, year];
        var rural = 1 - (table["urban_population", county, year] / table["population", county, year]);
        var primary = Part(0.36m * rural * (1 + (0.15m * Noise.Of($"gdp_primary/{county.Code}"))) * (1 - (0.01m * (year - SampleYears.Base))));
        var secondary = Part(0.335m + (0.09m * Noise.Of($"gdp_secondary/{county.Code}")) + (0.002m * Noise.Of($"gdp_secondary/{county.Code}/{year}")));
        table["gdp_primary", county, year] = primary;
        table["gdp_secondary", county, year] = secondary;
        table["gdp_tertiary", county, year] = gdp - primary - secondary;
        table["industry_value_added", county, year] =
            Apportionment.Round(secondary * (0.66m + (0.12m * Noise.Of($"industry/{county.Code}"))), decimals);

        decimal Part(decimal share) => Apportionment.Round(gdp * share, decimals);
    }
}
