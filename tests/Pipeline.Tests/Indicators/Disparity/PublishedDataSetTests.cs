using System.Text;
using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Indicators.Disparity;

/// <summary>
/// A table as an outsider has it: 16 prefectures with GDP and GDP per head as published, nothing else. The figures are those of 2022 as
/// commonly quoted; what is expected was computed from them by another program, in another language, straight from the definitions.
/// </summary>
public sealed class PublishedDataSetTests
{
    private const string Table = """
        地区代码,地区,地区生产总值（亿元）,人均地区生产总值（元）
        530100,昆明市,7541.37,88193
        530300,曲靖市,3802.20,66423
        530400,玉溪市,2520.59,111634
        530500,保山市,1261.95,52032
        530600,昭通市,1541.71,30660
        530700,丽江市,617.51,49330
        530800,普洱市,1072.48,45019
        530900,临沧市,1000.20,44590
        532300,楚雄州,1763.25,73867
        532500,红河州,2863.05,64520
        532600,文山州,1405.35,40542
        532800,西双版纳州,721.63,55193
        532900,大理州,1699.73,50970
        533100,德宏州,587.19,44417
        533300,怒江州,249.73,45800
        533400,迪庆州,303.05,77900
        """;

    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();
    private static readonly Lazy<CheckResult> Checked = new(() => new SubmissionChecker(Catalogue).Check(
        WorkbookReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(Table))), new(Catalogue.FindReporter("530000")!, Period.Annual(2022), [], [])));

    [Fact]
    public void Is_accepted_although_the_bureau_leaves_out_what_prefectures_must_report()
    {
        Assert.True(Checked.Value.Accepted);
        Assert.Equal(32, Checked.Value.Observations.Count);
    }

    [Theory]
    [InlineData("cv", 0.34111228)]
    [InlineData("gini", 0.18117011)]
    [InlineData("gini_oecd", 0.19324811)]
    [InlineData("log_sd", 0.31704852)]
    [InlineData("max_min", 3.64103066)]
    [InlineData("williamson", 0.34624446)]
    [InlineData("theil", 0.05902955)]
    [InlineData("theil_between", 0.04543636)]
    [InlineData("theil_within", 0.01359319)]
    [InlineData("gini_weighted", 0.19371717)]
    public void Has_the_figures_of_an_independent_computation(string statistic, decimal expected)
    {
        var content = new IndicatorEngine(Catalogue).Compute([new("530000", Period.Annual(2022), "event", Checked.Value.Observations)]);
        var row = Assert.Single(content.Disparity, row => row.Indicator == $"gdp_per_capita_published_{statistic}_prefectures");

        Assert.Equal((expected, 16), (row.Value, row.Size));
    }
}
