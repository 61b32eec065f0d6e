using System.IO.Compression;

namespace Pipeline.Workbooks.Reading;

/// <summary>The parts of an Office Open XML package, by name; nothing is ever extracted to anywhere.</summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly ReadLimits _limits;
    private readonly InflationBudget _budget;

    // Part names are equal where they differ in case only.
    private readonly Dictionary<string, PackagePart> _parts = new(StringComparer.OrdinalIgnoreCase);

    private Package(ZipArchive zip, ReadLimits limits) => (_zip, _limits, _budget) = (zip, limits, new(limits));

    /// <summary>How much the workbook may hold.</summary>
    public ReadLimits Limits => _limits;

    public IEnumerable<string> Names => _parts.Keys;

    public static Package Open(Stream file, ReadLimits limits)
    {
        if (ZipDirectory.CountEntries(file, limits.Parts) is not { } count)
        {
            throw new UnreadableWorkbookException(FileFindings.Truncated());
        }

        if (count > limits.Parts)
        {
            throw new UnreadableWorkbookException(FileFindings.TooManyParts(count, limits.Parts));
        }

        ZipArchive? zip = null;
        try
        {
            file.Position = 0;
            zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var package = new Package(zip, limits);
            package.List();
            zip = null;
            return package;
        }
        catch (InvalidDataException)
        {
            throw new UnreadableWorkbookException(FileFindings.Damaged("", new("压缩目录有误", "the directory of its parts is broken")));
        }
        finally
        {
            zip?.Dispose();
        }
    }

    public PackagePart? Find(string name) => _parts.GetValueOrDefault(name);

    public PackagePart Get(string name) => Find(name) ?? throw new UnreadableWorkbookException(FileFindings.PartMissing(name));

    /// <summary>Reads a part's XML from its beginning.</summary>
    public XmlScanner Scan(PackagePart part)
    {
        try
        {
            return XmlScanner.Over(new PartStream(part.Inflate(), part, _budget), part.Name, _limits);
        }
        catch (InvalidDataException)
        {
            throw new UnreadableWorkbookException(FileFindings.Damaged(
                part.Name, new("压缩数据或压缩方法无法读取", "its compressed data or compression method cannot be read")));
        }
    }

    public void Dispose() => _zip.Dispose();

    private void List()
    {
        var count = 0;
        foreach (var entry in _zip.Entries)
        {
            if (++count > _limits.Parts)
            {
                throw new UnreadableWorkbookException(FileFindings.TooManyParts(count, _limits.Parts));
            }

            // Some writers use backslashes; an absolute name means the same as a relative one.
            var name = entry.FullName.Replace('\\', '/').TrimStart('/');
            if (name.Length == 0 || name.EndsWith('/'))
            {
                continue;
            }

            if (entry.IsEncrypted)
            {
                throw new UnreadableWorkbookException(FileFindings.Encrypted());
            }

            if (!_parts.TryAdd(name, new PackagePart(name, entry)))
            {
                throw new UnreadableWorkbookException(FileFindings.PartRepeated(name));
            }
        }
    }
}
