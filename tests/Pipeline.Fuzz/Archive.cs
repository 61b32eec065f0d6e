using System.IO.Compression;

namespace Pipeline.Fuzz;

/// <summary>One part of a package, or whatever else an entry of a zip file is.</summary>
internal sealed record Part(string Name, byte[] Content);

/// <summary>A package as its parts, to be changed and put together again.</summary>
internal sealed record Archive(string Name, byte[] File, IReadOnlyList<Part> Parts)
{
    public static Archive Read(string name, byte[] file)
    {
        using ZipArchive zip = new(new MemoryStream(file), ZipArchiveMode.Read);
        List<Part> parts = [];
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using MemoryStream content = new();
            stream.CopyTo(content);
            parts.Add(new(entry.FullName, content.ToArray()));
        }

        return new(name, file, parts);
    }

    /// <summary>The parts as a zip file, one by one and under their names, whether or not these make sense.</summary>
    public static byte[] Write(IEnumerable<Part> parts, CompressionLevel level)
    {
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var entry = zip.CreateEntry(part.Name, level).Open();
                entry.Write(part.Content);
            }
        }

        return file.ToArray();
    }
}
