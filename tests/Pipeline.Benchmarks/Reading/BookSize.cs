namespace Pipeline.Benchmarks.Reading;

/// <summary>The sizes that are measured; all have 12 columns.</summary>
internal sealed record BookSize(string Name, int Rows, int Times)
{
    public const int Columns = 12;

    public static BookSize Small { get; } = new("small", 200, 100);

    public static BookSize Medium { get; } = new("medium", 20_000, 1);

    public static BookSize Large { get; } = new("large", 200_000, 1);

    public static IReadOnlyList<BookSize> All { get; } = [Small, Medium, Large];
}
