namespace Pipeline.Workbooks;

/// <summary>How much a workbook may hold; whatever lies beyond is refused with a finding, in bounded time and memory.</summary>
/// <remarks>The defaults are a hundred times what the largest template needs.</remarks>
public sealed record ReadLimits
{
    /// <summary>The limits that hold where none are given.</summary>
    public static ReadLimits Default { get; } = new();

    /// <summary>The size of the file in bytes; 32 MiB by default.</summary>
    public long FileBytes { get; init; } = 32L << 20;

    /// <summary>How many parts the package may have; 2,000 by default.</summary>
    public int Parts { get; init; } = 2_000;

    /// <summary>The inflated size of one part in bytes; 256 MiB by default.</summary>
    public long PartBytes { get; init; } = 256L << 20;

    /// <summary>The inflated size of all parts that are read, in bytes; 512 MiB by default.</summary>
    public long TotalBytes { get; init; } = 512L << 20;

    /// <summary>How many times its compressed size a part may inflate to, once it is larger than 1 MiB; 200 by default.</summary>
    public int CompressionRatio { get; init; } = 200;

    /// <summary>How many sheets are read; 200 by default.</summary>
    public int Sheets { get; init; } = 200;

    /// <summary>How many rows that hold something all sheets may have together; 200,000 by default.</summary>
    public int Rows { get; init; } = 200_000;

    /// <summary>How many cells that hold something all sheets may have together; 1,000,000 by default.</summary>
    public int Cells { get; init; } = 1_000_000;

    /// <summary>The last column that may hold something; 16,384 (XFD) by default.</summary>
    public int Columns { get; init; } = 16_384;

    /// <summary>The size of all values that stand in cells themselves, shared strings aside, in UTF-8 bytes; 64 MiB by default.</summary>
    public int ValueBytes { get; init; } = 64 << 20;

    /// <summary>The size of one text in UTF-8 bytes; 128 KiB by default, enough for the 32,767 characters that Excel allows.</summary>
    public int TextBytes { get; init; } = 128 << 10;

    /// <summary>How many merged ranges all sheets may have together; 100,000 by default.</summary>
    public int Merges { get; init; } = 100_000;

    /// <summary>How many shared strings there may be; 1,000,000 by default.</summary>
    public int SharedStrings { get; init; } = 1_000_000;

    /// <summary>The size of all shared strings in UTF-8 bytes; 32 MiB by default.</summary>
    public int SharedStringBytes { get; init; } = 32 << 20;

    /// <summary>The size of one tag or one uninterrupted text in bytes; 1 MiB by default.</summary>
    public int XmlTokenBytes { get; init; } = 1 << 20;

    /// <summary>How deep elements may nest; 64 by default.</summary>
    public int XmlDepth { get; init; } = 64;
}
