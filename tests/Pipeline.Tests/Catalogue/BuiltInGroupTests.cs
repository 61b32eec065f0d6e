using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public class BuiltInGroupTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();

    [Theory]
    [InlineData("central", 49)]
    [InlineData("border", 56)]
    [InlineData("northeast", 11)]
    [InlineData("west", 34)]
    [InlineData("home-central", 49)]
    [InlineData("home-northeast", 11)]
    [InlineData("home-west", 34)]
    [InlineData("home-border", 35)]
    [InlineData("kunming-metro", 0)]
    [InlineData("kunming-metro-assumed", 14)]
    [InlineData("tibetan", 3)]
    [InlineData("revolutionary", 11)]
    [InlineData("border-counties", 25)]
    [InlineData("resource-depleted", 3)]
    [InlineData("coal-subsidence", 2)]
    [InlineData("resource-rich", 14)]
    [InlineData("old-industrial", 14)]
    public void Has_as_many_counties_as_the_plan_says(string group, int counties) =>
        Assert.Equal(counties, Catalogue.FindGroup(group)!.Counties.Count);

    [Fact]
    public void Has_no_other_group() => Assert.Equal(18, Catalogue.Groups.Count);

    [Fact]
    public void Makes_central_of_four_prefectures_and_seven_counties_of_honghe()
    {
        var members = Catalogue.FindGroup("central")!.Counties.Select(code => Catalogue.FindArea(code)!).ToList();
        var whole = new[] { "530100", "530300", "530400", "532300" };
        Assert.Equal(
            Catalogue.Areas.Where(area => whole.Contains(area.Parent)).Select(area => area.Code),
            members.Where(area => area.Parent != "532500").Select(area => area.Code));
        Assert.Equal(
            ["个旧市", "开远市", "蒙自市", "弥勒市", "建水县", "石屏县", "泸西县"],
            members.Where(area => area.Parent == "532500").Select(area => area.Name.Zh));
    }

    [Fact]
    public void Makes_the_border_counties_of_every_border_prefecture() => Assert.Equal(
        [
            "530523 龙陵县", "530581 腾冲市", "530826 江城哈尼族彝族自治县", "530827 孟连傣族拉祜族佤族自治县", "530828 澜沧拉祜族自治县",
            "530829 西盟佤族自治县", "530924 镇康县", "530926 耿马傣族佤族自治县", "530927 沧源佤族自治县", "532530 金平苗族瑶族傣族自治县",
            "532531 绿春县", "532532 河口瑶族自治县", "532624 麻栗坡县", "532625 马关县", "532628 富宁县", "532801 景洪市", "532822 勐海县",
            "532823 勐腊县", "533102 瑞丽市", "533103 芒市", "533123 盈江县", "533124 陇川县", "533301 泸水市", "533323 福贡县",
            "533324 贡山独龙族怒族自治县",
        ],
        Catalogue.FindGroup("border-counties")!.Counties.Select(code => $"{code} {Catalogue.FindArea(code)!.Name.Zh}"));

    [Fact]
    public void Partitions_the_counties_into_home_blocks() => Assert.Equal(
        Catalogue.Areas.Where(area => area.Level == AreaLevel.County).Select(area => (area.Code, area.HomeBlock!)),
        Catalogue.Groups.Where(group => group.Kind == AreaGroup.HomeBlock)
            .SelectMany(group => group.Counties.Select(county => (county, group.Code)))
            .OrderBy(pair => pair.county, StringComparer.Ordinal));

    [Theory]
    [InlineData("530500")]
    [InlineData("533100")]
    [InlineData("533300")]
    public void Counts_prefectures_of_two_blocks_in_the_west(string prefecture)
    {
        var counties = Catalogue.Areas.Where(area => area.Parent == prefecture).ToList();
        Assert.All(counties, county =>
        {
            Assert.Contains(county.Code, Catalogue.FindGroup("border")!.Counties);
            Assert.Contains(county.Code, Catalogue.FindGroup("west")!.Counties);
            Assert.Equal("home-west", county.HomeBlock);
        });
    }
}
