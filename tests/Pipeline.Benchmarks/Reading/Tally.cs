namespace Pipeline.Benchmarks.Reading;

/// <summary>What a contender has read: equal for all that read the same file.</summary>
/// <param name="Cells">Cells that hold something.</param>
/// <param name="TextLength">UTF-16 units of all texts.</param>
/// <param name="Sum">The sum of all numbers in the order of the file.</param>
internal readonly record struct Tally(long Cells, long TextLength, double Sum)
{
    public Tally WithText(string text) => this with { Cells = Cells + 1, TextLength = TextLength + text.Length };

    public Tally WithNumber(double number) => this with { Cells = Cells + 1, Sum = Sum + number };
}
