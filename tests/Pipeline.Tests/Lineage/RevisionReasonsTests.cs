using Pipeline.Catalogue;
using Pipeline.Lineage;
using Pipeline.Submissions;
using Pipeline.Tests.Corrections;

namespace Pipeline.Tests.Lineage;

public sealed class RevisionReasonsTests
{
    private static readonly ValueAddress Share = new("share", "530100", Period.Annual(2024));
    private static readonly TestCatalogue Catalogue = new TestCatalogue().With("share", 1, new Formula.Share("gdp", ShareDenominator.Province));

    private static readonly string[] Reports = ["530000 2024 530000 gdp 200", "530100 2024 530102 gdp 30", "530100 2024 530103 gdp 20"];

    [Theory]
    [InlineData(RevisionReason.None, ChangeReasons.Routine)]
    [InlineData(RevisionReason.Routine, ChangeReasons.Routine)]
    [InlineData(RevisionReason.Census, ChangeReasons.Census)]
    [InlineData(RevisionReason.Correction, ChangeReasons.Correction)]
    [InlineData(RevisionReason.Method, ChangeReasons.Method)]
    public void A_resubmission_gives_the_reason_that_its_sign_off_states(RevisionReason stated, ChangeReasons expected)
    {
        var after = Workings(Catalogue, "530000 2024 530000 gdp 200", "530100 2024 530102 gdp 31", "530100 2024 530103 gdp 20");

        Assert.Equal(expected, new RevisionReasons(Workings(Catalogue, Reports), after, Stated(after, stated)).Of(Share));
    }

    [Fact]
    public void Only_the_submissions_whose_cells_the_value_is_made_of_count()
    {
        var after = Workings(
            Catalogue, "530000 2024 530000 gdp 210", "530000 2024 530000 life_expectancy 75", "530100 2024 530102 gdp 30", "530100 2024 530103 gdp 20");
        Dictionary<string, RevisionReason> stated = new() { ["event-(530000, 2024)"] = RevisionReason.Census, ["event-(530100, 2024)"] = RevisionReason.Method };

        Assert.Equal(ChangeReasons.Census, new RevisionReasons(Workings(Catalogue, Reports), after, stated).Of(Share));
    }

    [Fact]
    public void Several_reasons_can_meet()
    {
        var after = Workings(Catalogue, "530000 2024 530000 gdp 210", "530100 2024 530102 gdp 31", "530100 2024 530103 gdp 20");
        Dictionary<string, RevisionReason> stated = new() { ["event-(530000, 2024)"] = RevisionReason.Census, ["event-(530100, 2024)"] = RevisionReason.Routine };

        var reasons = new RevisionReasons(Workings(Catalogue, Reports), after, stated).Of(Share);

        Assert.Equal(ChangeReasons.Census | ChangeReasons.Routine, reasons);
        Assert.Equal("routine census", reasons.Codes());
        Assert.Equal(new("常规修订、普查修订", "routine revision, census revision"), reasons.Name());
    }

    [Fact]
    public void A_figure_that_was_never_reported_before_is_a_first_report_and_one_taken_back_a_withdrawal()
    {
        var before = Workings(Catalogue, "530000 2024 530000 gdp 200");
        var after = Workings(Catalogue, Reports);

        Assert.Equal(ChangeReasons.First, new RevisionReasons(before, after, Stated(after, RevisionReason.None)).Of(Share));
        Assert.Equal(ChangeReasons.Withdrawal, new RevisionReasons(after, before, Stated(after, RevisionReason.None)).Of(Share));
    }

    [Fact]
    public void An_entry_in_the_list_of_corrections_is_a_correction()
    {
        var before = Workings(Catalogue, Reports);
        Workings after = new(before.Catalogue, before.Generations, [Entries.Correction("530102", "gdp", 30m, 31m)]);

        Assert.Equal(ChangeReasons.Correction, new RevisionReasons(before, after, Stated(after, RevisionReason.Routine)).Of(Share));
        Assert.Equal(ChangeReasons.Correction, new RevisionReasons(after, before, Stated(after, RevisionReason.Routine)).Of(Share));
    }

    [Fact]
    public void A_catalogue_that_computes_otherwise_is_a_change_of_method()
    {
        var before = Workings(Catalogue, Reports);
        Workings after = new(Later("share", new Formula.Share("gdp", ShareDenominator.SumOfPrefectures)), before.Generations, []);

        Assert.Equal(ChangeReasons.Method, new RevisionReasons(before, after, Stated(after, RevisionReason.None)).Of(Share));
    }

    [Fact]
    public void A_catalogue_that_changed_elsewhere_is_no_reason()
    {
        var before = Workings(Catalogue, Reports);
        Workings after = new(
            Later("share", new Formula.Share("gdp", ShareDenominator.Province)),
            Tests.Reports.Of("530000 2024 530000 gdp 200", "530100 2024 530102 gdp 31", "530100 2024 530103 gdp 20"),
            []);

        Assert.Equal(ChangeReasons.Census, new RevisionReasons(before, after, Stated(after, RevisionReason.Census)).Of(Share));
    }

    [Fact]
    public void Asks_only_for_submissions_that_are_new()
    {
        var before = Workings(Catalogue, Reports);
        var after = Workings(Catalogue, [.. Reports, "530300 2024 530302 gdp 1"]);

        Assert.Equal(["event-(530300, 2024)"], RevisionReasons.Submissions(before, after));
    }

    private static StatisticalCatalogue Later(string code, Formula formula)
    {
        var catalogue = new TestCatalogue().With(code, 1, formula);
        return new(
            new(catalogue.Areas, catalogue.Groups, [TestCatalogue.Money], catalogue.Measures, catalogue.Indicators, [], [], []), "ba9876543210");
    }

    private static Workings Workings(TestCatalogue catalogue, params string[] reports) => new(catalogue.Build(), Tests.Reports.Of(reports), []);

    private static Dictionary<string, RevisionReason> Stated(Workings workings, RevisionReason reason) =>
        workings.Generations.ToDictionary(generation => generation.EventId, _ => reason);
}
