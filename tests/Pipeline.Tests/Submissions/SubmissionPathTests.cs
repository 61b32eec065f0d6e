using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions;

public sealed class SubmissionPathTests
{
    [Theory]
    [InlineData("530100/2024/昆明市 2024.xlsx", "530100", "2024")]
    [InlineData("DZXQ/2024-Q3/a.xlsx", "DZXQ", "2024-Q3")]
    [InlineData("530000/2024-06/‘引号’ \"x\" 😀.xls", "530000", "2024-06")]
    public void Names_reporter_and_period(string path, string reporter, string period)
    {
        var read = Parse(path);

        Assert.True(read.IsValid);
        Assert.Equal((reporter, period, path), (read.Reporter.Code, read.Period.ToString(), read.BlobPath));
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("2024年三季度", "2024-Q3")]
    [InlineData("２０２４Ｑ３", "2024-Q3")]
    [InlineData("2024.06", "2024-06")]
    public void Another_form_of_the_period_is_taken_and_said(string text, string period)
    {
        var read = Parse($"530100/{text}/a.xlsx");

        Assert.True(read.IsValid);
        Assert.Equal(period, read.Period.ToString());
        Assert.Equal("path-period-form", Assert.Single(read.Findings).Rule);
    }

    [Theory]
    [InlineData("a.xlsx")]
    [InlineData("530100/2024")]
    [InlineData("530100/2024/")]
    [InlineData("530100/2024/x/a.xlsx")]
    [InlineData("530100/../a.xlsx")]
    [InlineData("530100/2024/..\\..\\530300\\2024\\a.xlsx")] // storage clients make slashes of backslashes
    [InlineData("//a.xlsx")]
    [InlineData("")]
    public void A_path_of_other_than_three_parts_is_rejected(string path)
    {
        var read = Parse(path);

        Assert.False(read.IsValid);
        Assert.Equal(("path-unreadable", "invalid", "invalid"), (Assert.Single(read.Findings).Rule, read.ReporterCode, read.PeriodCode));
    }

    [Fact]
    public void An_unknown_reporter_and_an_unreadable_period_are_both_said_with_the_nearest_reporters()
    {
        var read = Parse("昆明/明年/a.xlsx");

        Assert.False(read.IsValid);
        Assert.Equal(["reporter-unknown", "path-period-unreadable"], read.Findings.Select(f => f.Rule));
        Assert.StartsWith("请用报送单位代码作第一段。最接近的是：530100 昆明市", read.Findings[0].Remedy.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_name_is_cleaned_of_what_a_header_or_terminal_would_act_on()
    {
        var read = Parse("530100/2024/a\u202Egpj\u001b[31m\r\n\u200b.xlsx");

        Assert.Equal("agpj[31m.xlsx", read.FileName);
    }

    [Fact]
    public void A_name_of_more_than_255_characters_is_shortened_for_display_only()
    {
        var path = $"530100/2024/{new string('长', 300)}.xlsx";

        var read = Parse(path);

        Assert.True(read.IsValid);
        Assert.Equal((255, path), (read.FileName.Length, read.BlobPath));
    }

    private static SubmissionPath Parse(string path) => SubmissionPath.Parse(path, SmallCatalogue.Instance);
}
