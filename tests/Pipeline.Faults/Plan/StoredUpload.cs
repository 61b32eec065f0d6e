using Pipeline.Storage;

namespace Pipeline.Faults.Plan;

/// <summary>An upload as storage took it.</summary>
/// <param name="Planned">What was uploaded.</param>
/// <param name="Upload">Its version, and its place in the order.</param>
internal sealed record StoredUpload(PlannedUpload Planned, Upload Upload)
{
    /// <summary>The upload's event id.</summary>
    public string EventId => Upload.Order.EventId;
}
