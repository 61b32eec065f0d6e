using Pipeline.LocalHost;
using Pipeline.LocalHost.Blobs;

namespace Pipeline.Tests.LocalHost;

public sealed class BlobPathPatternTests
{
    [Theory]
    [InlineData("submissions/{name}", "a.xlsx", "name=a.xlsx")]
    [InlineData("submissions/{name}", "昆明/2026-04/深/报表.xlsx", "name=昆明/2026-04/深/报表.xlsx")]
    [InlineData("submissions/{name}", "two\nlines", "name=two\nlines")]
    [InlineData("submissions/{a}/{b}", "1/2/3", "a=1/2;b=3")]
    [InlineData("submissions/{a}.{b}", "x.tar.gz", "a=x.tar;b=gz")]
    [InlineData("submissions/in/{a}.xlsx", "in/x.xlsx", "a=x")]
    [InlineData("submissions/{a}", "", "a=")]
    [InlineData("submissions/fixed.txt", "fixed.txt", "")]
    [InlineData("submissions", "anything/at all", "")]
    public void Takes_as_much_as_it_can_for_each_token(string pattern, string blob, string expected)
    {
        var match = BlobPathPattern.Parse(pattern).Match(blob);

        Assert.NotNull(match);
        Assert.Equal(expected, string.Join(';', match.Select(token => $"{token.Key}={token.Value}")));
    }

    [Theory]
    [InlineData("submissions/{a}.xlsx", "x.XLSX")]
    [InlineData("submissions/{a}.xlsx", "xAxlsx")]
    [InlineData("submissions/{a}.xlsx", "x.xlsx\n")]
    [InlineData("submissions/in/{a}", "out/x")]
    [InlineData("submissions/fixed.txt", "fixed.txt.bak")]
    public void Does_not_match_other_names(string pattern, string blob) =>
        Assert.Null(BlobPathPattern.Parse(pattern).Match(blob));

    [Theory]
    [InlineData("Submissions/{a}", "must begin with a container's name")]
    [InlineData("{container}/{a}", "must begin with a container's name")]
    [InlineData("submissions/", "ends with a slash")]
    [InlineData("submissions/{a", "begins or ends no token")]
    [InlineData("submissions/{a}/{a}", "the token {a} twice")]
    public void Refuses_a_path_it_cannot_follow(string pattern, string message) =>
        Assert.Contains(message, Assert.Throws<StartupException>(() => BlobPathPattern.Parse(pattern)).Message, StringComparison.Ordinal);

    [Fact]
    public void Knows_what_every_match_starts_with() =>
        Assert.Equal("in/", BlobPathPattern.Parse("submissions/in/{a}/{b}").Prefix);
}
