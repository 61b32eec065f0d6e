using Pipeline.Storage;

namespace Pipeline.Tests.Storage;

public sealed class ExactDoubleTests
{
    [Fact]
    public void Every_decimal_of_up_to_15_digits_comes_back_unchanged()
    {
        var random = new Random(15);
        for (var i = 0; i < 200_000; i++)
        {
            var digits = random.NextInt64(0, 999_999_999_999_999) / (long)Math.Pow(10, random.Next(0, 15));
            var value = new decimal(digits) / (decimal)Math.Pow(10, random.Next(0, 7)) * (random.Next(2) == 0 ? 1 : -1);

            Assert.True(ExactDouble.IsExact(value));
            Assert.Equal(value, ExactDouble.ToDecimal(ExactDouble.From(value)));
        }
    }

    [Theory]
    [InlineData("999999999999999")]
    [InlineData("99999999999.9999")]
    [InlineData("0.1")]
    [InlineData("0.000001")]
    [InlineData("-24521.9")]
    [InlineData("0")]
    public void Keeps(string text) => Assert.Equal(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), ExactDouble.ToDecimal(ExactDouble.From(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData("1234567890123456")]
    [InlineData("0.12345678901234567")]
    [InlineData("9007199254740993")]
    public void Refuses_more_digits(string text)
    {
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Assert.False(ExactDouble.IsExact(value));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactDouble.From(value));
    }
}
