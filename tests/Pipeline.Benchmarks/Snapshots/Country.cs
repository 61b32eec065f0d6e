using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Benchmarks.Snapshots;

/// <summary>
/// As many counties as a country has, under reporters as many as it has provinces: the official catalogue's measures and indicators,
/// without what speaks of particular areas. Figures are made up and always the same.
/// </summary>
internal sealed class Country
{
    public const int Counties = 2_843;
    public const int Periods = 20;
    public const int Measures = 40;

    private const int Reporters = 31;
    private const int FirstYear = 2006;

    private readonly Dictionary<string, int> _countyNumbers;

    public Country(int counties)
    {
        Catalogue = Make(counties);
        _countyNumbers = Catalogue.Areas.Where(area => area.Level == AreaLevel.County).Select((area, number) => (area.Code, number))
            .ToDictionary(StringComparer.Ordinal);
    }

    public StatisticalCatalogue Catalogue { get; }

    /// <summary>How many rows the observations table has.</summary>
    public int Entities => _countyNumbers.Count * Periods;

    /// <summary>All reporters' submissions of all periods: a figure of every measure for every county.</summary>
    public IEnumerable<Generation> Generations() =>
        from reporter in Catalogue.Reporters
        where reporter.Area.Level == AreaLevel.Prefecture
        from year in Enumerable.Range(FirstYear, Periods)
        let period = Period.Annual(year)
        select new Generation(reporter.Code, period, Id(reporter.Code, year), [.. Observations(reporter, period)]);

    private static string Id(string reporter, int year) => string.Create(CultureInfo.InvariantCulture, $"{reporter}{year:D26}");

    private IEnumerable<Observation> Observations(Reporter reporter, Period period) =>
        from county in reporter.Rows.Skip(1)
        from measure in Catalogue.Measures.Select((measure, number) => (Of: measure, Number: number)).OrderBy(m => m.Of.Code, StringComparer.Ordinal)
        select new Observation(
            county.Code, period, measure.Of.Code, Figure(measure.Of, (((_countyNumbers[county.Code] * Measures) + measure.Number) * Periods) + period.Year), ObservationStatus.Normal);

    // Growth in per cent stays small, or volumes would leave the range of numbers within twenty years. Digits are those that storage gives back.
    private static decimal Figure(Measure measure, int number) => ExactDouble.ToDecimal(ExactDouble.From(decimal.Round(
        measure.Aggregation == Aggregation.None ? number * 7919L % 97 / 10m : 1000 + (number * 7919L % 100_003 / 17m), measure.Decimals)));

    private static StatisticalCatalogue Make(int counties)
    {
        var official = CatalogueLoader.LoadDefault();
        var nation = official.Province with { HomeBlock = null };
        List<Area> areas = [nation];
        for (var number = 0; number < Reporters; number++)
        {
            Area reporter = Named(Code(number + 1, 0), AreaLevel.Prefecture, nation.Code);
            areas.Add(reporter);
            areas.AddRange(Enumerable.Range(1, Share(counties, number)).Select(county => Named(Code(number + 1, county), AreaLevel.County, reporter.Code)));
        }

        List<Measure> measures = [.. official.Measures
            .OrderByDescending(measure => measure.Levels.Contains(AreaLevel.County)).Take(Measures)
            .Select(measure => measure with { Levels = [.. measure.Levels.Union([AreaLevel.County])] })];
        return new(
            new CatalogueParts(areas, [], official.Units, measures, Computable(official, areas, measures), [], [], official.DueDates), "country");
    }

    /// <summary>The indicators that need no other measures and no particular areas.</summary>
    private static List<Indicator> Computable(StatisticalCatalogue official, List<Area> areas, List<Measure> measures)
    {
        var codes = measures.Select(measure => measure.Code).Concat(areas.Select(area => area.Code)).ToHashSet(StringComparer.Ordinal);
        List<Indicator> found = [];
        for (var before = -1; before < found.Count;)
        {
            before = found.Count;
            found.AddRange(official.Indicators.Where(indicator => !found.Contains(indicator) && Needs(indicator.Formula).All(codes.Contains)));
            codes.UnionWith(found.Select(indicator => indicator.Code));
        }

        return found;
    }

    private static IEnumerable<string> Needs(Formula formula) => formula.Subjects.Concat(formula switch
    {
        Formula.Lead(_, var reference) => [reference],
        Formula.Gap(_, var reference) => [reference],
        Formula.Dispersion { Scope: DispersionScope.Blocks } => ["blocks"],
        Formula.Dispersion { Block: { Length: > 0 } block } => [block],
        _ => (string[])[],
    });

    private static int Share(int counties, int number) => ((number + 1) * counties / Reporters) - (number * counties / Reporters);

    private static string Code(int reporter, int county) => string.Create(CultureInfo.InvariantCulture, $"{reporter:00}{county:0000}");

    private static Area Named(string code, AreaLevel level, string parent) => new() { Code = code, Name = new(code, code), Level = level, Parent = parent };
}
