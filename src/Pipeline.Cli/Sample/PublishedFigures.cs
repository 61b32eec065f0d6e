using System.Globalization;
using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>How a printed figure is read off a snapshot.</summary>
public enum FigureKind
{
    /// <summary>The value of one subject in one area.</summary>
    Value,

    /// <summary>The value, and every other area of the same level has a higher one.</summary>
    Lowest,
}

/// <summary>Whether a figure can be computed from the rows of counties and prefectures.</summary>
public enum Derivation
{
    /// <summary>It comes out of the rows of counties and prefectures, the province's withheld.</summary>
    Derived,

    /// <summary>Only the province's own row says it.</summary>
    Reported,
}

/// <summary>One figure as the plan prints it.</summary>
public sealed record PublishedFigure
{
    /// <summary>The figure's id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required Bilingual Description { get; init; }

    /// <summary>How it is read off a snapshot.</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>The indicator or measure.</summary>
    public required string Subject { get; init; }

    /// <summary>The area or group.</summary>
    public required string Area { get; init; }

    /// <summary>The period.</summary>
    public required string Period { get; init; }

    /// <summary>The figure as printed.</summary>
    public required string Published { get; init; }

    /// <summary>What the value is multiplied by to become the printed figure.</summary>
    public required decimal Factor { get; init; }

    /// <summary>How many decimals are printed.</summary>
    public required int Decimals { get; init; }

    /// <summary>The printed unit; empty where there is none.</summary>
    public required string Unit { get; init; }

    /// <summary>What it must be made of.</summary>
    public required Derivation Expected { get; init; }

    /// <summary>Where it is printed.</summary>
    public required Source Source { get; init; }

    /// <summary>A value as the plan would print it: multiplied, then rounded half away from zero (四舍五入).</summary>
    public string Print(decimal value) => Apportionment.Round(value * Factor, Decimals)
        .ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>The figures that a snapshot of the sample data must print as the plan does.</summary>
public static class PublishedFigures
{
    internal const string FileName = "published-figures.csv";

    /// <summary>The figures that come with the program, in the order of the file.</summary>
    public static IReadOnlyList<PublishedFigure> Load()
    {
        using var stream = SampleData.Open(FileName);
        return Load(stream);
    }

    /// <summary>The figures of a file, in its order.</summary>
    public static IReadOnlyList<PublishedFigure> Load(Stream stream) => [.. SampleData.Rows(stream).Select(row => new PublishedFigure
    {
        Id = row["id"],
        Description = new(row["zh"], row["en"]),
        Kind = Enum.Parse<FigureKind>(row["kind"], ignoreCase: true),
        Subject = row["subject"],
        Area = row["area"],
        Period = row["period"],
        Published = row["published"],
        Factor = row.Number("factor")!.Value,
        Decimals = (int)row.Number("decimals")!.Value,
        Unit = row["unit"],
        Expected = Enum.Parse<Derivation>(row["derivation"], ignoreCase: true),
        Source = new() { Document = row["document"], Section = row["section"], Quote = row["quote"] },
    })];
}
