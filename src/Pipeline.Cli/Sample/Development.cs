using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>How developed an area is: its urbanisation in 2020, with scatter of its own.</summary>
internal static class Development
{
    /// <summary>A number from about −1 (least) to 1 (most).</summary>
    public static decimal Of(SampleTable table, Area area)
    {
        var rate = table["urban_population", area, SampleYears.Base] / table["population", area, SampleYears.Base];
        return (0.75m * ((2 * rate) - 1)) + (0.25m * Noise.Of($"development/{area.Code}"));
    }
}
