using System.Text.RegularExpressions;
using Pipeline.Catalogue;
using Pipeline.Documents;

namespace Pipeline.Tests.Documents;

/// <summary>The generated pages are current, complete, and link to what is there.</summary>
public sealed partial class CataloguePageTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();
    private static readonly IReadOnlyList<Page> Pages = CataloguePages.Of(Catalogue);

    public static TheoryData<string> Names => [.. Pages.Select(page => page.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_is_as_the_catalogue_writes_it(string name)
    {
        var (path, text) = (Path.Combine(Repository.Root, "docs", name), Pages.Single(page => page.Name == name).Text);
        if (GoldenFiles.Rewrite)
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.ReadAllText(path) == text, $"docs/{name} is not current; run 'pipeline catalogue docs'.");
    }

    [Fact]
    public void Every_measure_indicator_and_target_has_its_entry()
    {
        var anchors = Pages.SelectMany(page => Anchor().Matches(page.Text).Select(match => match.Groups[1].Value));

        Assert.Equal(
            [.. Catalogue.Indicators.Select(indicator => indicator.Code), .. Catalogue.Measures.Select(measure => measure.Code), .. Catalogue.Targets.Select(target => target.Code)],
            anchors);
    }

    [Fact]
    public void Every_link_leads_to_an_entry()
    {
        var entries = Pages.SelectMany(page => Anchor().Matches(page.Text).Select(match => $"{page.Name}#{match.Groups[1].Value}")).ToHashSet(StringComparer.Ordinal);
        var links = Pages.SelectMany(page => Link().Matches(page.Text).Select(match => match.Groups[1].Value)).Distinct().ToList();

        Assert.NotEmpty(links);
        Assert.Empty(links.Except(entries));
    }

    [Fact]
    public void Every_indicator_says_what_it_is_in_both_languages_from_what_and_by_whom()
    {
        var text = Pages[0].Text;
        foreach (var label in new[] { "公式 Formula", "来自 Made of", "单位 Unit", "层级 Levels", "频率 Frequency", "部门 Agency", "出处 Source" })
        {
            Assert.Equal(Catalogue.Indicators.Count, Regex.Count(text, $@"^\| {label} \| \S", RegexOptions.Multiline));
        }
    }

    [GeneratedRegex("<a id=\"([^\"]+)\"></a>")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\]\(([a-z]+\.md#[^)]+)\)")]
    private static partial Regex Link();
}
