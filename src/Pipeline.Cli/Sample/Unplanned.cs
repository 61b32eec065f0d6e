using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>
/// Measures that the catalogue asks for and no recipe knows, such as one added later: a plausible series within the measure's range, so that
/// the sample stays complete without a change here.
/// </summary>
internal static class Unplanned
{
    private const decimal PartOfRange = 0.1m;

    public static void Fill(SampleTable table, Measure measure)
    {
        var range = measure.Maximum - measure.Minimum;
        var parts = table.BaseAreas(measure).Where(part => table.Find(measure.Code, part.Code, SampleYears.Last) is null).ToArray();
        foreach (var year in SampleYears.All)
        {
            var trend = 1 + (0.02m * (year - SampleYears.Base));
            if (measure.Additive && parts.Length > 0)
            {
                var shares = Apportionment.Divide(
                    Apportionment.Round(range * PartOfRange * trend, measure.Decimals),
                    [.. parts.Select(part => table["population", part, year])],
                    measure.Decimals);
                for (var i = 0; i < parts.Length; i++)
                {
                    table[measure.Code, parts[i], year] = Math.Max(shares[i], measure.Minimum);
                }
            }

            foreach (var area in table.Catalogue.Areas.Where(area =>
                measure.Levels.Contains(area.Level) && table.Find(measure.Code, area.Code, year) is null))
            {
                var scatter = 1 + (0.2m * Noise.Of($"{measure.Code}/{area.Code}"));
                table[measure.Code, area, year] =
                    Apportionment.Round(measure.Minimum + (range * PartOfRange * trend * scatter), measure.Decimals);
            }
        }

        if (measure.Additive && parts.Length > 0)
        {
            table.SumUp(measure);
        }
    }
}
