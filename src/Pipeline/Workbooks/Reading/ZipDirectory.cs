using System.Buffers.Binary;

namespace Pipeline.Workbooks.Reading;

/// <summary>Looks at the end of a zip file before any library does, since those load the whole directory whatever its size.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int MaximumComment = 0xFFFF;
    private const int LocatorLength = 20;
    private const int Zip64EndLength = 56;

    /// <summary>How many entries the directory says it has; null where the file has no end record, as when it is cut off.</summary>
    public static long? CountEntries(Stream file)
    {
        var tail = new byte[Math.Min(file.Length, EndLength + MaximumComment + LocatorLength)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || tail.Length - at < EndLength)
        {
            return null;
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
        return count == ushort.MaxValue && at >= LocatorLength ? CountLarge(file, tail.AsSpan(at - LocatorLength)) ?? count : count;
    }

    private static long? CountLarge(Stream file, ReadOnlySpan<byte> locator)
    {
        if (!locator.StartsWith("PK\u0006\u0007"u8))
        {
            return null;
        }

        var offset = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        if (offset < 0 || offset > file.Length - Zip64EndLength)
        {
            return null;
        }

        Span<byte> end = stackalloc byte[Zip64EndLength];
        file.Position = offset;
        file.ReadExactly(end);
        return end.StartsWith("PK\u0006\u0006"u8) && BinaryPrimitives.ReadInt64LittleEndian(end[32..]) is >= 0 and var count ? count : null;
    }
}
