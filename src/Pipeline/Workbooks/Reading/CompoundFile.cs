using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>The streams of an OLE compound file, the container of Excel 97–2003; chains are bounded by the file, so that a bent one ends.</summary>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const uint LastRegularSector = 0xFFFFFFFA;
    private const uint EndOfChain = 0xFFFFFFFE;

    private readonly byte[] _file;
    private readonly int _sectorLength;
    private readonly List<uint> _next = [];

    private CompoundFile(byte[] file)
    {
        _file = file;
        if (file.Length < HeaderLength)
        {
            throw new UnreadableWorkbookException(FileFindings.Truncated());
        }

        _sectorLength = UInt16(file, 30) switch
        {
            9 => 512,
            12 => 4096,
            _ => throw Damaged(),
        };
        foreach (var sector in TableSectors())
        {
            var table = Sector(sector);
            for (var i = 0; i < table.Length; i += 4)
            {
                _next.Add(UInt32(table, i));
            }
        }
    }

    /// <summary>The first stream that has one of the names; null where there is none.</summary>
    public static byte[]? Find(byte[] file, params ReadOnlySpan<string> names)
    {
        var compound = new CompoundFile(file);
        var entries = compound.Chain(UInt32(file, 48));
        foreach (var name in names)
        {
            for (var at = 0; at + EntryLength <= entries.Length; at += EntryLength)
            {
                var entry = entries.AsSpan(at, EntryLength);
                if (entry[66] == 2 && NameOf(entry).Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return compound.Content(entry, entries);
                }
            }
        }

        return null;
    }

    private static string NameOf(ReadOnlySpan<byte> entry) =>
        Encoding.Unicode.GetString(entry[..Math.Clamp(UInt16(entry, 64) - 2, 0, 62)]);

    // Streams below the cut-off are kept in sectors of 64 bytes inside the stream of the root entry.
    private byte[] Content(ReadOnlySpan<byte> entry, byte[] entries)
    {
        var length = UInt32(entry, 120);
        if (length > _file.Length)
        {
            throw new UnreadableWorkbookException(FileFindings.Truncated());
        }

        var content = length < UInt32(_file, 56) ? ShortChain(UInt32(entry, 116), entries) : Chain(UInt32(entry, 116));
        return content.Length >= length ? content[..(int)length] : throw new UnreadableWorkbookException(FileFindings.Truncated());
    }

    private byte[] Chain(uint first)
    {
        using MemoryStream content = new();
        for (var (sector, steps) = (first, 0); sector != EndOfChain; sector = Next(sector, _next), steps++)
        {
            Bound(steps);
            content.Write(Sector(sector));
        }

        return content.ToArray();
    }

    private byte[] ShortChain(uint first, byte[] entries)
    {
        const int ShortLength = 64;
        var container = Chain(UInt32(entries, 116));
        var table = Chain(UInt32(_file, 60));
        List<uint> next = [];
        for (var i = 0; i + 4 <= table.Length; i += 4)
        {
            next.Add(UInt32(table, i));
        }

        using MemoryStream content = new();
        for (var (sector, steps) = (first, 0); sector != EndOfChain; sector = Next(sector, next), steps++)
        {
            Bound(steps);
            var start = sector * (long)ShortLength;
            if (start + ShortLength > container.Length)
            {
                throw new UnreadableWorkbookException(FileFindings.Truncated());
            }

            content.Write(container, (int)start, ShortLength);
        }

        return content.ToArray();
    }

    // The sectors of the table of sectors: 109 in the header, the others in a chain of their own.
    private List<uint> TableSectors()
    {
        List<uint> sectors = [];
        for (var i = 0; i < 109; i++)
        {
            AddRegular(sectors, UInt32(_file, 76 + (4 * i)));
        }

        var steps = 0;
        for (var more = UInt32(_file, 68); more <= LastRegularSector; steps++)
        {
            Bound(steps);
            var list = Sector(more);
            for (var i = 0; i + 8 <= list.Length; i += 4)
            {
                AddRegular(sectors, UInt32(list, i));
            }

            more = UInt32(list, list.Length - 4);
        }

        Bound(sectors.Count);
        return sectors;
    }

    private static void AddRegular(List<uint> sectors, uint sector)
    {
        if (sector <= LastRegularSector)
        {
            sectors.Add(sector);
        }
    }

    // The last sector of a file may be short.
    private byte[] Sector(uint sector)
    {
        var start = (sector + 1L) * _sectorLength;
        if (sector > LastRegularSector)
        {
            throw Damaged();
        }

        if (start >= _file.Length)
        {
            throw new UnreadableWorkbookException(FileFindings.Truncated());
        }

        var content = new byte[_sectorLength];
        _file.AsSpan((int)start, (int)Math.Min(_sectorLength, _file.Length - start)).CopyTo(content);
        return content;
    }

    private static uint Next(uint sector, List<uint> next) => sector < next.Count ? next[(int)sector] : throw Damaged();

    private void Bound(int steps)
    {
        if (steps > _file.Length / 64)
        {
            throw Damaged();
        }
    }

    private static UnreadableWorkbookException Damaged() =>
        new(FileFindings.Damaged("", new("内部目录有误", "the directory inside is broken")));

    private static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
