using System.Text.RegularExpressions;

namespace Pipeline.Tests.Submissions.MessCases;

/// <summary>The list of cases, their tests and their fixtures belong together: none without the others.</summary>
public sealed partial class MessCaseListTests
{
    private static readonly IReadOnlyList<string[]> Cases =
        [.. File.ReadLines(Path.Combine(Mess.Folder, "cases.tsv")).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t'))];

    [Fact]
    public void Every_case_has_exactly_one_test_and_every_test_a_case()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("obj", StringComparison.Ordinal))
            .SelectMany(f => Test().Matches(File.ReadAllText(f)).Select(m => m.Groups["number"].Value));

        Assert.Equal(Cases.Select(c => c[0]), tests.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_case_but_those_of_storage_and_of_hostile_files_has_a_fixture_and_every_fixture_a_case()
    {
        var fixtures = Directory.EnumerateFiles(Mess.Folder).Select(f => Path.GetFileName(f)!).Where(f => f != "cases.tsv").ToLookup(f => f.Split('-')[0]);

        Assert.All(Cases, c => Assert.Equal(c[0] is not ("33" or "42" or "42b"), fixtures.Contains(c[0])));
        Assert.Empty(fixtures.Select(f => f.Key).Except(Cases.Select(c => c[0])));
    }

    [Fact]
    public void Every_fixture_is_read_by_a_test()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Pipeline.Tests", "Submissions", "MessCases"), "*.cs").Select(File.ReadAllText));

        Assert.All(Directory.EnumerateFiles(Mess.Folder, "*-*"), fixture => Assert.Contains(
            Path.GetFileNameWithoutExtension(fixture).Replace("-explained", "", StringComparison.Ordinal), tests, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"public (?:async Task|void) Case_(?<number>\d\db?)_", RegexOptions.ExplicitCapture)]
    private static partial Regex Test();
}
