using Pipeline.Catalogue;
using Pipeline.Indicators;

namespace Pipeline.Reports;

/// <summary>The words and signs by which reports show standings and changes.</summary>
public sealed class ReportLook(StatisticalCatalogue catalogue)
{
    private readonly Dictionary<TargetStatus, Standing> _standings = catalogue.Standings.ToDictionary(standing => standing.Status);

    /// <summary>A standing's name and sign.</summary>
    public Standing Standing(TargetStatus status) => _standings[status];

    /// <summary>A change's sign and words; empty where there is none.</summary>
    public static Bilingual Words(StandingChange? change) => change switch
    {
        StandingChange.Better => new("↑ 好转", "better"),
        StandingChange.Worse => new("↓ 变差", "worse"),
        StandingChange.Same => new("= 不变", "same"),
        _ => new("", ""),
    };
}
