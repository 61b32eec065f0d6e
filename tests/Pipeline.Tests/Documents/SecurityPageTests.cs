using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.Tests.Documents;

public sealed partial class SecurityPageTests
{
    private static readonly string Page = Repository.Text("docs", "security.md");

    [Fact]
    public void The_page_has_every_package_that_ships_or_starts_in_the_version_that_does()
    {
        var shipped = ((string[])["Pipeline.Functions", "Pipeline.Cli"])
            .SelectMany(project => JsonNode.Parse(Repository.Text("src", project, "packages.lock.json"))!["dependencies"]!.AsObject())
            .SelectMany(framework => framework.Value!.AsObject())
            .Where(package => package.Value!["resolved"] is not null)
            .Select(package => (package.Key, Version: package.Value!["resolved"]!.GetValue<string>()));
        var tools = JsonNode.Parse(Repository.Text("eng", "package.json"))!;
        var started = ((string[])["dependencies", "devDependencies"])
            .SelectMany(list => tools[list]!.AsObject()).Select(tool => (tool.Key, Version: tool.Value!.GetValue<string>()));

        Assert.Equal(
            shipped.Concat(started).Distinct().Select(each => $"{each.Key} {each.Version}").Order(StringComparer.Ordinal),
            Package().Matches(Page).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var tests = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = TestName().Matches(Page).Select(name => name.Groups[1].Value).Distinct().ToList();

        Assert.True(named.Count > 20, $"{named.Count} tests are named");
        Assert.All(named, name => Assert.Matches($@"public (async Task|void|Task) {name}\(", tests));
    }

    [Fact]
    public void Every_threat_names_a_test() =>
        Assert.All(
            Page.Split("## 威胁")[1].Split("\n\n")[1].Split('\n').Skip(2),
            line => Assert.Matches(TestName(), line));

    [GeneratedRegex(@"^\| `([^`]+)` \| (\d[^ |]*) \|", RegexOptions.Multiline)]
    private static partial Regex Package();

    [GeneratedRegex("`([A-Z][a-z]*(?:_[A-Za-z0-9]+){2,})`")]
    private static partial Regex TestName();
}
