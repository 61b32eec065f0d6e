namespace Pipeline.Tests.Workbooks.Differential;

/// <summary>The committed workbooks of tests/fixtures/corpus, written by eng/corpus and, those of ClosedXML, by <see cref="ClosedXmlCorpus"/>.</summary>
internal static class CorpusFiles
{
    public static string Path(string name) => System.IO.Path.Combine(Repository.Root, "tests", "fixtures", "corpus", name);

    /// <summary>The names of all workbooks, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Path(""), "*.xlsx").Select(path => System.IO.Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
