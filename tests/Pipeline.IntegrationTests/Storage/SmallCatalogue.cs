using Pipeline.Catalogue;

namespace Pipeline.IntegrationTests.Storage;

/// <summary>
/// The parts of the official catalogue that the tests need: the province with Nujiang (4 counties), Diqing (3 counties) and the new
/// area, five measures and five indicators. Small, so that a run can be killed at every one of its storage operations.
/// </summary>
internal static class SmallCatalogue
{
    public const string Province = "530000";
    public const string Nujiang = "533300";
    public const string Diqing = "533400";

    private static readonly string[] Measures = ["gdp", "gdp_real_growth", "population", "urban_population", "land_area"];
    private static readonly string[] Indicators = ["gdp_share", "gdp_per_capita", "land_share", "population_share", "urbanisation_rate"];

    public static StatisticalCatalogue Default { get; } = Build("aaaaaaaaaaaa");

    /// <summary>The same under another version: what was checked against one is not checked against the other.</summary>
    public static StatisticalCatalogue Later { get; } = Build("bbbbbbbbbbbb");

    /// <summary>The same under another version, which assesses the counties by their urbanisation alone.</summary>
    public static StatisticalCatalogue Assessing { get; } = Build("cccccccccccc", assesses: true);

    /// <summary>The same under another version, with other indicators.</summary>
    public static StatisticalCatalogue With(string version, IReadOnlyList<Indicator> indicators) => Build(version, indicators);

    /// <summary>The same under another version, with one measure changed.</summary>
    public static StatisticalCatalogue Changing(string measure, Func<Measure, Measure> change) =>
        Build("dddddddddddd", change: before => before.Code == measure ? change(before) : before);

    private static StatisticalCatalogue Build(
        string version, IReadOnlyList<Indicator>? indicators = null, bool assesses = false, Func<Measure, Measure>? change = null)
    {
        var official = CatalogueLoader.LoadDefault();
        return new(
            new CatalogueParts(
                [.. official.Areas.Where(a =>
                    a.Code is Province or Nujiang or Diqing or "DZXQ" || a.Parent is Nujiang or Diqing)],
                [],
                official.Units,
                [.. official.Measures.Where(m => Measures.Contains(m.Code)).Select(change ?? (m => m))],
                indicators ?? [.. official.Indicators.Where(i => Indicators.Contains(i.Code))],
                [],
                [.. official.Rules.Where(r =>
                    (r.Left.Length == 0 || Measures.Contains(r.Left)) && r.Right.All(m => Measures.Contains(m)))],
                official.DueDates)
            {
                Assessment = assesses ? Scheme(official) : AssessmentScheme.None,
            },
            version);
    }

    private static AssessmentScheme Scheme(StatisticalCatalogue official) => new(
        [
            official.Assessment.Components.Single(component => component.Subject == "urbanisation_rate") with
            {
                Weights = Enum.GetValues<FunctionalZone>().ToDictionary(zone => zone, _ => 1m),
            },
        ],
        [],
        official.Assessment.Grades,
        [.. official.Areas.Where(area => area.Parent is Nujiang or Diqing).Select(area => official.Assessment.ZoneOf(area.Code)!)],
        official.Areas);
}
