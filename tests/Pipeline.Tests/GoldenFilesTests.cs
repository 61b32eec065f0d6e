namespace Pipeline.Tests;

public sealed class GoldenFilesTests
{
    [Fact]
    public void Are_never_rewritten_by_continuous_integration() =>
        Assert.False(GoldenFiles.Rewrite && Environment.GetEnvironmentVariable("CI") == "true");
}
