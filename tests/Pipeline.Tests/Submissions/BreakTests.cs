using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions;

public sealed class BreakTests
{
    private static readonly object?[] Header = ["地区", "地区生产总值（亿元）", "常住人口（万人）"];

    [Fact]
    public void A_footnote_of_a_figure_marks_the_figure()
    {
        var result = TestBook.HandMade(Header, ["昆明市", 300m, 90m], ["五华区", "100①", 40m], ["盘龙区", 200m, 50m], ["① 统计口径有调整，与上年不可比。"]).Check();

        Assert.Equal(["530102 gdp"], Breaks(result));
        Assert.Equal("统计口径有调整，与上年不可比。", result.Observations.Single(o => o.Status == ObservationStatus.Break).Note);
        Assert.Contains(result.Findings, f => f is { Rule: "break-marked", Severity: Severity.Info, Cell: "B3" });
    }

    [Fact]
    public void A_footnote_of_a_row_or_a_column_marks_all_its_figures()
    {
        Assert.Equal(["530102 gdp", "530102 population"], Breaks(TestBook.HandMade(
            Header, ["昆明市", 300m, 90m], ["五华区*", 100m, 40m], ["盘龙区", 200m, 50m], ["*", "数据口径变化"], ["*：数据口径变化"]).Check()));
        Assert.Equal(["530100 population", "530102 population", "530103 population"], Breaks(TestBook.HandMade(
            ["地区", "地区生产总值（亿元）", "常住人口（万人）[注1]"], ["昆明市", 300m, 90m], ["五华区", 100m, 40m], ["盘龙区", 200m, 50m], ["注1：人口口径调整"]).Check()));
    }

    [Fact]
    public void An_explanation_marks_the_measures_that_it_names()
    {
        var result = TestBook.Official().Set("O5", "城镇常住人口口径调整").Check();

        Assert.Equal(["530102 urban_population"], Breaks(result));
    }

    [Fact]
    public void An_explanation_that_names_no_measure_marks_what_needed_a_reason()
    {
        var result = TestBook.Official().Set("O5", "数据口径变化").Check(previous: [TestBook.Value("530102", "gdp", 0.01m)]);

        Assert.True(result.Accepted);
        Assert.Equal(["530102 gdp"], Breaks(result));
    }

    [Theory]
    [InlineData("注：本表为快报数，口径同上年。")]
    [InlineData("资料来源：口径调整办公室")]
    public void Other_notes_mark_nothing(string note) =>
        Assert.Empty(Breaks(TestBook.HandMade(Header, ["昆明市", "300", 90m], ["五华区", 100m, 40m], ["盘龙区", 200m, 50m], [note]).Check()));

    private static IEnumerable<string> Breaks(CheckResult result) =>
        result.Observations.Where(o => o.Status == ObservationStatus.Break).Select(o => $"{o.Area} {o.Measure}");
}
