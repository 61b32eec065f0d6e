using Pipeline.Submissions;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Workbooks;

/// <summary>
/// Reads workbooks by their bytes, whatever they are called, and within limits: .xlsx forward and without a document model; .xls, what WPS
/// calls .et, and tables as text (CSV).
/// </summary>
public static class WorkbookReader
{
    /// <summary>Reads a workbook; whatever is wrong with the file is a finding, and only the stream's own failures are thrown.</summary>
    /// <param name="file">The file; it is read from its beginning, and stays open.</param>
    /// <param name="limits">How much the workbook may hold; <see cref="ReadLimits.Default"/> where not given.</param>
    /// <param name="name">What the file is called: an extension that its bytes contradict is said; null says nothing.</param>
    /// <param name="cancellation">Ends reading early.</param>
    /// <remarks>
    /// Where there is more than one processor, a large sheet is inflated on a second thread while it is read: the file is used by that
    /// thread then, never by two at once, and by none any more on return.
    /// </remarks>
    public static WorkbookReading Read(Stream file, ReadLimits? limits = null, string? name = null, CancellationToken cancellation = default) =>
        Read(file, limits ?? ReadLimits.Default, name, Pace.Suited, cancellation);

    /// <summary>Reads a workbook at a given pace, which changes nothing of what is read.</summary>
    internal static WorkbookReading Read(Stream file, ReadLimits limits, string? name, Pace pace, CancellationToken cancellation = default)
    {
        if (file.Length > limits.FileBytes)
        {
            return new(null, [FileFindings.TooLarge(file.Length, limits.FileBytes)]);
        }

        using var source = new SourceStream(file);
        try
        {
            var kind = FileSniffer.Identify(source);
            var reading = kind switch
            {
                FileKind.Compound => new XlsReader(limits).Read(Records(source)),
                FileKind.Records => new XlsReader(limits).Read(Bytes(source)),
                FileKind.Text => new TextTableReader(limits).Read(Bytes(source)),
                _ => ReadPackage(source, limits, pace, cancellation),
            };
            return FileName.Contradicts(name, kind) is { } finding ? reading with { Findings = [finding, .. reading.Findings] } : reading;
        }
        catch (UnreadableWorkbookException unreadable)
        {
            return new(null, [unreadable.Finding]);
        }
        catch (IOException) when (!source.Failed)
        {
            // The zip library says so where an offset leads outside of the file.
            return new(null, [FileFindings.Truncated()]);
        }
    }

    private static byte[] Records(Stream file) => CompoundFile.Find(Bytes(file), "Workbook", "Book")
        ?? throw new UnreadableWorkbookException(FileFindings.NotAWorkbook(new("旧版 Office 的其他文件", "another kind of old Office file")));

    private static byte[] Bytes(Stream file)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static WorkbookReading ReadPackage(Stream file, ReadLimits limits, Pace pace, CancellationToken cancellation)
    {
        using var package = Package.Open(file, limits, pace, cancellation);
        var directory = WorkbookDirectory.Read(package, limits);
        var strings = directory.SharedStrings is { } shared ? SharedStrings.Read(package, shared, limits) : SharedStrings.None;
        var styles = directory.Styles is { } formats ? Styles.Read(package, formats) : Styles.None;
        var builder = new SheetBuilder(strings, styles, directory.Date1904);
        var count = new ReadCount(limits);
        List<Sheet> sheets = [];
        foreach (var entry in directory.Sheets)
        {
            if (entry.Part is null)
            {
                sheets.Add(new(entry.Name, entry.Visibility, [], []));
                continue;
            }

            using var reader = new SheetReader(package.Scan(entry.Part), entry.Name, strings, count, limits);
            sheets.Add(builder.Build(entry, reader));
        }

        IReadOnlyList<Finding> findings = directory.HasMacros ? [FileFindings.Macros()] : [];
        return new(new(sheets, directory.Date1904), findings);
    }
}
