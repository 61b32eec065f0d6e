using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>Rates whose mean of every year is given: areas deviate from it, together they have it (kind <c>mean</c>).</summary>
internal static class Means
{
    /// <summary>The dimension of percentages.</summary>
    public const string Ratio = "ratio";

    public static void Fill(SampleTable table, Recipe recipe, Measure measure)
    {
        var areas = table.BaseAreas(measure);
        foreach (var year in SampleYears.All)
        {
            var weights = areas.Select(area => table.Weight(measure, area, year)).ToArray();
            var tilts = Centred([.. areas.Select(area => Tilt(table, recipe, area, year))], weights);
            var mean = recipe[year];
            var room = Math.Min(recipe.Spread, 0.95m * Math.Min(mean - Floor(measure), Ceiling(measure) - mean));
            var values = Apportionment.RoundToMean([.. tilts.Select(tilt => mean + (room * tilt))], weights, mean, measure.Decimals);
            for (var i = 0; i < areas.Count; i++)
            {
                table[measure.Code, areas[i], year] = values[i];
            }

            table.MeanUp(measure, year);
        }
    }

    /// <summary>Shifts numbers so that their weighted mean is 0, and shrinks them into −1 to 1.</summary>
    private static decimal[] Centred(decimal[] values, decimal[] weights)
    {
        var mean = values.Zip(weights, (value, weight) => value * weight).Sum() / weights.Sum();
        var widest = values.Max(value => Math.Abs(value - mean));
        return [.. values.Select(value => widest == 0 ? 0 : (value - mean) / widest)];
    }

    private static decimal Tilt(SampleTable table, Recipe recipe, Area area, int year)
    {
        var scatter = (0.4m * Noise.Of($"{recipe.Measure}/{area.Code}")) + (0.05m * Noise.Of($"{recipe.Measure}/{area.Code}/{year}"));
        return recipe.Basis switch
        {
            "development" => Development.Of(table, area) + scatter,
            "-development" => scatter - Development.Of(table, area),
            _ => scatter,
        };
    }

    /// <summary>Rates stay within 0 and 100 even where the catalogue allows more.</summary>
    private static decimal Floor(Measure measure) => Math.Max(measure.Minimum, 0);

    private static decimal Ceiling(Measure measure) => measure.Unit.Dimension == Ratio ? Math.Min(measure.Maximum, 100) : measure.Maximum;
}
