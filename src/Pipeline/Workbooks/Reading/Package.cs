using System.IO.Compression;

namespace Pipeline.Workbooks.Reading;

/// <summary>The parts of an Office Open XML package, by name; nothing is ever extracted to anywhere.</summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly ReadLimits _limits;
    private readonly Pace _pace;
    private readonly CancellationToken _cancellation;
    private readonly InflationBudget _budget;

    // Part names are equal where they differ in case only.
    private readonly Dictionary<string, PackagePart> _parts = new(StringComparer.OrdinalIgnoreCase);

    private Package(ZipArchive zip, ReadLimits limits, Pace pace, CancellationToken cancellation) =>
        (_zip, _limits, _pace, _cancellation, _budget) = (zip, limits, pace, cancellation, new(limits));

    /// <summary>How much the workbook may hold.</summary>
    public ReadLimits Limits => _limits;

    public IEnumerable<string> Names => _parts.Keys;

    public static Package Open(Stream file, ReadLimits limits, Pace pace, CancellationToken cancellation = default)
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
            var package = new Package(zip, limits, pace, cancellation);
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

    /// <summary>Reads a part's XML from its beginning; no other part may be read before the scanner is disposed of.</summary>
    public XmlScanner Scan(PackagePart part)
    {
        try
        {
            var inflated = new PartStream(part.Inflate(), part, _budget, _cancellation);
            return XmlScanner.Over(inflated, part.Name, _limits, _pace, ahead: part.Length >= _pace.AheadFrom);
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
            var path = entry.FullName.Replace('\\', '/');
            if (LeadsOut(path))
            {
                throw new UnreadableWorkbookException(FileFindings.PartName(entry.FullName));
            }

            var name = path.TrimStart('/');
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

    // No program that saves workbooks writes parent folders, drives, hosts or control characters; nothing would be extracted to them here,
    // but whoever made them had others in mind.
    private static bool LeadsOut(string path) =>
        path.StartsWith("//", StringComparison.Ordinal)
        || path.TrimStart('/') is [var drive, ':', ..] && char.IsAsciiLetter(drive)
        || path.Split('/').Any(segment => segment.Trim() == "..")
        || path.Any(char.IsControl);
}
