using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public class BuiltInCatalogueTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();

    [Fact]
    public void Has_no_fault() => Assert.Empty(CatalogueLoader.LintDefault());

    [Fact]
    public void Is_the_same_from_a_folder()
    {
        var folder = Directory.CreateTempSubdirectory("catalogue-");
        try
        {
            foreach (var resource in typeof(CatalogueLoader).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("catalogue/", StringComparison.Ordinal)))
            {
                using var from = typeof(CatalogueLoader).Assembly.GetManifestResourceStream(resource)!;
                using var to = File.Create(Path.Combine(folder.FullName, resource["catalogue/".Length..]));
                from.CopyTo(to);
            }

            var loaded = CatalogueLoader.Load(folder.FullName);
            Assert.Equal(Catalogue.Version, loaded.Version);
            Assert.Equal(Catalogue.Targets, loaded.Targets);
            Assert.Equal(Catalogue.Indicators.Select(indicator => indicator.Formula), loaded.Indicators.Select(indicator => indicator.Formula));
            Assert.Equal(Catalogue.Measures.Select(measure => measure.Name), loaded.Measures.Select(measure => measure.Name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Is_read_once() => Assert.Same(Catalogue, CatalogueLoader.LoadDefault());

    [Fact]
    public void Has_the_province_16_prefectures_129_counties_and_the_new_area()
    {
        Assert.Equal(
            [(AreaLevel.Province, 1), (AreaLevel.Prefecture, 16), (AreaLevel.County, 129), (AreaLevel.NewArea, 1)],
            Catalogue.Areas.GroupBy(area => area.Level).Select(level => (level.Key, level.Count())));
        Assert.Equal("530000", Catalogue.Province.Code);
    }

    [Fact]
    public void Orders_areas_by_code_with_the_new_area_last()
    {
        Assert.Equal(Catalogue.Areas.Select(area => area.Code).Order(StringComparer.Ordinal), Catalogue.Areas.Select(area => area.Code));
        Assert.Equal("DZXQ", Catalogue.Areas[^1].Code);
    }

    [Fact]
    public void Has_a_reporter_for_the_province_each_prefecture_and_the_new_area()
    {
        Assert.Equal(18, Catalogue.Reporters.Count);
        Assert.Equal(["530100", "530102", "530103"], Catalogue.FindReporter("530100")!.Rows.Take(3).Select(area => area.Code));
        Assert.Equal(15, Catalogue.FindReporter("530100")!.Rows.Count);
        Assert.Equal(17, Catalogue.FindReporter("530000")!.Rows.Count);
        Assert.Single(Catalogue.FindReporter("DZXQ")!.Rows);
    }

    [Theory]
    [InlineData("530112", "西山区", "530100")]
    [InlineData("533401", "香格里拉市", "533400")]
    public void Puts_counties_under_their_prefecture(string code, string name, string parent)
    {
        var area = Catalogue.FindArea(code)!;
        Assert.Equal((name, parent), (area.Name.Zh, area.Parent));
    }

    [Theory]
    [InlineData("532302", "532331", "禄丰县")]
    [InlineData("530681", "530630", "水富县")]
    [InlineData("530481", "530422", "澄江县")]
    [InlineData("530115", "530122", "晋宁县")]
    [InlineData("530403", "530421", "江川县")]
    [InlineData("530303", "530328", "沾益县")]
    [InlineData("530304", "530321", "马龙县")]
    [InlineData("532601", "532621", "文山县")]
    [InlineData("532504", "532526", "弥勒县")]
    [InlineData("532503", "532522", "蒙自县")]
    [InlineData("530581", "530522", "腾冲县")]
    [InlineData("533301", "533321", "泸水县")]
    [InlineData("533401", "533421", "中甸县")]
    public void Knows_former_codes_and_names(string code, string formerCode, string formerName)
    {
        var area = Catalogue.FindArea(code)!;
        Assert.Contains(formerCode, area.FormerCodes);
        Assert.Contains(formerName, area.Aliases);
    }

    [Theory]
    [InlineData("大理")]
    [InlineData("楚雄")]
    [InlineData("文山")]
    [InlineData("红河")]
    public void Gives_a_name_that_two_areas_could_claim_to_neither(string name) =>
        Assert.DoesNotContain(Catalogue.Areas, area => area.Aliases.Contains(name));

    [Theory]
    [InlineData("mu-10k", "km2", "6.6666666666666666666666666667")]
    [InlineData("ha", "km2", "0.01")]
    [InlineData("cny-10k", "cny-100m", "0.0001")]
    [InlineData("person", "person-10k", "0.0001")]
    public void Converts_between_units_of_one_dimension(string from, string to, string factor)
    {
        var units = Catalogue.Units.ToDictionary(unit => unit.Code);
        Assert.Equal(units[from].Dimension, units[to].Dimension);
        Assert.Equal(decimal.Parse(factor, System.Globalization.CultureInfo.InvariantCulture), units[from].Factor / units[to].Factor);
    }

    [Fact]
    public void Has_a_due_date_for_every_reporter_and_frequency() => Assert.Equal(
        from frequency in Enum.GetValues<Frequency>()
        from level in new[] { AreaLevel.Province, AreaLevel.Prefecture, AreaLevel.NewArea }
        select (frequency, level),
        Catalogue.DueDates.Select(due => (due.Frequency, due.ReporterLevel)).Order());
}
