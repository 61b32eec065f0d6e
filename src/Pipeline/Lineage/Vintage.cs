using Pipeline.Submissions;

namespace Pipeline.Lineage;

/// <summary>The value of one snapshot; null members where the snapshot has no such row.</summary>
/// <param name="Sequence">The number of the snapshot.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="Row">The value; null where the snapshot has none.</param>
public sealed record SnapshotFigure(long Sequence, DateTimeOffset TakenAt, PublishedRow? Row)
{
    /// <summary>Whether the other snapshot has the same value in the same state.</summary>
    public bool IsSame(SnapshotFigure other) => Row?.Value == other.Row?.Value && State == other.State;

    /// <summary>The state; missing where there is no row.</summary>
    public ObservationStatus State => Row?.Status ?? ObservationStatus.Missing;
}

/// <summary>A value as one or several snapshots in a row had it.</summary>
/// <param name="Address">Which value.</param>
/// <param name="First">The first snapshot that had it so.</param>
/// <param name="Last">The last snapshot that had it so.</param>
/// <param name="Reasons">Why it differs from the vintage before; none for the first one.</param>
public sealed record Vintage(ValueAddress Address, SnapshotFigure First, SnapshotFigure Last, ChangeReasons Reasons)
{
    /// <summary>The vintages of a value: equal values of neighbouring snapshots are one; snapshots before the first that has a row are none.</summary>
    /// <param name="address">Which value.</param>
    /// <param name="figures">What the snapshots have, by number.</param>
    public static IReadOnlyList<Vintage> Of(ValueAddress address, IEnumerable<SnapshotFigure> figures)
    {
        List<Vintage> vintages = [];
        foreach (var figure in figures.OrderBy(figure => figure.Sequence).SkipWhile(figure => figure.Row is null))
        {
            if (vintages is [.., var latest] && latest.Last.IsSame(figure))
            {
                vintages[^1] = latest with { Last = figure };
            }
            else
            {
                vintages.Add(new(address, figure, figure, ChangeReasons.None));
            }
        }

        return vintages;
    }
}
