using System.Runtime.CompilerServices;

namespace Pipeline.Tests;

/// <summary>
/// Files that the tests compare with what the code writes now. <c>PIPELINE_REWRITE_GOLDEN=true</c> rewrites them instead; the difference
/// is then for the commit to justify.
/// </summary>
internal static class GoldenFiles
{
    /// <summary>Whether golden files are rewritten instead of compared.</summary>
    public static bool Rewrite { get; } = Environment.GetEnvironmentVariable("PIPELINE_REWRITE_GOLDEN") == "true";

    /// <summary>Compares bytes with the file <c>Golden/{name}</c> beside the calling test.</summary>
    public static void Compare(string name, byte[] actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(SourceFolder(test), "Golden", name);
        if (Rewrite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), System.Text.Encoding.UTF8.GetString(actual));
        Assert.Equal(File.ReadAllBytes(path), actual);
    }

    // Deterministic builds may record paths that exist on no machine: find the test's folder from the repository's root instead.
    private static string SourceFolder(string test)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Pipeline.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        var normalised = test.Replace('\\', '/');
        var start = normalised.LastIndexOf("/tests/Pipeline.Tests/", StringComparison.Ordinal);
        return Path.GetDirectoryName(root.FullName + normalised[start..])!;
    }
}
