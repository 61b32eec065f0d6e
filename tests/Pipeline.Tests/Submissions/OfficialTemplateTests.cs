using Pipeline.Submissions;

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
}
