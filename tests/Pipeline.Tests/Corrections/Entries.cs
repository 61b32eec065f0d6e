using Pipeline.Corrections;

namespace Pipeline.Tests.Corrections;

/// <summary>Entries of the list of corrections.</summary>
internal static class Entries
{
    private static readonly DateTimeOffset Day = new(2025, 5, 6, 8, 0, 0, TimeSpan.Zero);

    public static Correction Correction(string area, string measure, decimal? old, decimal? corrected) => new()
    {
        Reporter = $"{area[..4]}00",
        Period = Period.Annual(2024),
        Area = area,
        Measure = measure,
        Old = old,
        New = corrected,
        Reason = "录入错误",
        By = "审核人",
        At = Day,
    };

    public static CorrectionWithdrawal Withdrawal(CorrectionEntry entry) => new() { Withdraws = entry.Id, Reason = "误加", By = "审核人", At = entry.At.AddDays(1) };
}
