using Pipeline.Lineage;

namespace Pipeline.Tests.Lineage;

public sealed class KnownNamesTests
{
    private static readonly KnownNames Names = new(new TestCatalogue().Build());

    [Theory]
    [InlineData("gdp", "gdp")]
    [InlineData("GDP", "gdp")]
    [InlineData("统计量gdp", "gdp")]
    [InlineData("gpd", null)]
    public void Finds_subjects_by_code_or_name(string text, string? expected) => Assert.Equal(expected, Names.Subject(text));

    [Theory]
    [InlineData("530102", "530102")]
    [InlineData("五华区", "530102")]
    [InlineData("板块central", "central")]
    [InlineData("昆明", null)]
    public void Finds_areas_by_code_or_name(string text, string? expected) => Assert.Equal(expected, Names.Area(text));

    [Fact]
    public void Suggests_what_is_nearest()
    {
        Assert.StartsWith("gdp 统计量gdp, ", Names.NearestSubjects("gpd"), StringComparison.Ordinal);
        Assert.StartsWith("530100 昆明市, ", Names.NearestAreas("昆明"), StringComparison.Ordinal);
    }
}
