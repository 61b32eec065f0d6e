using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pipeline.Workbooks.Reading;

/// <summary>
/// The checksum of zip entries (IEEE 802.3): 64 bytes a step by carry-less multiplication where the processor has it (Gopal et al., "Fast
/// CRC Computation for Generic Polynomials Using PCLMULQDQ"), otherwise eight bytes a step by tables.
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Tables = MakeTables();

    /// <summary>The checksum after more bytes; begin with 0.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        if (Pclmulqdq.IsSupported && bytes.Length >= 64)
        {
            bytes = Fold(ref crc, bytes);
        }

        return ~ByTables(crc, bytes);
    }

    /// <summary>The checksum by tables alone; <paramref name="crc"/> and the result are inverted.</summary>
    internal static uint ByTables(uint crc, ReadOnlySpan<byte> bytes)
    {
        var tables = Tables.AsSpan();
        while (bytes.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = tables[0x700 + (int)(low & 0xFF)]
                ^ tables[0x600 + (int)((low >> 8) & 0xFF)]
                ^ tables[0x500 + (int)((low >> 16) & 0xFF)]
                ^ tables[0x400 + (int)(low >> 24)]
                ^ tables[0x300 + (int)(high & 0xFF)]
                ^ tables[0x200 + (int)((high >> 8) & 0xFF)]
                ^ tables[0x100 + (int)((high >> 16) & 0xFF)]
                ^ tables[(int)(high >> 24)];
            bytes = bytes[8..];
        }

        foreach (var value in bytes)
        {
            crc = tables[(int)((crc ^ value) & 0xFF)] ^ (crc >> 8);
        }

        return crc;
    }

    // Folds all whole blocks of 16 bytes into one that leaves the same remainder, takes that by tables, and gives back the rest.
    private static ReadOnlySpan<byte> Fold(scoped ref uint crc, ReadOnlySpan<byte> bytes)
    {
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        var (a, b, c, d) = (blocks[0] ^ Vector128.CreateScalar((ulong)crc), blocks[1], blocks[2], blocks[3]);
        var by64 = Vector128.Create(0x0154442bd4UL, 0x01c6e41596UL);
        var at = 4;
        for (; at + 4 <= blocks.Length; at += 4)
        {
            a = Step(a, by64) ^ blocks[at];
            b = Step(b, by64) ^ blocks[at + 1];
            c = Step(c, by64) ^ blocks[at + 2];
            d = Step(d, by64) ^ blocks[at + 3];
        }

        var by16 = Vector128.Create(0x01751997d0UL, 0x00ccaa009eUL);
        a = Step(Step(Step(a, by16) ^ b, by16) ^ c, by16) ^ d;
        for (; at < blocks.Length; at++)
        {
            a = Step(a, by16) ^ blocks[at];
        }

        Span<byte> folded = stackalloc byte[16];
        MemoryMarshal.Write(folded, a);
        crc = ByTables(0, folded);
        return bytes[(blocks.Length * 16)..];
    }

    private static Vector128<ulong> Step(Vector128<ulong> block, Vector128<ulong> factors) =>
        Pclmulqdq.CarrylessMultiply(block, factors, 0x00) ^ Pclmulqdq.CarrylessMultiply(block, factors, 0x11);

    private static uint[] MakeTables()
    {
        var tables = new uint[8 * 256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
            }

            tables[i] = crc;
        }

        for (var i = 256; i < tables.Length; i++)
        {
            tables[i] = (tables[i - 256] >> 8) ^ tables[tables[i - 256] & 0xFF];
        }

        return tables;
    }
}
