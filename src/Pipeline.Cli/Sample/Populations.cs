using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>
/// Who lives where. In 2020 every prefecture has its census population exactly, the seven counties of Honghe that belong to central Yunnan
/// 3.20 million, the province an urbanisation rate of 50.05 % and central Yunnan one of 60.05 %. Around it counties grow or shrink with
/// their prefecture, towns faster than villages, and urbanisation rises everywhere. All in whole persons.
/// </summary>
internal static class Populations
{
    private const string Population = "population";
    private const string Urban = "urban_population";
    private const string Honghe = "532500";
    private const decimal HongheInCentral = 320m;

    /// <summary>How much faster than its prefecture a wholly urban county grows, and slower a wholly rural one, in per cent a year.</summary>
    private const decimal PullOfTowns = 0.7m;

    /// <summary>The yearly rise of the odds of living in a town; 4 % are about one point of the rate.</summary>
    private const decimal RiseOfOdds = 0.036m;

    public static void Fill(SampleTable table, Recipe population, Recipe urban)
    {
        var measure = table.Catalogue.FindMeasure(Population)!;
        foreach (var prefecture in table.Prefectures)
        {
            FillBase(table, prefecture, measure.Decimals);
        }

        foreach (var county in table.Counties)
        {
            FillAround(table, county, measure.Decimals);
        }

        table.SumUp(measure);
        if (table[Population, table.Catalogue.Province, SampleYears.Base] != population.Anchor)
        {
            throw new InvalidOperationException("The census populations in prefectures.csv do not sum to the province's.");
        }

        var members = table.Counties.Where(county => table.IsIn(urban.Group, county)).ToArray();
        var all = Apportionment.Round(urban.Anchor!.Value / 100 * population.Anchor.Value, measure.Decimals);
        var inGroup = Apportionment.Round(
            urban.GroupShareOf(SampleYears.Base) * members.Sum(c => table[Population, c, SampleYears.Base]), measure.Decimals);
        FillUrbanBase(table, members, inGroup, measure.Decimals);
        FillUrbanBase(table, [.. table.Counties.Except(members)], all - inGroup, measure.Decimals);
        foreach (var county in table.Counties)
        {
            FillUrbanAround(table, county, measure.Decimals);
        }

        table.SumUp(table.Catalogue.FindMeasure(Urban)!);
    }

    private static void FillBase(SampleTable table, Area prefecture, int decimals)
    {
        var total = table.Profile(prefecture).Number("population_2020")!.Value;
        var counties = table.CountiesOf(prefecture);
        if (prefecture.Code == Honghe)
        {
            var central = counties.Where(county => table.IsIn("central", county)).ToArray();
            Divide(HongheInCentral, central);
            Divide(total - HongheInCentral, [.. counties.Except(central)]);
        }
        else
        {
            Divide(total, counties);
        }

        void Divide(decimal persons, IReadOnlyList<Area> among)
        {
            var parts = Apportionment.Divide(persons, [.. among.Select(c => table.Profile(c).Number(Population)!.Value)], decimals);
            for (var i = 0; i < among.Count; i++)
            {
                table[Population, among[i], SampleYears.Base] = parts[i];
            }
        }
    }

    private static void FillAround(SampleTable table, Area county, int decimals)
    {
        var prefecture = table.Catalogue.FindArea(county.Parent!)!;
        var towns = (table.Profile(county).Number("urbanisation")!.Value / 50) - 1;
        var trend = table.Profile(prefecture).Number("population_growth")!.Value
            + (prefecture.Code == "530100" ? 0 : PullOfTowns * towns);

        decimal Factor(int year) => 1 + ((trend + (0.15m * Noise.Of($"{Population}/{county.Code}/{year}"))) / 100);

        for (var year = SampleYears.Base; year > SampleYears.First; year--)
        {
            table[Population, county, year - 1] = Apportionment.Round(table[Population, county, year] / Factor(year), decimals);
        }

        for (var year = SampleYears.Base + 1; year <= SampleYears.Last; year++)
        {
            table[Population, county, year] = Apportionment.Round(table[Population, county, year - 1] * Factor(year), decimals);
        }
    }

    /// <summary>
    /// Multiplies the odds of all counties by one factor, found by bisection, so that their urban populations sum to the total: a county
    /// stays between 0 and 100 %, and one without villages stays so.
    /// </summary>
    private static void FillUrbanBase(SampleTable table, Area[] counties, decimal total, int decimals)
    {
        var persons = counties.Select(county => table[Population, county, SampleYears.Base]).ToArray();
        var rates = counties.Select(county => table.Profile(county).Number("urbanisation")!.Value / 100).ToArray();
        decimal[] Urbans(decimal factor) => [.. persons.Zip(rates, (all, rate) => all * Shift(rate, factor))];

        var (low, high) = (0.1m, 10m);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Urbans(middle).Sum() < total ? (middle, high) : (low, middle);
        }

        var open = Enumerable.Range(0, counties.Length).Where(i => rates[i] < 1).ToArray();
        var whole = persons.Where((_, i) => rates[i] == 1).Sum();
        var urbans = Urbans(high);
        var parts = Apportionment.Divide(total - whole, [.. open.Select(i => urbans[i])], decimals);
        for (var i = 0; i < counties.Length; i++)
        {
            table[Urban, counties[i], SampleYears.Base] = rates[i] == 1 ? persons[i] : parts[Array.IndexOf(open, i)];
        }
    }

    private static void FillUrbanAround(SampleTable table, Area county, int decimals)
    {
        var rate = table[Urban, county, SampleYears.Base] / table[Population, county, SampleYears.Base];
        var speed = 1 + (RiseOfOdds * (1 + (0.25m * Noise.Of($"{Urban}/{county.Code}"))));
        var factor = 1m;
        for (var year = SampleYears.Base; year > SampleYears.First; year--)
        {
            factor /= speed;
            Set(year - 1);
        }

        factor = 1m;
        for (var year = SampleYears.Base + 1; year <= SampleYears.Last; year++)
        {
            factor *= speed;
            Set(year);
        }

        void Set(int year) => table[Urban, county, year] =
            Apportionment.Round(table[Population, county, year] * Shift(rate, factor), decimals);
    }

    private static decimal Shift(decimal rate, decimal oddsFactor) => oddsFactor * rate / (1 - rate + (oddsFactor * rate));
}
