using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions;

public sealed class NearnessTests
{
    [Theory]
    [InlineData("昆明", "昆明市")]
    [InlineData("昆名市", "昆明市")]
    [InlineData("玉西市", "玉溪市")]
    [InlineData("溪玉市", "玉溪市")]
    [InlineData("楚雄州", "楚雄彝族自治州")]
    public void The_meant_name_comes_first(string typed, string meant) =>
        Assert.Equal(meant, Nearness.Order(typed, ["玉溪市", "昆明市", "楚雄彝族自治州", "曲靖市"], n => [n]).First());

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("gdp", "GDP", 0)]
    [InlineData("ab", "cd", 1)]
    [InlineData("ab", "ba", 0.5)]
    public void Distance_is_the_share_of_edits(string left, string right, double distance) =>
        Assert.Equal(distance, Nearness.Distance(left, right));
}
