using System.Globalization;
using Pipeline.Publishing.Querying;

namespace Pipeline.Tests.Publishing;

public sealed class MomentTests
{
    [Theory]
    [InlineData("2026-01-01T08:30", "2026-01-01T00:30:00Z")]
    [InlineData("2026-01-01T08:30:00", "2026-01-01T00:30:00Z")]
    [InlineData("2026-01-01T08:30:00.5", "2026-01-01T00:30:00.5Z")]
    [InlineData("2009-05-15T14:15:00+01:00", "2009-05-15T13:15:00Z")]
    [InlineData("2009-05-15T14:15:00 01:00", "2009-05-15T13:15:00Z")]
    [InlineData("2026-01-01T00:00Z", "2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    public void Times_without_a_zone_are_those_of_Yunnan(string text, string time)
    {
        var expected = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

        Assert.Equal((expected, expected), (Moment.First(text), Moment.Last(text)));
    }

    [Theory]
    [InlineData("2026-01-01", "2025-12-31T16:00:00Z", "2026-01-01T15:59:59.9999999Z")]
    [InlineData("9999-12-31", "9999-12-30T16:00:00Z", "9999-12-31T15:59:59.9999999Z")]
    public void A_day_is_its_beginning_or_its_end_in_Yunnan(string text, string first, string last) => Assert.Equal(
        (DateTimeOffset.Parse(first, CultureInfo.InvariantCulture), DateTimeOffset.Parse(last, CultureInfo.InvariantCulture)),
        (Moment.First(text), Moment.Last(text)));

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void What_programs_write_that_mean_no_time_is_the_earliest_there_is(string text) =>
        Assert.Equal((DateTimeOffset.MinValue, DateTimeOffset.MinValue), (Moment.First(text), Moment.Last(text)));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("12:00")]
    [InlineData("1/2/2025")]
    [InlineData("2025")]
    [InlineData("2025-02")]
    [InlineData("2025-02-30")]
    [InlineData("20250201")]
    [InlineData("2025-02-01 08:00:00")]
    public void Nothing_else_is_a_time(string text) => Assert.Equal((null, null), (Moment.First(text), Moment.Last(text)));
}
