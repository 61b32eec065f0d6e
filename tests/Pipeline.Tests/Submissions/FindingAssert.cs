using System.Text.RegularExpressions;
using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions;

/// <summary>What must hold for every finding of the check, whatever the workbook.</summary>
internal static partial class FindingAssert
{
    public static void AllComplete(IEnumerable<Finding> findings, StatisticalCatalogue catalogue) => Assert.All(findings, finding =>
    {
        if (CheckRules.All.SingleOrDefault(r => r.Code == finding.Rule) is { } rule)
        {
            Assert.Equal(rule.Severity, finding.Severity);
        }
        else
        {
            Assert.Contains(catalogue.Rules, r => r.Code == finding.Rule);
        }

        Assert.All([finding.Message.Zh, finding.Message.En, finding.Remedy.Zh, finding.Remedy.En], text =>
        {
            Assert.NotEmpty(text);
            // Braces in the workbook's own words stay.
            Assert.True(finding.RawText.Contains('{', StringComparison.Ordinal) || !Unfilled().IsMatch(text), text);
        });
    });

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Unfilled();
}
