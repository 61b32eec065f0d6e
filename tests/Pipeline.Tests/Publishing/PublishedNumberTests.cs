using System.Text;
using Pipeline.Publishing;

namespace Pipeline.Tests.Publishing;

public sealed class PublishedNumberTests
{
    [Theory]
    [InlineData("8", 2, "8.00")]
    [InlineData("8.00", 2, "8.00")]
    [InlineData("2.345", 2, "2.35")]
    [InlineData("-2.345", 2, "-2.35")]
    [InlineData("2.5", 0, "3")]
    [InlineData("-0.004", 2, "0.00")]
    [InlineData("1234567.1", 1, "1234567.1")]
    [InlineData("0.0000001", 6, "0.000000")]
    public void Rounds_half_away_from_zero_to_exactly_the_decimals(string value, int decimals, string expected) =>
        Assert.Equal(expected, PublishedNumber.Text(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), decimals));

    [Theory]
    [InlineData("8.00", "8")]
    [InlineData("8", "8")]
    [InlineData("800", "800")]
    [InlineData("-0.50", "-0.5")]
    [InlineData("0.00", "0")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-0.0000000000000000000000000001", "-0.0000000000000000000000000001")]
    public void Has_one_canonical_form_for_equal_numbers(string value, string expected) =>
        Assert.Equal(expected, Canonical(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Zero_has_no_sign() => Assert.Equal("0", Canonical(new decimal(0, 0, 0, true, 2)));

    private static string Canonical(decimal value)
    {
        Span<byte> buffer = stackalloc byte[PublishedNumber.LongestCanonical];
        return Encoding.ASCII.GetString(buffer[..PublishedNumber.Canonical(value, buffer)]);
    }
}
