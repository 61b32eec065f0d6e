using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions;

public sealed class OfficialTemplateTests
{
    [Fact]
    public void A_complete_template_gives_its_values_and_no_findings()
    {
        var result = TestBook.Official().Check();

        Assert.Empty(result.Findings);
        Assert.Equal(Verdict.Accepted, result.Verdict);
        Assert.Equal(32, result.Observations.Count);
        Assert.Equal(
            new Observation("530102", Period.Annual(2024), "gdp", 100m, ObservationStatus.Normal) { Source = new("数据 Data", "C5", "100.00") },
            result.Observations.Single(o => o is { Area: "530102", Measure: "gdp" }));
        Assert.Equal(
            new SignOff { PreparedBy = "张三", CheckedBy = "李四", ApprovedBy = "王五", Telephone = "0871-12345678", SubmittedOn = new(2025, 1, 20) },
            result.SignOff);
    }

    [Fact]
    public void What_the_template_has_readers_know_is_no_longer_than_they_will_read_and_can_be_published_in_any_format()
    {
        var result = TestBook.Official()
            .Set("A5", "notice", TemplateLayout.MetaSheet)
            .Set("B5", $"样例\uFFFE\uD800{new string('长', 30_000)}", TemplateLayout.MetaSheet)
            .Check();

        Assert.Equal(SubmissionChecker.LongestNotice, result.Notice.Length);
        Assert.StartsWith("样例\uFFFD\uFFFD长", result.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_nothing_compulsory_that_nobody_filled_in_is_rejected_with_one_finding()
    {
        var result = TestBook.HandMade(["地区", "地区生产总值（亿元）", "常住人口（万人）"], ["云南省", null, null], ["昆明市", null, " "]).Check("530000");

        Assert.Equal(Verdict.Rejected, result.Verdict);
        Assert.Equal(("figures-missing", "Sheet1"), Assert.Single(result.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Rule, f.Sheet))));
    }

    [Fact]
    public void A_mark_is_an_answer_where_there_is_no_figure()
    {
        var result = TestBook.HandMade(["地区", "地区生产总值增速（%）", "常住人口（万人）"], ["云南省", "一", "…"]).Check("530000");

        Assert.NotEqual(Verdict.Rejected, result.Verdict);
        Assert.Equal([ObservationStatus.CannotExist, ObservationStatus.NotSignificant], result.Observations.Select(o => o.Status).Order());
    }
}
