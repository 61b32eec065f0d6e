using System.Buffers.Binary;

namespace Pipeline.Workbooks.Reading;

/// <summary>Looks at the end of a zip file before any library does, since those load the whole directory whatever its size.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int MaximumComment = 0xFFFF;
    private const int LocatorLength = 20;
    private const int Zip64EndLength = 56;
    private const int HeaderLength = 46;

    /// <summary>
    /// How many entries the directory has, or says it has where that is more; null where the file has no end record, as when it is cut off.
    /// Counting ends where the limit is crossed.
    /// </summary>
    public static long? CountEntries(Stream file, int limit)
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
        var said = count == ushort.MaxValue && at >= LocatorLength && Large(file, tail.AsSpan(at - LocatorLength)) is var (large, directory)
            ? (Count: large, Directory: directory)
            : (Count: count, Directory: BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16)));
        return said.Count > limit ? said.Count : Math.Max(said.Count, CountHeaders(file, said.Directory, limit));
    }

    // The library reads on while there are headers, however few the end record says there are.
    private static long CountHeaders(Stream file, long directory, int limit)
    {
        if (directory > file.Length - HeaderLength)
        {
            return 0;
        }

        file.Position = directory;
        var buffered = new BufferedStream(file, (int)Math.Min(file.Length - directory, 1 << 16));
        Span<byte> header = stackalloc byte[HeaderLength];
        var count = 0;
        while (count <= limit && buffered.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength && header.StartsWith("PK\u0001\u0002"u8))
        {
            count++;
            var names = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[30..])
                + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            buffered.Seek(names, SeekOrigin.Current);
        }

        return count;
    }

    private static (long Count, long Directory)? Large(Stream file, ReadOnlySpan<byte> locator)
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
        return end.StartsWith("PK\u0006\u0006"u8) && BinaryPrimitives.ReadInt64LittleEndian(end[32..]) is >= 0 and var count
            && BinaryPrimitives.ReadInt64LittleEndian(end[48..]) is >= 0 and var directory ? (count, directory) : null;
    }
}
