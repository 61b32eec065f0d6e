using Pipeline.Catalogue;
using Pipeline.Reports.Sections;

namespace Pipeline.Reports;

/// <summary>Makes reports from snapshots.</summary>
public sealed class ReportBuilder(StatisticalCatalogue catalogue)
{
    private static readonly Dictionary<ReportPart, Func<ReportData, ReportSection>> Parts = new()
    {
        [ReportPart.Front] = FrontSection.Of,
        [ReportPart.Summary] = SummarySection.Of,
        [ReportPart.Targets] = TargetsSection.Of,
        [ReportPart.Lagging] = LaggingSection.Of,
        [ReportPart.Blocks] = BlocksSection.Of,
        [ReportPart.Disparity] = DisparitySection.Of,
        [ReportPart.Ranks] = RanksSection.Of,
        [ReportPart.Assessment] = AssessmentSection.Of,
        [ReportPart.Comparison] = ComparisonSection.Of,
        [ReportPart.Revision] = RevisionSection.Of,
        [ReportPart.Gaps] = GapsSection.Of,
        [ReportPart.Method] = MethodSection.Of,
    };

    /// <summary>The report of a snapshot.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="input">The snapshot.</param>
    /// <param name="year">The year asked for; null for the kind's own, or else the newest. A year later than the snapshot's newest becomes that.</param>
    /// <exception cref="ArgumentException">The snapshot has no target of any year.</exception>
    public Report Build(ReportKind kind, ReportInput input, int? year = null)
    {
        var newest = ReportData.NewestYear(input.Content)
            ?? throw new ArgumentException("The snapshot has no annual figures, so there is nothing to evaluate.", nameof(input));
        var data = new ReportData(catalogue, kind, input, Math.Min(year ?? kind.Year ?? newest, newest));
        return new(kind, data.Year, [.. kind.Parts.Select(part => Parts[part](data))]);
    }
}
