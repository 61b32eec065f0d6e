using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>One cell of figures after reading: a value, a mark, or nothing.</summary>
/// <param name="Area">The area of its row.</param>
/// <param name="Measure">The measure of its column.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Raw">Its text as it was found.</param>
/// <param name="Value">The value in the measure's unit, rounded to its decimals; null where there is none.</param>
/// <param name="Status">Normal, cannot exist, not significant, or missing.</param>
internal sealed record CellValue(Area Area, Measure Measure, Place Place, string Raw, decimal? Value, ObservationStatus Status)
{
    /// <summary>The footnote; empty where there is none.</summary>
    public string Note { get; init; } = "";

    /// <summary>The value before rounding, in the measure's unit; null where there is none.</summary>
    public decimal? Exact { get; init; }

    /// <summary>The unit that the number was written in; null where it is the measure's own.</summary>
    public Unit? WrittenIn { get; init; }

    /// <summary>Whether it is missing because it could not be read, which is a finding already.</summary>
    public bool Faulty { get; init; }

    /// <summary>Whether the file or the text says itself that the number is a percentage.</summary>
    public bool StatedPercent { get; init; }

    /// <summary>Whether it is outside the measure's plausible range, which is a finding already; a negative that can be confirmed is not.</summary>
    public bool IsImplausible => (Value < Measure.Minimum || Value > Measure.Maximum) && !IsNegativeToConfirm;

    /// <summary>
    /// Whether it is negative though the measure usually cannot be. A range that begins above zero leaves nothing to confirm, and no sign makes
    /// a magnitude plausible.
    /// </summary>
    public bool IsNegativeToConfirm => Value < 0 && Measure.Minimum == 0 && -Value <= Measure.Maximum;

    /// <summary>What a finding about it concerns.</summary>
    public Subject Subject => new(Area, Measure, Raw, Value);

    /// <summary>Whether it says anything.</summary>
    public bool IsAnswer => Status != ObservationStatus.Missing;
}
