namespace Pipeline.Catalogue;

/// <summary>A quantity that is computed from measures.</summary>
public sealed record Indicator
{
    /// <summary>The indicator's code: lower case, digits and <c>_</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The name shown to users.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>What it is, in one sentence.</summary>
    public required Bilingual Definition { get; init; }

    /// <summary>The unit of the published value.</summary>
    public required Unit Unit { get; init; }

    /// <summary>The number of decimals published; rounding is half away from zero (四舍五入), at publication only.</summary>
    public required int Decimals { get; init; }

    /// <summary>How it is computed.</summary>
    public required Formula Formula { get; init; }

    /// <summary>The levels of areas it is computed for.</summary>
    public required IReadOnlyList<AreaLevel> Levels { get; init; }

    /// <summary>How often it is computed.</summary>
    public required IReadOnlyList<Frequency> Frequencies { get; init; }

    /// <summary>Which end of a ranking is the first place.</summary>
    public Better Better { get; init; }

    /// <summary>Where the definition comes from.</summary>
    public required Source Source { get; init; }
}
