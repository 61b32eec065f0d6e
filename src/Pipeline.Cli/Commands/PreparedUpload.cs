using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Cli.Commands;

/// <summary>A file that is about to be uploaded: where it goes, or why nobody can read from it where it should.</summary>
/// <param name="File">The file.</param>
/// <param name="Path">Where it goes; null where the file had to say so and cannot be read.</param>
/// <param name="Findings">Why it cannot be read.</param>
internal sealed record PreparedUpload(string File, SubmissionPath? Path, IReadOnlyList<Finding> Findings)
{
    /// <summary>Prepares all files, so that nothing is uploaded where one of them cannot be.</summary>
    /// <exception cref="UsageException">A file is not there, has no address, or has the address of another.</exception>
    public static IReadOnlyList<PreparedUpload> All(StatisticalCatalogue catalogue, IEnumerable<string> files, string? reporter, string? period)
    {
        var uploads = files.Select(file => Of(catalogue, file, reporter, period)).ToList();
        var clash = uploads.Where(upload => upload.Path is not null).GroupBy(upload => upload.Path!.BlobPath).FirstOrDefault(group => group.Count() > 1);
        return clash is null
            ? uploads
            : throw new UsageException(
                $"{string.Join("、", clash.Select(upload => upload.File))} 的单位、报告期和文件名相同，后者会替换前者；只上传其中一份。 / "
                + $"{string.Join(", ", clash.Select(upload => upload.File))} have the same reporter, period and file name: the later would replace the earlier. Submit one of them.");
    }

    private static PreparedUpload Of(StatisticalCatalogue catalogue, string file, string? reporter, string? period)
    {
        if (!System.IO.File.Exists(file))
            throw new UsageException($"没有文件 {file}。 / There is no file {file}.");
        Workbook? workbook = null;
        if (reporter is null || period is null)
        {
            using var stream = System.IO.File.OpenRead(file);
            var reading = WorkbookReader.Read(stream);
            if (reading.Workbook is null)
                return new(file, null, reading.Findings);
            workbook = reading.Workbook;
        }

        var address = WorkbookAddress.Find(catalogue, file, workbook, reporter, period);
        return new(file, PathOf(catalogue, address, NameOf(file)), []);
    }

    /// <summary>The last part of a file's path on any system: storage takes a backslash for a separator everywhere.</summary>
    internal static string NameOf(string file) => file.Split('/', '\\')[^1];

    private static SubmissionPath PathOf(StatisticalCatalogue catalogue, WorkbookAddress address, string name)
    {
        var path = SubmissionPath.Parse($"{address.Reporter.Code}/{address.Period}/{name}", catalogue);
        return path.IsValid
            ? path
            : throw new UsageException(string.Join(
                Environment.NewLine, path.Findings.Select(f => $"{f.Message.Zh}{f.Remedy.Zh} / {f.Message.En} {f.Remedy.En}")));
    }
}
