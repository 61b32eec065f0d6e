using Pipeline.Catalogue;
using Pipeline.Cli.Sample;

namespace Pipeline.Tests.Sample;

/// <summary>The catalogue and the model made from it, made once, with plain look-ups for tests that compute by their own loops.</summary>
internal static class SampleFixture
{
    public const string Province = "530000";
    public const string NewArea = "DZXQ";

    public static StatisticalCatalogue Default { get; } = CatalogueLoader.LoadDefault();

    public static SampleModel Model { get; } = SampleModel.Build(Default);

    public static IReadOnlyList<string> Prefectures { get; } = Codes(AreaLevel.Prefecture);

    public static IReadOnlyList<string> Counties { get; } = Codes(AreaLevel.County);

    public static IEnumerable<int> Years => Enumerable.Range(SampleModel.FirstYear, SampleModel.LastYear - SampleModel.FirstYear + 1);

    /// <summary>The seven counties of Honghe that belong to central Yunnan, as the plan's chapter 3 lists them.</summary>
    public static IReadOnlyList<string> HongheInCentral { get; } = ["532501", "532502", "532503", "532504", "532524", "532525", "532527"];

    /// <summary>Central Yunnan, as the plan's chapter 3 lists it.</summary>
    public static IReadOnlyList<string> Central { get; } =
    [
        .. Counties.Where(code => code[..4] is "5301" or "5303" or "5304" or "5323"), .. HongheInCentral,
    ];

    public static decimal Of(string area, string measure, int year) => Model.Value(area, measure, year)
        ?? throw new InvalidOperationException($"The sample has no {measure} of {area} in {year}.");

    public static decimal Sum(IEnumerable<string> areas, string measure, int year)
    {
        var sum = 0m;
        foreach (var area in areas)
        {
            sum += Of(area, measure, year);
        }

        return sum;
    }

    public static IEnumerable<string> CountiesOf(string prefecture) => Counties.Where(code => code[..4] == prefecture[..4]);

    public static decimal Round(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static string[] Codes(AreaLevel level) => [.. Default.Areas.Where(area => area.Level == level).Select(area => area.Code)];

    /// <summary>The folder sampledata of the repository that the tests run in.</summary>
    public static string CommittedFolder
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
                {
                    return Path.Combine(folder.FullName, "sampledata");
                }
            }

            throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }
    }
}
