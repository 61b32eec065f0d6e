using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions;

public sealed class PeriodTextTests
{
    [Theory]
    [InlineData("2024", "2024")]
    [InlineData("2024年", "2024")]
    [InlineData("2024 年度", "2024")]
    [InlineData("２０２４年", "2024")]
    [InlineData("2024-Q3", "2024-Q3")]
    [InlineData("2024Q3", "2024-Q3")]
    [InlineData("2024q3", "2024-Q3")]
    [InlineData("2024年三季度", "2024-Q3")]
    [InlineData("2024年第三季度", "2024-Q3")]
    [InlineData("2024年前三季度", "2024-Q3")]
    [InlineData("2024年1季度", "2024-Q1")]
    [InlineData("2024年上半年", "2024-Q2")]
    [InlineData("2024.06", "2024-06")]
    [InlineData("2024-06", "2024-06")]
    [InlineData("2024/6", "2024-06")]
    [InlineData("202406", "2024-06")]
    [InlineData("2024年6月", "2024-06")]
    [InlineData("2024年1-6月", "2024-06")]
    [InlineData("2024年1—12月", "2024-12")]
    public void Forms_of_the_period(string text, string period)
    {
        Assert.True(PeriodText.TryRead(text, out var read));
        Assert.Equal(Period.Parse(period), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("24年")]
    [InlineData("2024年13月")]
    [InlineData("2024-Q5")]
    [InlineData("1900")]
    [InlineData("2024年五季度")]
    [InlineData("20241")]
    [InlineData("明年")]
    public void What_is_no_period_is_not_read(string? text) => Assert.False(PeriodText.TryRead(text, out _));
}
