using Pipeline.Submissions.Checking;

namespace Pipeline.Tests.Submissions.Checking;

public sealed class WidthTests
{
    [Theory]
    [InlineData("地区生产总值（亿元）", "地区生产总值(亿元)")]
    [InlineData("地区生产总值（亿元)", "地区生产总值(亿元)")]
    [InlineData("５３３３０１", "533301")]
    [InlineData("ＧＤＰ％～！", "GDP%~!")]
    [InlineData("昆明\u3000市", "昆明 市")]
    [InlineData("km² m³ hm²", "km2 m3 hm2")]
    [InlineData("㎡ ㎢ ㎞ ㎏ ㎝ ㎥", "m2 km2 km kg cm m3")]
    [InlineData("\u00b5g", "\u03bcg")]
    [InlineData("劣Ⅴ类", "劣V类")]
    [InlineData("①⑳㈠⒈", "120(一)1.")]
    [InlineData("\u2f00\u2fd5\uf900\ufa6b", "一龠豈恵")]
    [InlineData("﹙亿元﹚：︵︶", "(亿元):()")]
    [InlineData("一般公共预算收入 abc‰", "一般公共预算收入 abc‰")]
    public void Every_form_is_folded_to_the_ordinary_one(string text, string expected) => Assert.Equal(expected, Width.Fold(text));

    [Theory]
    [InlineData("地区生产总值\u00a0（㎡）", "地区生产总值(M2)")]
    [InlineData("劣Ⅴ类（％）", "劣V类(%)")]
    [InlineData("５３３３０１\u200b", "533301")]
    public void Keys_of_names_are_folded(string text, string expected) => Assert.Equal(expected, Wording.Key(text));

    [Fact]
    public void Nothing_relies_on_a_normalisation_that_does_nothing_without_culture_data()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Pipeline"), "*.cs", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain("Normalize(", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }
}
