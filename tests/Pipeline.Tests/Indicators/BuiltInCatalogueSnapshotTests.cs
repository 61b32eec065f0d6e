using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Submissions;

namespace Pipeline.Tests.Indicators;

public sealed class BuiltInCatalogueSnapshotTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();

    [Fact]
    public void Every_indicator_and_target_of_the_built_in_catalogue_is_computed_and_published()
    {
        var content = new IndicatorEngine(Catalogue).Compute(EverythingIsOne(2020, 2021));

        Assert.Equal(Catalogue.Indicators.Select(indicator => indicator.Code).Order(StringComparer.Ordinal), content.Indicators.Select(row => row.Subject).Distinct());
        Assert.Equal(Catalogue.Targets.Select(target => target.Code).Order(StringComparer.Ordinal), content.Targets.Select(row => row.Target).Distinct());
        Assert.All(SnapshotFiles.For(Catalogue, content), file =>
        {
            using var output = new MemoryStream();
            Assert.True(file.WriteAsync(output).IsCompletedSuccessfully);
            Assert.True(output.Length > 1_000, file.Name);
        });
    }

    [Fact]
    public void No_indicator_lacks_a_value_everywhere_when_everything_is_reported()
    {
        var content = new IndicatorEngine(Catalogue).Compute(EverythingIsOne(2020, 2021));

        var without = content.Indicators.GroupBy(row => row.Subject).Where(rows => rows.All(row => row.Value is null)).Select(rows => $"{rows.Key}: {rows.Last().Remark}");
        Assert.Empty(without);
    }

    private static List<Generation> EverythingIsOne(params int[] years) =>
    [
        .. from year in years
           let period = Period.Annual(year)
           from reporter in Catalogue.Reporters
           select new Generation(reporter.Code, period, "event",
           [
               .. from area in reporter.Rows
                  from measure in Catalogue.MeasuresFor(reporter, area, Frequency.Annual)
                  select new Observation(area.Code, period, measure.Code, measure.Code == "urban_population" ? 0.5m : 1, ObservationStatus.Normal),
           ]),
    ];
}
