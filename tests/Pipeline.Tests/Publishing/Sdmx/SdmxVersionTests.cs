using Pipeline.Publishing.Sdmx;

namespace Pipeline.Tests.Publishing.Sdmx;

public sealed class SdmxVersionTests
{
    [Theory]
    [InlineData("1.2.3", true)]
    [InlineData("1.2.4", false)]
    [InlineData("1.2", false)]
    [InlineData("1", false)]
    [InlineData("*", true)]
    [InlineData("~", true)]
    [InlineData("+", true)]
    [InlineData("latest", true)]
    [InlineData("+.0.0", true)]
    [InlineData("1.+.0", true)]
    [InlineData("1.2.+", true)]
    [InlineData("2.+.0", false)]
    [InlineData("1+.0.0", true)]
    [InlineData("1.2+.3", true)]
    [InlineData("1.2+.4", false)]
    [InlineData("1.1+.9", true)]
    [InlineData("1.2.3+", true)]
    [InlineData("1.2.4+", false)]
    [InlineData("2+.0.0", false)]
    [InlineData("1~.2.3", true)]
    [InlineData("*.0.0", true)]
    [InlineData("1.0*.0", true)]
    [InlineData("0.9.0,1.2.3", true)]
    [InlineData("1.+.+", false)]
    [InlineData("1.2.3.4", false)]
    [InlineData("", false)]
    [InlineData("one", false)]
    public void A_query_means_the_versions_that_the_specification_says(string query, bool means) => Assert.Equal(means, SdmxVersion.Matches(query, "1.2.3"));
}
