namespace Pipeline.Lineage;

/// <summary>How much of a tree is wanted: what is cut off is counted at the node above it.</summary>
/// <param name="Depth">How many levels below the top.</param>
/// <param name="Children">How many values below one value.</param>
/// <param name="Nodes">How many values altogether; the upper levels come first.</param>
public sealed record LineageLimits(int Depth = LineageLimits.Deepest, int Children = 200, int Nodes = 5000)
{
    /// <summary>Deeper than any formula, and as deep as JSON can be nested.</summary>
    public const int Deepest = 25;
}
