using System.Text.RegularExpressions;
using Pipeline.Catalogue;
using Pipeline.Cli;
using Pipeline.Cli.Output;
using Pipeline.Cli.Sample;

namespace Pipeline.Tests.Documents;

/// <summary>What the front pages say is so.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string> Pages => ["README.md", "README.zh-CN.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_excerpt_of_the_demo_shows_figures_as_they_are_published(string page)
    {
        var lines = Repository.Text(page).Split('\n').Where(line => line.TrimEnd().EndsWith(" ok", StringComparison.Ordinal) && line.Contains(" 20", StringComparison.Ordinal)).ToList();
        var figures = PublishedFigures.Load();

        Assert.Equal(6, lines.Count);
        Assert.All(lines, line => Assert.Contains(figures, figure =>
            line.TrimStart().StartsWith($"{figure.Description.Zh} {figure.Period} ", StringComparison.Ordinal)
            && line.Contains($" {figure.Published} {figure.Unit}".TrimEnd() + " ", StringComparison.Ordinal)
            && line.Contains(figure.Expected == Derivation.Derived ? "derived" : "reported", StringComparison.Ordinal)));
        Assert.Contains($"{figures.Count} / {figures.Count} ok", Repository.Text(page), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_on_the_page_exists(string page)
    {
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null);
        var verbs = CommandLine.Create(terminal).Subcommands.Select(command => command.Name).ToHashSet(StringComparer.Ordinal);

        var used = Command().Matches(Repository.Text(page)).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(used);
        Assert.All(used, verb => Assert.Contains(verb, verbs));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_file_and_folder_on_the_page_exists(string page)
    {
        var links = Link().Matches(Repository.Text(page)).Select(match => match.Groups[1].Value)
            .Concat(Path().Matches(Repository.Text(page)).Select(match => match.Groups[1].Value))
            .Where(path => !path.Contains('{', StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(links);
        Assert.All(links, path => Assert.True(
            System.IO.Path.Exists(System.IO.Path.Combine(Repository.Root, path)), $"{page} names {path}"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_count_of_sample_workbooks_is_right(string page)
    {
        var files = Directory.GetFiles(System.IO.Path.Combine(Repository.Root, "sampledata", SampleWriter.Submissions), "*.xlsx", SearchOption.AllDirectories);

        Assert.Matches($@"\b{files.Length} (sample workbooks|份示例工作簿)", Repository.Text(page));
    }

    [Fact]
    public void Both_pages_have_the_same_structure()
    {
        static int[] Shape(string page) => [.. Repository.Text(page).Split('\n').Select(line => line.Length == 0 ? 0 : line.StartsWith("    ", StringComparison.Ordinal) ? 2 : line[0] is '#' or '|' ? 3 : 1)];

        Assert.Equal(Shape("README.md"), Shape("README.zh-CN.md"));
    }

    [Fact]
    public void The_repository_names_no_package_registry_and_no_machine_path()
    {
        string[] banned = ["registry." + "npmjs", "api." + "nuget.org", "deb." + "debian.org", "/work" + "/wt", "/work" + "/main", "/home" + "/"];
        string[] looked = [".cs", ".csproj", ".props", ".json", ".md", ".mjs", ".py", ".sh", ".bicep", ".csv", ".yaml", ".yml", ".sln"];
        string[] passed = ["bin", "obj", "node_modules", ".git", "artifacts", "TestResults"];

        var breaches = Files(Repository.Root, passed).Where(path => looked.Contains(System.IO.Path.GetExtension(path)))
            .SelectMany(path => banned.Where(File.ReadAllText(path).Contains).Select(word => $"{path}: {word}"));

        Assert.Empty(breaches);
    }

    [Fact]
    public void The_catalogue_that_the_pages_speak_of_is_sound()
    {
        Assert.Empty(CatalogueLoader.LintDefault());
    }

    private static IEnumerable<string> Files(string folder, string[] passed) =>
        Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
            .Where(child => !passed.Contains(System.IO.Path.GetFileName(child)) && new DirectoryInfo(child).LinkTarget is null)
            .SelectMany(child => Files(child, passed)));

    [GeneratedRegex(@"(?:^    |`)pipeline ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`((?:src|infra|sampledata|tests|eng)/[^`\s]*)`")]
    private static partial Regex Path();
}
