using System.Buffers.Binary;
using System.Text;
using Pipeline.Workbooks;
using Pipeline.Workbooks.Reading;
using static Pipeline.Tests.Workbooks.PackageBuilder;

namespace Pipeline.Tests.Workbooks;

public sealed class Zip64Tests
{
    private static readonly (string Name, string Xml)[] Parts =
    [
        ("_rels/.rels", Relationships($"<Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/>")),
        ("xl/workbook.xml", Workbook("<sheet name=\"数据\" sheetId=\"1\" r:id=\"s1\"/>")),
        ("xl/_rels/workbook.xml.rels", Relationships($"<Relationship Id=\"s1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>")),
        ("xl/worksheets/sheet1.xml", Worksheet("<sheetData><row><c><v>8275.21</v></c></row></sheetData>")),
    ];

    [Fact]
    public void Reads_a_package_with_64_bit_sizes()
    {
        var reading = WorkbookReader.Read(new MemoryStream(Write(Parts.Length)));
        Assert.Empty(reading.Findings);
        Assert.Equal("8275.21", reading.Workbook!.Sheets[0].Rows[0].Cells[0].Text);
    }

    [Fact]
    public void Refuses_a_64_bit_number_of_parts_before_listing_them() =>
        Assert.Equal(FileRules.TooManyParts, Assert.Single(WorkbookReader.Read(new MemoryStream(Write(5_000_000_000))).Findings).Rule);

    // Stored entries whose sizes and offsets stand in the 64-bit fields alone.
    private static byte[] Write(long count)
    {
        using var file = new MemoryStream();
        List<byte[]> directory = [];
        foreach (var (name, xml) in Parts)
        {
            var (nameBytes, content) = (Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(xml));
            var offset = file.Position;
            var crc = Crc32.Append(0, content);
            file.Write(Record("PK\u0003\u0004"u8, [45, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Bytes(crc), .. All(8), .. Short(nameBytes.Length), .. Short(20), .. nameBytes,
                1, 0, .. Short(16), .. Long(content.Length), .. Long(content.Length)]));
            file.Write(content);
            directory.Add(Record("PK\u0001\u0002"u8, [45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Bytes(crc), .. All(8), .. Short(nameBytes.Length), .. Short(28), 0, 0, 0, 0, 0, 0,
                0, 0, 0, 0, .. All(4), .. nameBytes, 1, 0, .. Short(24), .. Long(content.Length), .. Long(content.Length), .. Long(offset)]));
        }

        var start = file.Position;
        directory.ForEach(record => file.Write(record));
        var end = file.Position;
        file.Write(Record("PK\u0006\u0006"u8, [.. Long(44), 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Long(count), .. Long(count), .. Long(end - start), .. Long(start)]));
        file.Write(Record("PK\u0006\u0007"u8, [0, 0, 0, 0, .. Long(end), 1, 0, 0, 0]));
        file.Write(Record("PK\u0005\u0006"u8, [0, 0, 0, 0, .. All(12), 0, 0]));
        return file.ToArray();
    }

    private static byte[] Record(ReadOnlySpan<byte> signature, byte[] content) => [.. signature, .. content];

    private static byte[] All(int count) => [.. Enumerable.Repeat((byte)0xFF, count)];

    private static byte[] Short(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Bytes(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Long(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }
}
