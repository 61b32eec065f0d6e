using System.Buffers.Binary;
using System.Text;
using Pipeline.Fuzz;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks;

/// <summary>Makes a workbook of Excel 97–2003 of one sheet from its records, so that a test shows exactly what the file says.</summary>
internal sealed class OldBookBuilder
{
    private readonly List<byte> _sheet = [.. Record(0x0809, 0x00, 0x06, 0x10, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0x06, 0, 0, 0)];
    private bool _named = true;

    public OldBookBuilder With(ushort id, params byte[] data)
    {
        _sheet.AddRange(Record(id, data));
        return this;
    }

    /// <summary>Leaves the list of sheets out.</summary>
    public OldBookBuilder Unnamed()
    {
        _named = false;
        return this;
    }

    public WorkbookReading Read() => WorkbookReader.Read(new MemoryStream(OldWorkbook.Wrap(Records())));

    private byte[] Records()
    {
        byte[] begin = Record(0x0809, 0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0x06, 0, 0, 0);
        byte[] end = Record(0x0A);
        byte[] name = [.. new byte[4], 0, 0, 5, 0, .. Encoding.Latin1.GetBytes("Table")];
        var sheet = _named ? Record(0x85, name) : [];
        BinaryPrimitives.WriteInt32LittleEndian(_named ? sheet.AsSpan(4) : new byte[4],
            begin.Length + sheet.Length + end.Length);
        return [.. begin, .. sheet, .. end, .. _sheet, .. end];
    }

    private static byte[] Record(ushort id, params byte[] data) => [(byte)(id & 0xFF), (byte)(id >> 8), (byte)data.Length, 0, .. data];
}
