namespace Pipeline.Catalogue.Loading;

/// <summary>Which prices an indicator's growth is at: what is nominal and what is real are never subtracted from each other.</summary>
internal static class IndicatorPrices
{
    /// <summary>The prices; none where they cancel out, as in shares and ratios, or where there are none.</summary>
    public static PriceBasis Of(Indicator indicator, CatalogueTables tables) => Of(indicator, tables, []);

    // Those on the way are kept, since a circle of indicators has its own fault and must not lead nowhere here.
    private static PriceBasis Of(Indicator indicator, CatalogueTables tables, HashSet<string> way) => !way.Add(indicator.Code) ? PriceBasis.None : indicator.Formula switch
    {
        Formula.NominalGrowth(var measure) => tables.Measures.Find(measure)?.PriceBasis ?? PriceBasis.None,
        Formula.Gap(var measure, _) => tables.Measures.Find(measure)?.PriceBasis ?? PriceBasis.None,
        Formula.VolumeGrowth(var volume) => Growth(volume, tables),
        Formula.AverageGrowth(var volume) => Growth(volume, tables),
        Formula.ContributionPoints(var volume) => Growth(volume, tables),
        Formula.ContributionResidue(var volume) => Growth(volume, tables),
        Formula.Lead(var of, _) => Of(of, tables, way),
        Formula.MeanOfYears(var of, _) => Of(of, tables, way),
        Formula.Difference(var minuend, _) => Of(minuend, tables, way),
        _ => PriceBasis.None,
    };

    private static PriceBasis Of(string code, CatalogueTables tables, HashSet<string> way) =>
        tables.Indicators.Find(code) is { } indicator ? Of(indicator, tables, way) : PriceBasis.None;

    private static PriceBasis Growth(Operand.Volume volume, CatalogueTables tables) =>
        tables.Measures.Find(volume.Growth)?.PriceBasis ?? PriceBasis.None;
}
