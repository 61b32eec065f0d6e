namespace Pipeline.Faults.Plan;

/// <summary>One upload of a round.</summary>
/// <param name="At">When, as a share of the round, 0 to 1.</param>
/// <param name="Path">The path inside the submissions container.</param>
/// <param name="Slot">Whom and when it is for; null where the path says neither.</param>
/// <param name="Content">The file.</param>
internal sealed record PlannedUpload(double At, string Path, Slot? Slot, Content Content);
