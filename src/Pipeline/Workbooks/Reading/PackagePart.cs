using System.IO.Compression;

namespace Pipeline.Workbooks.Reading;

/// <summary>One part of a package, as the package's directory describes it.</summary>
internal sealed class PackagePart(string name, ZipArchiveEntry entry)
{
    /// <summary>The name from the root, without a leading slash: <c>xl/workbook.xml</c>.</summary>
    public string Name { get; } = name;

    public long Length { get; } = entry.Length;

    public long CompressedLength { get; } = entry.CompressedLength;

    public uint Crc32 { get; } = entry.Crc32;

    public Stream Inflate() => entry.Open();
}
