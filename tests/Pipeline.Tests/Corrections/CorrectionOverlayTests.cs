using Pipeline.Corrections;
using Pipeline.Indicators;
using Pipeline.Snapshots;
using Pipeline.Submissions;

namespace Pipeline.Tests.Corrections;

public sealed class CorrectionOverlayTests
{
    private static readonly IReadOnlyList<Generation> Generations = Reports.Of(
        "530100 2024 530102 gdp 10.5 P", "530100 2024 530103 gdp 20", "530100 2024 530103 rural_income M", "530300 2024 530302 gdp 7");

    [Fact]
    public void Replaces_the_figure_and_keeps_its_status()
    {
        var corrected = CorrectionOverlay.Apply(Generations, [Entries.Correction("530102", "gdp", 10.5m, 11.5m)]);

        Assert.Equal(new(11.5m, ObservationStatus.Provisional), Figure(corrected, "530102", "gdp"));
        Assert.Equal([CorrectionState.Applied], corrected.Report.Outcomes.Select(outcome => outcome.State));
        Assert.Equal(10.5m, Generations[0].Observations[0].Value);
    }

    [Fact]
    public void Gives_the_figure_the_status_that_the_correction_states()
    {
        var corrected = CorrectionOverlay.Apply(Generations, [Entries.Correction("530102", "gdp", 10.5m, 11m) with { Status = ObservationStatus.Break }]);

        Assert.Equal(new(11m, ObservationStatus.Break), Figure(corrected, "530102", "gdp"));
    }

    [Fact]
    public void Leaves_generations_that_it_does_not_touch_as_they_are()
    {
        var corrected = CorrectionOverlay.Apply(Generations, [Entries.Correction("530102", "gdp", 10.5m, 11m)]);

        Assert.Same(Generations[1], corrected.Generations[1]);
        Assert.NotSame(Generations[0], corrected.Generations[0]);
        Assert.Same(CorrectionReport.None, CorrectionOverlay.Apply(Generations, []).Report);
    }

    [Theory]
    [InlineData("530103", "rural_income")]
    [InlineData("530103", "urban_income")]
    public void Fills_in_a_figure_that_the_workbook_lacks(string area, string measure)
    {
        var corrected = CorrectionOverlay.Apply(Generations, [Entries.Correction(area, measure, null, 15000m)]);

        Assert.Equal(new(15000m, ObservationStatus.Normal), Figure(corrected, area, measure));
    }

    [Fact]
    public void Takes_a_figure_away()
    {
        var corrected = CorrectionOverlay.Apply(
            Generations, [Entries.Correction("530102", "gdp", 10.5m, null) with { Status = ObservationStatus.CannotExist }]);

        Assert.Equal(new(null, ObservationStatus.CannotExist), Figure(corrected, "530102", "gdp"));
    }

    [Fact]
    public void Is_stale_where_the_workbook_no_longer_has_the_figure()
    {
        var corrected = CorrectionOverlay.Apply(Generations, [Entries.Correction("530102", "gdp", 10.4m, 11m)]);

        Assert.Equal(new(corrected.Report.Entries[0].Id, CorrectionState.Stale, 10.5m), Assert.Single(corrected.Report.Outcomes));
        Assert.Same(Generations[0], corrected.Generations[0]);
        Assert.Empty(corrected.Applied);
    }

    [Fact]
    public void Is_stale_where_there_is_no_submission_even_of_a_figure_that_was_missing()
    {
        var correction = Entries.Correction("532501", "gdp", null, 11m) with { Reporter = "532500" };

        Assert.Equal(CorrectionState.Stale, Assert.Single(CorrectionOverlay.Apply(Generations, [correction]).Report.Outcomes).State);
    }

    [Fact]
    public void A_later_one_corrects_an_earlier_one_whatever_order_they_are_listed_in()
    {
        var first = Entries.Correction("530102", "gdp", 10.5m, 11m);
        var second = Entries.Correction("530102", "gdp", 11m, 12m) with { At = first.At.AddHours(1) };

        var corrected = CorrectionOverlay.Apply(Generations, [second, first]);

        Assert.Equal(12m, Figure(corrected, "530102", "gdp").Value);
        Assert.Equal([first, second], corrected.Applied);
    }

    [Fact]
    public void One_that_is_withdrawn_does_nothing_and_what_corrected_it_is_stale()
    {
        var first = Entries.Correction("530102", "gdp", 10.5m, 11m);
        var second = Entries.Correction("530102", "gdp", 11m, 12m) with { At = first.At.AddHours(1) };

        var corrected = CorrectionOverlay.Apply(Generations, [first, second, Entries.Withdrawal(first)]);

        Assert.Equal(10.5m, Figure(corrected, "530102", "gdp").Value);
        Assert.Equal([CorrectionState.Withdrawn, CorrectionState.Stale], corrected.Report.Outcomes.Select(outcome => outcome.State));
        Assert.Equal(3, corrected.Report.Entries.Count);
    }

    [Fact]
    public void A_snapshot_is_computed_with_it_and_has_another_hash()
    {
        var catalogue = TinySnapshotCatalogue;
        var engine = new IndicatorEngine(catalogue);

        var plain = engine.Compute(Generations);
        var corrected = engine.Compute(Generations, [Entries.Correction("530102", "gdp", 10.5m, 11.5m)]);

        Assert.Equal(30.5m, plain.Observations.Single(row => row is { Subject: "gdp", Area: "530100" }).Value);
        Assert.Equal(31.5m, corrected.Observations.Single(row => row is { Subject: "gdp", Area: "530100" }).Value);
        Assert.Equal(1, corrected.Corrections.Count(CorrectionState.Applied));
        Assert.NotEqual(SnapshotHash.Of(plain), SnapshotHash.Of(corrected));
    }

    [Fact]
    public void The_hash_of_a_snapshot_says_which_corrections_there_are_even_where_none_takes_effect()
    {
        var engine = new IndicatorEngine(TinySnapshotCatalogue);
        var stale = engine.Compute(Generations, [Entries.Correction("530102", "gdp", 10.4m, 11m)]);
        var other = engine.Compute(Generations, [Entries.Correction("530102", "gdp", 10.3m, 11m)]);

        Assert.Equal(3, new[] { engine.Compute(Generations), stale, other }.Select(SnapshotHash.Of).Distinct().Count());
        Assert.Equal(SnapshotHash.Of(engine.Compute(Generations)), SnapshotHash.Of(engine.Compute(Generations, [])));
        Assert.Equal([stale.Corrections.Outcomes[0].Id], ManifestCorrections.Of(stale.Corrections)!.Stale);
        Assert.Null(ManifestCorrections.Of(CorrectionReport.None));
    }

    private static Pipeline.Catalogue.StatisticalCatalogue TinySnapshotCatalogue => new TestCatalogue().Build();

    private static ReportedValue Figure(CorrectedGenerations corrected, string area, string measure)
    {
        var observation = Assert.Single(corrected.Generations.SelectMany(g => g.Observations), o => o.Area == area && o.Measure == measure);
        return new(observation.Value, observation.Status);
    }
}
