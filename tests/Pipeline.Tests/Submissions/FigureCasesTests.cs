using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions;

public sealed class FigureCasesTests
{
    [Theory]
    [InlineData(0.01)]
    [InlineData(1_000_000)]
    public void A_magnitude_of_ten_thousand_against_last_period_needs_a_reason(decimal previous)
    {
        var book = TestBook.Official();

        var result = book.Check(previous: [TestBook.Value("530102", "gdp", previous)]);

        var finding = Assert.Single(result.Findings);
        Assert.Equal(("magnitude", Severity.Confirm, "C5", "530102"), (finding.Rule, finding.Severity, finding.Cell, finding.Area));
        Assert.Equal(Verdict.Rejected, result.Verdict);
        Assert.Equal(Verdict.AcceptedWithWarnings, book.Set("O5", "新建园区").Check(previous: [TestBook.Value("530102", "gdp", previous)]).Verdict);
    }

    [Fact]
    public void Ordinary_growth_is_not_remarked_on() =>
        Assert.Empty(TestBook.Official().Check(previous: [TestBook.Value("530102", "gdp", 60m), TestBook.Value("530102", "gdp_real_growth", 0.001m)]).Findings);

    [Fact]
    public void A_zero_where_last_period_was_large_needs_a_reason()
    {
        var result = TestBook.Official().Set("L5", 0).Check(previous: [TestBook.Value("530102", "land_area", 400m)]);

        Assert.Contains(result.Findings, f => f is { Rule: "zero-where-large", Severity: Severity.Confirm, Cell: "L5" });
    }

    [Fact]
    public void A_zero_where_last_period_was_small_is_a_zero()
    {
        var result = TestBook.Official().Set("L5", 0).Set("L4", 600.25m).Check(previous: [TestBook.Value("530102", "land_area", 0.5m)]);

        Assert.Empty(result.Findings);
    }

    [Fact]
    public void A_reason_in_another_areas_row_explains_nothing()
    {
        var result = TestBook.Official().Set("O6", "说明").Check(previous: [TestBook.Value("530102", "gdp", 0.01m)]);

        Assert.False(result.Accepted);
    }

    [Fact]
    public void An_area_that_vanishes_needs_a_reason_in_the_reporters_own_row()
    {
        var book = TestBook.Official().Clear("D6:L6").Clear("D4:L4").Set("B8", "2024年修订");
        IReadOnlyList<Observation> inForce = [TestBook.Value("532302", "gdp", 5m, "2024"), TestBook.Value("532302", "population", 5m, "2024")];

        var finding = Assert.Single(book.Set("B8", null).Check(inForce: inForce).Findings, f => f.Rule == "area-vanished");
        Assert.Equal((Severity.Confirm, ""), (finding.Severity, finding.Area));
        Assert.Contains("禄丰市", finding.Message.Zh, StringComparison.Ordinal);
        Assert.False(book.Check(inForce: inForce).Accepted);
        Assert.True(book.Set("O4", "区划调整").Check(inForce: inForce).Accepted);
    }

    [Fact]
    public void A_measure_that_vanishes_needs_a_reason_and_a_single_value_a_warning()
    {
        var result = TestBook.Official().Clear("J4:J6").Set("H5", null).Check(inForce:
        [
            TestBook.Value("530102", "coverage", 90m, "2024"),
            TestBook.Value("530103", "coverage", 90m, "2024"),
            TestBook.Value("530102", "population", 40m, "2024"),
            TestBook.Value("530102", "gdp", 100m, "2024"),
        ]);

        Assert.Contains(result.Findings, f => f is { Rule: "measure-vanished", Severity: Severity.Confirm } && f.Message.Zh.Contains("5G网络覆盖率”的 2 个", StringComparison.Ordinal));
        Assert.Contains(result.Findings, f => f is { Rule: "value-vanished", Severity: Severity.Warning, Cell: "H5" });
        Assert.DoesNotContain(result.Findings, f => f.Measure == "gdp");
    }

    [Fact]
    public void More_urban_people_than_people_are_rejected()
    {
        var result = TestBook.Official().Set("I5", 40.0001m).Check();

        Assert.Contains(result.Findings, f => f is { Rule: "urban-within-population", Severity: Severity.Error, Cell: "I5", Area: "530102" });
    }

    [Theory]
    [InlineData(100.02, null)]
    [InlineData(100.03, Severity.Confirm)]
    [InlineData(101, Severity.Confirm)]
    [InlineData(101.1, Severity.Error)]
    public void Gdp_that_is_not_its_industries_is_confirmed_and_beyond_1_percent_rejected(decimal gdp, Severity? severity)
    {
        var result = TestBook.Official().Set("C5", gdp).Check();

        Assert.Equal(severity, result.Findings.SingleOrDefault(f => f.Rule == "gdp-of-industries")?.Severity);
    }

