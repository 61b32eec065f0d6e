using System.Buffers.Binary;
using System.Text;
using Pipeline.Fuzz;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks;

/// <summary>Makes a workbook of Excel 97–2003 of one sheet from its records, so that a test shows exactly what the file says.</summary>
internal sealed class OldBookBuilder
{
    private readonly List<byte> _sheet = [.. Record(0x0809, 0x00, 0x06, 0x10, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0x06, 0, 0, 0)];
    private readonly List<byte> _globals = [];
    private string _name = "Table";
    private bool _isListed = true;
    private int _sheets = 1;

    public OldBookBuilder With(ushort id, params byte[] data)
    {
        _sheet.AddRange(Record(id, data));
        return this;
    }

    /// <summary>Adds a record to those of the whole workbook.</summary>
    public OldBookBuilder WithGlobal(ushort id, params byte[] data)
    {
        _globals.AddRange(Record(id, data));
        return this;
    }

    /// <summary>Leaves everything but the records of the sheet out, as the oldest versions do.</summary>
    public OldBookBuilder Unlisted()
    {
        _isListed = false;
        return this;
    }

    public OldBookBuilder Named(string name)
    {
        _name = name;
        return this;
    }

    /// <summary>Lists the sheet several times.</summary>
    public OldBookBuilder Repeated(int times)
    {
        _sheets = times;
        return this;
    }

    public byte[] Build() => OldWorkbook.Wrap(Records());

    public WorkbookReading Read() => WorkbookReader.Read(new MemoryStream(Build()));

    private byte[] Records()
    {
        byte[] end = Record(0x0A);
        byte[] sheet = [.. _sheet, .. end];
        if (!_isListed)
        {
            return sheet;
        }

        byte[] begin = [.. Record(0x0809, 0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0x06, 0, 0, 0), .. _globals];
        var entry = Record(0x85, [.. new byte[4], 0, 0, (byte)_name.Length, 0, .. Encoding.Latin1.GetBytes(_name)]);
        BinaryPrimitives.WriteInt32LittleEndian(entry.AsSpan(4), begin.Length + (_sheets * entry.Length) + end.Length);
        return [.. begin, .. Enumerable.Repeat(entry, _sheets).SelectMany(e => e), .. end, .. sheet];
    }

    private static byte[] Record(ushort id, params byte[] data) => [(byte)(id & 0xFF), (byte)(id >> 8), (byte)data.Length, 0, .. data];
}
