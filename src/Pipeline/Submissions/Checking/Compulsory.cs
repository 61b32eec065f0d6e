using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Which measures a workbook of a reporter and period is rejected without.</summary>
internal sealed class Compulsory(Reporter reporter, Period period)
{
    // The bureau publishes what it has; for the rest prefectures' own reports stand, and the province is aggregated from below.
    private readonly bool _demands = reporter.Area.Level != AreaLevel.Province;

    public bool Has(Measure measure) => _demands && measure.IsCompulsory(period);
}
