using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Faults.Load;

/// <summary>As much of protobuf's wire format as metrics need.</summary>
internal static class Protobuf
{
    /// <summary>The messages that lie under a path of field numbers.</summary>
    public static IEnumerable<byte[]> Nested(byte[] message, params int[] path) => path.Length == 0
        ? [message]
        : Fields(message).Where(field => field.Number == path[0] && field.Wire == 2).SelectMany(field => Nested(field.Bytes, path[1..]));

    /// <summary>A field of text; empty where there is none.</summary>
    public static string Text(byte[] message, int number) =>
        Fields(message).Where(field => field.Number == number).Select(field => Encoding.UTF8.GetString(field.Bytes)).FirstOrDefault("");

    /// <summary>The value of a data point: <c>as_double</c> (4) or <c>as_int</c> (6).</summary>
    public static double Number(byte[] point) => Fields(point).Where(field => field.Number is 4 or 6 && field.Wire == 1)
        .Select(field => field.Number == 4 ? BinaryPrimitives.ReadDoubleLittleEndian(field.Bytes) : BinaryPrimitives.ReadInt64LittleEndian(field.Bytes))
        .FirstOrDefault();

    private static List<(int Number, int Wire, byte[] Bytes)> Fields(byte[] message)
    {
        List<(int, int, byte[])> fields = [];
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var wire = (int)(tag & 7);
            var from = at;
            var length = wire switch
            {
                0 => Skip(message, ref at),
                1 => 8,
                2 => (int)Varint(message, ref at),
                5 => 4,
                _ => throw new InvalidDataException($"Wire type {wire} is none that metrics have."),
            };
            from = wire == 2 ? at : from;
            at = from + length;
            fields.Add(((int)(tag >> 3), wire, message[from..at]));
        }

        return fields;
    }

    private static int Skip(byte[] message, ref int at)
    {
        var from = at;
        Varint(message, ref at);
        return at - from;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
