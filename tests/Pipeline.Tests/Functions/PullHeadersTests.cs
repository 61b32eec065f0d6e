using Pipeline.Functions.Http.Pulls;

namespace Pipeline.Tests.Functions;

public sealed class PullHeadersTests
{
    [Theory]
    [InlineData("Sample data: not real figures.", "Sample data: not real figures.")]
    [InlineData("样例 a", "%E6%A0%B7%E4%BE%8B%20a")]
    [InlineData("a\r\nSet-Cookie: b", "a%0D%0ASet-Cookie%3A%20b")]
    public void A_notice_is_one_line_of_a_header(string notice, string line) => Assert.Equal(line, PullHeaders.OneLine(notice));

    [Theory]
    [InlineData("长")]
    [InlineData("x")]
    [InlineData("𠀀")]
    public void A_notice_that_is_too_long_for_a_header_is_cut_between_two_characters(string character)
    {
        var line = PullHeaders.OneLine(string.Concat(Enumerable.Repeat(character, 50_000)));

        Assert.InRange(line.Length, PullHeaders.LongestNotice - 20, PullHeaders.LongestNotice);
        Assert.Equal("", Uri.UnescapeDataString(line).Replace(character, "", StringComparison.Ordinal).TrimEnd('.', '…'));
    }
}
