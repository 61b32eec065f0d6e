using System.Reflection;
using System.Text.RegularExpressions;
using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions;

public sealed partial class CheckRulesTests
{
    [Fact]
    public void The_list_has_every_rule_once()
    {
        var declared = typeof(CheckRules).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(p => p.PropertyType == typeof(CheckRule)).Select(p => (CheckRule)p.GetValue(null)!).ToList();

        Assert.Equal(declared.OrderBy(r => r.Code, StringComparer.Ordinal), CheckRules.All.OrderBy(r => r.Code, StringComparer.Ordinal));
        Assert.Equal(declared.Count, declared.Select(r => r.Code).Distinct().Count());
        Assert.All(declared, r => Assert.Matches("^[a-z]+(-[a-z]+)*$", r.Code));
    }

    [Fact]
    public void Every_rule_says_what_is_wrong_and_what_to_do_in_both_languages_with_the_same_facts()
    {
        Assert.All(CheckRules.All, rule =>
        {
            Assert.All([rule.Message.Zh, rule.Message.En, rule.Remedy.Zh, rule.Remedy.En], Assert.NotEmpty);
            Assert.Equal(Names(rule.Message.Zh), Names(rule.Message.En));
            Assert.Equal(Names(rule.Remedy.Zh).Except(["cell", "name"]), Names(rule.Remedy.En).Except(["cell", "name"]));
        });
    }

    [Fact]
    public void Braces_in_the_workbooks_own_words_are_not_taken_for_names()
    {
        var finding = Assert.Single(TestBook.Official().Set("C5", "{measure} {cell}").Check().Findings);

        Assert.StartsWith("“{measure} {cell}”不是数字（五华区，地区生产总值）", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Catalogue_relations_do_not_take_the_name_of_a_rule() =>
        Assert.Empty(SmallCatalogue.Instance.Rules.Select(r => r.Code).Intersect(CheckRules.All.Select(r => r.Code)));

    private static IEnumerable<string> Names(string text) => Braces().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Braces();
}
