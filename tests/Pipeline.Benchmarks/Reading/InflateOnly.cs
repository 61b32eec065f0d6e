using System.Buffers;
using System.IO.Compression;

namespace Pipeline.Benchmarks.Reading;

/// <summary>Inflates the parts that a reader reads, and nothing else: what no reader can save.</summary>
internal static class InflateOnly
{
    private static readonly string[] Parts =
        ["_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"];

    /// <summary>Inflates the same file twice at once: as long as once where a second processor is free.</summary>
    public static void ReadTwiceAtOnce(byte[] file)
    {
        var other = Task.Factory.StartNew(
            () => Read(new MemoryStream(file)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Read(new MemoryStream(file));
        other.GetAwaiter().GetResult();
    }

    public static void Read(Stream file)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(128 << 10);
        using ZipArchive zip = new(file, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var part in Parts)
        {
            using var stream = zip.GetEntry(part)!.Open();
            while (stream.Read(buffer) > 0)
            {
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
