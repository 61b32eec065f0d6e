using System.Text;
using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Workbooks;
using Pipeline.Workbooks.Reading;

namespace Pipeline.Fuzz;

/// <summary>A workbook of Excel 97–2003: the file, and the stream of records within.</summary>
internal sealed record OldBook(string Name, byte[] File, byte[] Records);

/// <summary>A table as text.</summary>
internal sealed record TextTable(string Name, byte[] File, string Text);

/// <summary>The workbooks that are broken: the committed ones of other programs, and templates and feedback that the product writes.</summary>
internal sealed record Seeds(IReadOnlyList<Archive> Archives, IReadOnlyList<OldBook> OldBooks, IReadOnlyList<TextTable> Tables)
{
    // Larger ones only take longer; what can go wrong in them goes wrong in small ones too.
    private const int Largest = 35_000;

    private static readonly string[] Folders =
    [
        "tests/fixtures/corpus", "tests/fixtures/workbooks", "sampledata/submissions/530100/2024", "sampledata/submissions/530000/2024", "sampledata/submissions/DZXQ/2024",
    ];

    /// <summary>All of them, in the order of their names.</summary>
    public static Seeds Load(StatisticalCatalogue catalogue)
    {
        var chinese = Register();
        var files = Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root(), folder)).Order(StringComparer.Ordinal))
            .Select(path => (Name: Path.GetFileName(path), Extension: Path.GetExtension(path), Path: path))
            .ToList();
        return new(
            [
                .. files.Where(file => file.Extension == ".xlsx").Select(file => Archive.Read(file.Name, File.ReadAllBytes(file.Path))).Where(archive => archive.File.Length < Largest),
                .. OwnBooks(catalogue),
            ],
            [.. files.Where(file => file.Extension == ".xls").Select(file => Old(file.Name, File.ReadAllBytes(file.Path)))],
            [.. files.Where(file => file.Extension == ".csv").Select(file => new TextTable(file.Name, File.ReadAllBytes(file.Path), File.ReadAllText(file.Path, chinese)))]);
    }

    private static OldBook Old(string name, byte[] file) =>
        new(name, file, CompoundFile.Find(file, "Workbook", "Book") ?? throw new InvalidOperationException($"{name} has no stream of records."));

    // What comes back from prefectures most of all: a template, and the answer to one that could not be taken.
    private static IEnumerable<Archive> OwnBooks(StatisticalCatalogue catalogue)
    {
        CheckContext context = new(catalogue.FindReporter("DZXQ")!, Period.Parse("2024"), [], []);
        using MemoryStream template = new();
        new TemplateWriter(catalogue).Write(new(context.Reporter, context.Period), template);
        yield return Archive.Read("template.xlsx", template.ToArray());
        using MemoryStream feedback = new();
        new FeedbackWriter(catalogue).Write(context, new SubmissionChecker(catalogue).Check(WorkbookReader.Read(template), context), feedback);
        yield return Archive.Read("feedback.xlsx", feedback.ToArray());
    }

    private static Encoding Register()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the program holds Pipeline.sln.");
        }

        return folder.FullName;
    }
}
