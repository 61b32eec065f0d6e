using Pipeline.Catalogue;
using Pipeline.Corrections;
using Pipeline.Submissions;

namespace Pipeline.Tests.Corrections;

public sealed class CorrectionCheckTests
{
    private static readonly StatisticalCatalogue Catalogue = new TestCatalogue().Build();
    private static readonly Generation InForce = Reports.Of("530100 2024 530102 gdp 10.5", "530100 2024 530102 rural_income M")[0];
    private static readonly Correction Sound = Entries.Correction("530102", "gdp", 10.5m, 11.5m);

    public static TheoryData<string, Correction> Faulty => new()
    {
        { "Say why", Sound with { Reason = " " } },
        { "Say who", Sound with { By = "" } },
        { "no reporter", Sound with { Reporter = "530102" } },
        { "no row of area", Sound with { Area = "530302" } },
        { "does not ask", Sound with { Measure = "life_expectancy" } },
        { "does not ask", Sound with { Measure = "unknown" } },
        { "status must be M, N or O", Sound with { New = null } },
        { "status must be M, N or O", Sound with { New = null, Status = ObservationStatus.Break } },
        { "no figure", Sound with { Status = ObservationStatus.CannotExist } },
        { "2 decimals", Sound with { New = 11.555m } },
        { "must be -1000000 to 1000000", Sound with { New = 1_000_001m } },
        { "in force is 10.5, not 10.4", Sound with { Old = 10.4m } },
        { "in force is 10.5, not", Sound with { Old = null } },
        { "is the one in force", Sound with { New = 10.50m } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Says_what_is_wrong(string expected, Correction correction)
    {
        var fault = CorrectionCheck.Fault(Catalogue, correction, InForce, []);

        Assert.Contains(expected, fault!.Value.En, StringComparison.Ordinal);
        Assert.NotEqual("", fault.Value.Zh);
    }

    [Fact]
    public void Lets_sound_ones_pass()
    {
        Assert.Null(CorrectionCheck.Fault(Catalogue, Sound, InForce, []));
        Assert.Null(CorrectionCheck.Fault(Catalogue, Sound with { New = 10.5m, Status = ObservationStatus.Break }, InForce, []));
        Assert.Null(CorrectionCheck.Fault(Catalogue, Sound with { New = null, Status = ObservationStatus.NotSignificant }, InForce, []));
        Assert.Null(CorrectionCheck.Fault(Catalogue, Entries.Correction("530103", "gdp", null, 3m), InForce, []));
    }

    [Fact]
    public void Asks_for_the_figure_that_the_earlier_corrections_left()
    {
        Assert.NotNull(CorrectionCheck.Fault(Catalogue, Sound with { New = 12m }, InForce, [Sound]));
        Assert.Null(CorrectionCheck.Fault(Catalogue, Sound with { Old = 11.5m, New = 12m }, InForce, [Sound]));
    }

    [Fact]
    public void Nothing_can_be_corrected_where_nothing_is_in_force() =>
        Assert.Contains("in force", CorrectionCheck.Fault(Catalogue, Sound, null, [])!.Value.En, StringComparison.Ordinal);

    [Fact]
    public void A_withdrawal_names_a_correction_that_is_not_withdrawn_yet()
    {
        var withdrawal = Entries.Withdrawal(Sound);

        Assert.Null(CorrectionCheck.Fault(withdrawal, [Sound]));
        Assert.Contains("no correction", CorrectionCheck.Fault(withdrawal, [])!.Value.En, StringComparison.Ordinal);
        Assert.Contains("already", CorrectionCheck.Fault(withdrawal with { By = "他人" }, [Sound, withdrawal])!.Value.En, StringComparison.Ordinal);
        Assert.Contains("Say why", CorrectionCheck.Fault(withdrawal with { Reason = "" }, [Sound])!.Value.En, StringComparison.Ordinal);
    }
}
