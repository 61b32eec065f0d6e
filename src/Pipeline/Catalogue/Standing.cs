using Pipeline.Indicators;

namespace Pipeline.Catalogue;

/// <summary>One way in which a target can stand: its name, its sign, and how much of the required path it takes.</summary>
public sealed record Standing
{
    /// <summary>The status.</summary>
    public required TargetStatus Status { get; init; }

    /// <summary>The word shown to users.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>One character that tells it apart where there is no colour.</summary>
    public required string Symbol { get; init; }

    /// <summary>The least share of the required path, 0 to 1; null for those that are not decided by it.</summary>
    public decimal? FromShare { get; init; }
}
