using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pipeline.Catalogue;
using Pipeline.Reports;
using Pipeline.Tests.Snapshots;
using Pipeline.Tests.Submissions;

namespace Pipeline.Tests.Reporting;

public sealed partial class HtmlReportTests
{
    public static TheoryData<string> Kinds => [.. SampleReport.Catalogue.Reports.Select(kind => kind.Code)];

    [Fact]
    public void Of_a_tiny_snapshot_is_as_before() => GoldenFiles.Compare("tiny.html", Encoding.UTF8.GetBytes(Tiny()));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Has_the_same_bytes_under_any_culture(string culture)
    {
        // A new builder each time: nothing may be remembered between two reports.
        Assert.Equal(Tiny(), Culture.Run(culture, Tiny));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Asks_nobody_for_anything(string kind)
    {
        var html = SampleReport.Html(SampleReport.Of(kind));

        Assert.DoesNotMatch(Outbound(), html);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\s(style|on[a-z]+)=", html);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Names_its_only_style_sheet_by_hash(string kind)
    {
        var html = SampleReport.Html(SampleReport.Of(kind));
        var style = Assert.Single(Style().Matches(html)).Groups[1].Value;

        Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Is_well_formed(string kind)
    {
        var html = SampleReport.Html(SampleReport.Of(kind));
        var body = XElement.Parse(html[html.IndexOf("<body>", StringComparison.Ordinal)..].Replace("</html>", "", StringComparison.Ordinal));

        Assert.NotEmpty(body.Descendants("svg"));
        Assert.All(body.Descendants("svg"), svg => Assert.NotEmpty(svg.Element("title")!.Value));
        Assert.Equal(body.Descendants("section").Count(), body.Descendants("nav").Descendants("a").Count());
        Assert.All(body.Descendants("table"), table => Assert.All(
            table.Element("tbody")!.Elements("tr"), row => Assert.Equal(table.Descendants("th").Count(), row.Elements("td").Count())));
    }

    [Fact]
    public void Says_a_standing_by_sign_and_word_as_well_as_by_colour() => Assert.Contains(
        "<span class=\"st off-track\"><b>×</b> <span class=\"zh\">明显滞后</span> <span class=\"en\" lang=\"en\">Off track</span></span>",
        SampleReport.Html(SampleReport.Of("annual")), StringComparison.Ordinal);

    [Fact]
    public void Shows_texts_as_they_are()
    {
        var kind = TinyKind() with { Heading = new("<b>&\"规划\"</b>", "<i>") };
        var html = SampleReport.Html(new(kind, 2022, []), TinySnapshot.Catalogue);

        Assert.Contains("&lt;b&gt;&amp;&quot;规划&quot;&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>&\"", html, StringComparison.Ordinal);
    }

    private static string Tiny()
    {
        var content = TinySnapshot.Content;
        var input = new ReportInput(SampleReport.Manifest(content) with { Pins = [new("530100", Period.Annual(2022), "event")], Notice = null }, content);
        return SampleReport.Html(new ReportBuilder(TinySnapshot.Catalogue).Build(TinyKind(), input), TinySnapshot.Catalogue);
    }

    private static ReportKind TinyKind() => new()
    {
        Code = "tiny",
        Name = new("小报告", "Tiny report"),
        Heading = new("小规划", "Tiny plan"),
        BaseYear = 2020,
        Parts = [.. Enum.GetValues<ReportPart>().Where(part => part != ReportPart.Comparison)],
        Blocks = ["central"],
        BlockSubjects = ["gdp", "gdp_share"],
        DisparitySubjects = ["income_ratio"],
        RankSubjects = ["gdp"],
        Source = TestCatalogue.Method,
    };

    [GeneratedRegex(@"(src|href)=""(?!#)|url\(|@import|https?://", RegexOptions.IgnoreCase)]
    private static partial Regex Outbound();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();
}
