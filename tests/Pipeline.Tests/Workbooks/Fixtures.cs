namespace Pipeline.Tests.Workbooks;

/// <summary>The committed workbooks of other programs, and golden files that are rewritten as <see cref="GoldenFiles"/> says.</summary>
internal static class Fixtures
{
    public static bool Update => GoldenFiles.Rewrite;

    public static string Path(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds Pipeline.sln.");
        }

        return System.IO.Path.Combine(folder.FullName, "tests", "fixtures", "workbooks", name);
    }
}