    [Theory]
    [InlineData(300.01, null)]
    [InlineData(300.02, Severity.Confirm)]
    [InlineData(303.1, Severity.Error)]
    public void Counties_that_do_not_sum_to_the_prefecture_are_confirmed_and_beyond_1_percent_rejected(decimal gdp, Severity? severity)
    {
        var result = TestBook.Official().Set("C4", gdp).Check();

        var finding = result.Findings.SingleOrDefault(f => f.Rule == "counties-sum");
        Assert.Equal(severity, finding?.Severity);
        Assert.True(finding is null || finding.Message.Zh.StartsWith($"地区生产总值：昆明市：{FormattableString.Invariant($"{gdp}")} 亿元 对 300 亿元，相差 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Sums_with_a_missing_item_are_not_compared_and_marks_count_as_zero()
    {
        Assert.Empty(TestBook.Official().Set("D5", null).Set("C4", 300m).Set("D4", 30m).Check().Findings);
        Assert.DoesNotContain(
            TestBook.Official().Set("D5", "…").Set("C5", 90m).Set("C4", 290m).Set("D4", 20m).Check().Findings,
            f => f.Rule is "gdp-of-industries" or "counties-sum" && f.Area == "530102");
    }

    [Fact]
    public void A_rural_income_above_the_urban_one_is_only_warned_of()
    {
        var result = TestBook.Official().Set("N4", 50000).Check();

        Assert.Equal(("rural-below-urban-income", Severity.Warning), (Assert.Single(result.Findings).Rule, result.Findings[0].Severity));
    }

    [Theory]
    [InlineData("快报 Flash", Stage.Flash, ObservationStatus.Provisional)]
    [InlineData("初步核算", Stage.Preliminary, ObservationStatus.Provisional)]
    [InlineData("最终核实", Stage.Final, ObservationStatus.Normal)]
    public void The_stage_of_the_sign_off_decides_whether_values_are_provisional(string text, Stage stage, ObservationStatus status)
    {
        var result = TestBook.Official().Set("B7", text, TemplateLayout.SignOffSheet).Set("G5", "一").Check();

        Assert.Equal(stage, result.SignOff.Stage);
        Assert.Equal(status, result.Observations[0].Status);
        Assert.Equal(ObservationStatus.CannotExist, result.Observations.Single(o => o.Value is null).Status);
    }

    [Fact]
    public void A_stage_that_is_not_known_makes_values_provisional_with_a_warning()
    {
        var result = TestBook.Official().Set("B7", "半成品", TemplateLayout.SignOffSheet).Check();

        Assert.Equal("stage-unknown", Assert.Single(result.Findings).Rule);
        Assert.Equal(ObservationStatus.Provisional, result.Observations[0].Status);
    }

    [Fact]
    public void A_submission_that_replaces_another_should_say_why()
    {
        IReadOnlyList<Observation> inForce = [TestBook.Value("530102", "gdp", 100m, "2024")];

        Assert.Equal("revision-reason-missing", Assert.Single(TestBook.Official().Check(inForce: inForce).Findings).Rule);
        var answered = TestBook.Official().Set("B8", "普查修订 Census", TemplateLayout.SignOffSheet).Check(inForce: inForce);
        Assert.Equal(RevisionReason.Census, answered.SignOff.Reason);
        Assert.Empty(answered.Findings);
    }

    [Fact]
    public void An_incomplete_sign_off_is_warned_of_naming_what_is_missing()
    {
        var result = TestBook.Official().Set("B3", null, TemplateLayout.SignOffSheet).Set("B6", "明天", TemplateLayout.SignOffSheet).Check();

        Assert.Equal(["sign-off-missing", "sign-off-date-unreadable"], result.Findings.Select(f => f.Rule));
        Assert.Equal("填报信息不完整，缺：审核人。", result.Findings[0].Message.Zh);
    }

    [Fact]
    public void A_sign_off_below_a_hand_made_table_is_read()
    {
        var result = TestBook.HandMade(["地区", "地区生产总值（亿元）"], ["昆明市", 300m], ["五华区", 100m], ["盘龙区", 200m]).Check();

        Assert.Equal(
            new SignOff { PreparedBy = "张三", CheckedBy = "李四", ApprovedBy = "王五", Telephone = "0871", SubmittedOn = new(2025, 1, 20) }, result.SignOff);
    }

    [Fact]
    public void What_is_beyond_any_explanation_is_not_said_to_need_one()
    {
        var finding = Assert.Single(TestBook.Official().Set("C4", 330m).Check().Findings, f => f.Rule == "counties-sum");

        Assert.Equal((Severity.Error, "差额超过 1%，只写说明不能采用；请改正其中的数据。"), (finding.Severity, finding.Remedy.Zh));
    }
}
