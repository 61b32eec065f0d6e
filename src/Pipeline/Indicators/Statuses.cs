using Pipeline.Submissions;

namespace Pipeline.Indicators;

/// <summary>Which of several states a result takes.</summary>
internal static class Statuses
{
    // By ObservationStatus: A, P, B, E, M, N, O, V. A state without a value outweighs every state with one.
    private static readonly byte[] Weakness = [0, 1, 2, 3, 6, 5, 7, 4];

    /// <summary>The weaker of two: A, P, B, E, V, then N, M, O, which have no value.</summary>
    public static ObservationStatus Weaker(ObservationStatus left, ObservationStatus right) =>
        Weakness[(int)left] >= Weakness[(int)right] ? left : right;
}
