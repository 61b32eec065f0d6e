using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public class OperandNotationTests
{
    [Theory]
    [InlineData("gdp")]
    [InlineData("mean_of_year(population)")]
    [InlineData("mean_of_year(population - urban_population)")]
    [InlineData("a - b - c")]
    [InlineData("a - (b - c)")]
    [InlineData("mean_of_year(a) - mean_of_year(b - c)")]
    [InlineData("volume(gdp, gdp_real_growth, 2020)")]
    [InlineData("a - volume(b, c, 2015)")]
    public void Writes_what_it_reads(string text)
    {
        var operand = OperandNotation.Parse(text, out var problem);
        Assert.Null(problem);
        Assert.Equal(text, operand!.ToString());
    }

    [Fact]
    public void Subtracts_from_left_to_right() => Assert.Equal(
        new Operand.Difference(new Operand.Difference(new Operand.Reported("a"), new Operand.Reported("b")), new Operand.Reported("c")),
        OperandNotation.Parse("a-b-c", out _));

    [Fact]
    public void Takes_blanks_and_parentheses_as_they_come() => Assert.Equal(
        new Operand.MeanOfYear(new Operand.Difference(new Operand.Reported("a"), new Operand.Reported("b"))),
        OperandNotation.Parse(" mean_of_year ( (a) -b ) ", out _));

    [Fact]
    public void Lists_the_measures_from_left_to_right() =>
        Assert.Equal(["a", "b", "c"], OperandNotation.Parse("a - mean_of_year(b - c)", out _)!.Measures);

    [Theory]
    [InlineData("", 1)]
    [InlineData("a -", 4)]
    [InlineData("a b", 3)]
    [InlineData("a + b", 3)]
    [InlineData("(a", 3)]
    [InlineData("a)", 2)]
    [InlineData("GDP", 1)]
    [InlineData("a - sum(b)", 5)]
    [InlineData("mean_of_year()", 14)]
    [InlineData("volume(a)", 9)]
    [InlineData("volume(a, b)", 12)]
    [InlineData("volume(a, b, c)", 14)]
    [InlineData("volume(a, b, 20)", 14)]
    [InlineData("volume(a, b, 2020", 18)]
    [InlineData("mean_of_year(a - )", 18)]
    public void Names_the_character_where_it_stops(string text, int column)
    {
        Assert.Null(OperandNotation.Parse(text, out var problem));
        Assert.Equal(column, problem!.Column);
    }
}
