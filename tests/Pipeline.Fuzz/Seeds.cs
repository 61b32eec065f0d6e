namespace Pipeline.Fuzz;

/// <summary>The workbooks that are broken: the committed ones of other programs, and templates that the product wrote.</summary>
internal static class Seeds
{
    // Larger ones only take longer; what can go wrong in them goes wrong in small ones too.
    private const int Largest = 35_000;

    private static readonly string[] Folders =
    [
        "tests/fixtures/corpus", "tests/fixtures/workbooks", "sampledata/submissions/530100/2024", "sampledata/submissions/530000/2024", "sampledata/submissions/DZXQ/2024",
    ];

    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<Archive> Load()
    {
        var root = Root();
        return
        [
            .. Folders
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.xlsx").Order(StringComparer.Ordinal))
                .Select(path => Archive.Read(Path.GetFileName(path), File.ReadAllBytes(path)))
                .Where(archive => archive.File.Length < Largest),
        ];
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
