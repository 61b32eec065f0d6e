namespace Pipeline.Workbooks.Reading;

/// <summary>In which pieces the parts of a package are inflated, and which parts on a thread of their own while they are read.</summary>
/// <param name="Block">How many bytes are inflated at once.</param>
/// <param name="Piece">How many bytes one thread hands to the other at once, in whole blocks: waking it takes as long as inflating tens of KiB.</param>
/// <param name="AheadFrom">The size from which a part is inflated ahead of its reader.</param>
internal sealed record Pace(int Block, int Piece, long AheadFrom)
{
    /// <summary>Inflating large parts ahead.</summary>
    public static Pace Ahead { get; } = new(Block: 64 << 10, Piece: 2 << 20, AheadFrom: 4 << 20);

    /// <summary>Inflating and reading in turns on one thread.</summary>
    public static Pace InTurns { get; } = Ahead with { AheadFrom = long.MaxValue };

    /// <summary>What suits the machine.</summary>
    public static Pace Suited { get; } = Environment.ProcessorCount > 1 ? Ahead : InTurns;
}
