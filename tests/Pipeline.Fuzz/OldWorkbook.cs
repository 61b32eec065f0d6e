using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Fuzz;

/// <summary>The container of a workbook of Excel 97–2003, of one stream, so that broken records stand in a sound file.</summary>
internal static class OldWorkbook
{
    private const int Sector = 512;
    private const int EntriesOfTable = Sector / 4;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint TableSector = 0xFFFFFFFD;
    private const uint Free = 0xFFFFFFFF;

    // Streams of less stand in a smaller kind of sectors.
    private const int SmallestStream = 4096;

    /// <summary>Puts the records into a file: its tables come first, then the directory, then the stream.</summary>
    public static byte[] Wrap(byte[] records)
    {
        var stream = new byte[Math.Max(SmallestStream, (records.Length + Sector - 1) / Sector * Sector)];
        records.CopyTo(stream, 0);
        var sectors = stream.Length / Sector;
        var tables = 1;
        while (tables * EntriesOfTable < tables + 1 + sectors)
        {
            tables++;
        }

        var file = new byte[Sector * (1 + tables + 1 + sectors)];
        WriteHeader(file, tables);
        WriteTable(file, tables, sectors);
        WriteEntry(file.AsSpan(Sector * (1 + tables)), "Root Entry", 5, EndOfChain, 0, child: 1);
        WriteEntry(file.AsSpan((Sector * (1 + tables)) + 128), "Workbook", 2, (uint)(tables + 1), (uint)stream.Length, child: Free);
        stream.CopyTo(file, Sector * (2 + tables));
        return file;
    }

    private static void WriteHeader(Span<byte> file, int tables)
    {
        ReadOnlySpan<byte> signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        signature.CopyTo(file);
        BinaryPrimitives.WriteUInt16LittleEndian(file[24..], 0x3E);
        BinaryPrimitives.WriteUInt16LittleEndian(file[26..], 3);
        BinaryPrimitives.WriteUInt16LittleEndian(file[28..], 0xFFFE);
        BinaryPrimitives.WriteUInt16LittleEndian(file[30..], 9);
        BinaryPrimitives.WriteUInt16LittleEndian(file[32..], 6);
        Number(file, 44, (uint)tables);
        Number(file, 48, (uint)tables);
        Number(file, 56, SmallestStream);
        Number(file, 60, EndOfChain);
        Number(file, 68, EndOfChain);
        for (var i = 0; i < 109; i++)
        {
            Number(file, 76 + (4 * i), i < tables ? (uint)i : Free);
        }
    }

    private static void WriteTable(Span<byte> file, int tables, int sectors)
    {
        for (var i = 0; i < tables * EntriesOfTable; i++)
        {
            Number(file, Sector + (4 * i), i < tables ? TableSector
                : i == tables || i == tables + sectors ? EndOfChain
                : i < tables + sectors ? (uint)(i + 1)
                : Free);
        }
    }

    private static void WriteEntry(Span<byte> entry, string name, byte kind, uint start, uint length, uint child)
    {
        Encoding.Unicode.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)(2 * (name.Length + 1)));
        entry[66] = kind;
        entry[67] = 1;
        Number(entry, 68, Free);
        Number(entry, 72, Free);
        Number(entry, 76, child);
        Number(entry, 116, start);
        Number(entry, 120, length);
    }

    private static void Number(Span<byte> bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], value);
}
