using Pipeline.Faults.Plan;

namespace Pipeline.Faults.Oracle;

/// <summary>
/// What must be in force in the end, by a model of few lines that knows nothing of how the product does it: of the acceptable uploads of a
/// reporter and period the one with the highest order key; of two versions of one path in the same second, the later.
/// </summary>
internal static class SerialOracle
{
    /// <summary>The upload that must have the last say for each slot that has any.</summary>
    /// <param name="uploads">The uploads that counted, in the order in which storage took them.</param>
    public static IReadOnlyDictionary<Slot, StoredUpload> Winners(IEnumerable<StoredUpload> uploads)
    {
        Dictionary<Slot, StoredUpload> winners = [];
        foreach (var path in uploads
            .Where(upload => upload.Planned is { Slot: not null, Content.Acceptable: true })
            .GroupBy(upload => (upload.Upload.BlobPath, upload.Upload.Order.LastModified)))
        {
            var upload = path.Last();
            var slot = upload.Planned.Slot!;
            if (!winners.TryGetValue(slot, out var winner) || upload.Upload.Order > winner.Upload.Order)
            {
                winners[slot] = upload;
            }
        }

        return winners;
    }
}
