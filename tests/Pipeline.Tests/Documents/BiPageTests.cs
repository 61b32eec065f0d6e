using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Catalogue;
using Pipeline.Functions.Http.OpenApi;
using Pipeline.Publishing;
using Pipeline.Publishing.Starters;
using Pipeline.Storage;

namespace Pipeline.Tests.Documents;

/// <summary>What the page on BI tools names exists; the addresses and commands on it are run by the integration tests.</summary>
public sealed partial class BiPageTests
{
    private static readonly string Page = Repository.Text("docs", "bi.md");

    [Fact]
    public void Every_column_parameter_and_code_on_the_page_exists()
    {
        var catalogue = CatalogueLoader.LoadDefault();
        var document = Encoding.UTF8.GetString(new OpenApiDocument(catalogue, new(catalogue), new(catalogue), new()).Bytes);
        var known = Quoted().Matches(document).Select(match => match.Groups[1].Value)
            .Concat(catalogue.Indicators.Select(indicator => indicator.Code))
            .Concat(catalogue.Measures.Select(measure => measure.Code))
            .Concat([SnapshotPointers.Nightly, SnapshotPointers.Released])
            .ToHashSet(StringComparer.Ordinal);

        var pitfalls = Page.Split('\n').SkipWhile(line => !line.Contains("Pitfalls", StringComparison.Ordinal)).Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        var named = pitfalls.Select(line => line.Split('|')[1]).Append(Page).SelectMany(text => Code().Matches(text).Select(match => match.Groups[1].Value))
            .Where(word => word.Contains('_', StringComparison.Ordinal) || pitfalls.Any(line => line.Split('|')[1].Contains($"`{word}`", StringComparison.Ordinal)))
            .Distinct()
            .ToList();

        Assert.True(named.Count > 20, string.Join(' ', named));
        Assert.All(named, word => Assert.Contains(word, known));
    }

    [Fact]
    public void Every_data_set_and_every_kind_of_starter_is_on_the_page()
    {
        Assert.All(Datasets.All(CatalogueLoader.LoadDefault()), dataset => Assert.Contains($"/released/{dataset.FileName}>", Page, StringComparison.Ordinal));
        Assert.All(StarterKind.All, kind => Assert.Contains($"/starters/indicators.{kind.Extension}>", Page, StringComparison.Ordinal));
        Assert.Contains($"`{StarterSource.TokenVariable}`", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_front_pages_lead_to_it(string page) => Assert.Contains("](docs/bi.md)", Repository.Text(page), StringComparison.Ordinal);

    [GeneratedRegex("\"([$\\w-]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("`([a-z][A-Za-z_]*)`")]
    private static partial Regex Code();
}
