using Pipeline.Catalogue;

namespace Pipeline.Faults.Plan;

/// <summary>A reporter and a period: of all its uploads one is in force in the end.</summary>
internal sealed record Slot(Reporter Reporter, Period Period)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Reporter.Code} {Period}";
}
