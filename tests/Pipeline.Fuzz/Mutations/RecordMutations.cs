using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pipeline.Fuzz.Mutations;

/// <summary>Damage to the records of a workbook of Excel 97–2003: lost, doubled, moved, cut, longer than they say, with numbers at the edges.</summary>
internal static class RecordMutations
{
    private const int LargestStream = 3 << 20;

    // Beginnings and ends, sheets, strings and their continuation, formulas, merges, formats, cells of every kind, encryption.
    private static readonly ushort[] Ids =
    [
        0x0809, 0x000A, 0x0085, 0x00FC, 0x003C, 0x00FF, 0x0006, 0x0207, 0x04BC, 0x00E5, 0x041E, 0x00E0, 0x00FD, 0x0203, 0x027E, 0x00BD, 0x00BE, 0x0204, 0x0205, 0x0201,
        0x0208, 0x0200, 0x007D, 0x0022, 0x0042, 0x002F, 0x00D3, 0x0031, 0x020B, 0x01AE, 0xFFFF,
    ];

    private static readonly byte[][] Edges =
    [
        [0xFF, 0xFF], [0x00, 0x00], [0xFF, 0x7F], [0x00, 0x80], [0x00, 0x01], [0xFF, 0x00], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0x7F], [0x00, 0x00, 0x00, 0x80],
        [0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xF0, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x80],
    ];

    public static byte[] Apply(byte[] stream, Random random, List<string> did)
    {
        var records = Split(stream);
        for (var rounds = random.Next(1, 6); rounds > 0 && records.Count > 2; rounds--)
        {
            Change(records, random, did);
        }

        return [.. records.SelectMany(record => record).Take(LargestStream)];
    }

    private static void Change(List<byte[]> records, Random random, List<string> did)
    {
        var at = random.Next(records.Count);
        var other = random.Next(records.Count);
        var id = $"{BinaryPrimitives.ReadUInt16LittleEndian(records[at]):X4}";
        switch (random.Next(9))
        {
            case 0:
                did.Add($"without record {id}");
                records.RemoveAt(at);
                break;
            case 1:
                var times = random.Next(1, 300);
                did.Add($"{times} times record {id}");
                records.InsertRange(at, Enumerable.Repeat(records[at], times));
                break;
            case 2:
                did.Add($"record {id} moved");
                (records[at], records[other]) = (records[other], records[at]);
                break;
            case 3:
                did.Add("records reordered");
                var stretch = Math.Min(records.Count - at, random.Next(2, 50));
                random.Shuffle(CollectionsMarshal.AsSpan(records).Slice(at, stretch));
                break;
            case 4:
                did.Add($"record {id} says another length");
                records[at] = [.. records[at]];
                BinaryPrimitives.WriteUInt16LittleEndian(records[at].AsSpan(2), (ushort)random.Next(random.Next(2) == 0 ? 32 : 0x10000));
                break;
            case 5:
                did.Add($"record {id} is another");
                records[at] = [.. records[at]];
                BinaryPrimitives.WriteUInt16LittleEndian(records[at], Ids[random.Next(Ids.Length)]);
                break;
            case 6:
                var kept = random.Next(records[at].Length - 3);
                did.Add($"record {id} cut to {kept}");
                records[at] = records[at][..(4 + kept)];
                BinaryPrimitives.WriteUInt16LittleEndian(records[at].AsSpan(2), (ushort)kept);
                break;
            default:
                if (records[at].Length > 4)
                {
                    did.Add($"record {id} at an edge");
                    records[at] = [.. records[at]];
                    var edge = Edges[random.Next(Edges.Length)];
                    var start = random.Next(4, records[at].Length);
                    edge.AsSpan(0, Math.Min(edge.Length, records[at].Length - start)).CopyTo(records[at].AsSpan(start));
                }

                break;
        }
    }

    private static List<byte[]> Split(byte[] stream)
    {
        List<byte[]> records = [];
        for (var at = 0; at + 4 <= stream.Length;)
        {
            var length = Math.Min(4 + BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at + 2)), stream.Length - at);
            records.Add(stream[at..(at + length)]);
            at += length;
        }

        return records;
    }
}
