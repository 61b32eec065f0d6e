using Pipeline.Catalogue;
using Pipeline.Corrections;
using Pipeline.Indicators.Assessing;
using Pipeline.Indicators.Disparity;
using Pipeline.Snapshots;
using Pipeline.Submissions;

namespace Pipeline.Indicators;

/// <summary>Computes everything that a snapshot says from the generations in force.</summary>
/// <remarks>
/// A pure function: the order of the generations, the culture and the time zone change nothing. Values stay unrounded until the rows are
/// made. Safe for several threads at once.
/// </remarks>
public sealed class IndicatorEngine(StatisticalCatalogue catalogue)
{
    private readonly Territory _territory = new(catalogue);
    private readonly MeasureList _measures = new(catalogue);

    /// <summary>The content of the snapshot: every period of the generations, every target year.</summary>
    /// <exception cref="ArgumentException">Two generations are of the same reporter and period.</exception>
    public SnapshotContent Compute(IReadOnlyList<Generation> generations) => Compute(generations, []);

    /// <summary>The content of the snapshot, with corrections laid over the generations.</summary>
    /// <exception cref="ArgumentException">Two generations are of the same reporter and period.</exception>
    public SnapshotContent Compute(IReadOnlyList<Generation> generations, IReadOnlyList<CorrectionEntry> corrections)
    {
        var corrected = CorrectionOverlay.Apply(generations, corrections);
        return Content(corrected.Generations) with { Corrections = corrected.Report };
    }

    private SnapshotContent Content(IReadOnlyList<Generation> generations)
    {
        var timeline = new Timeline(generations);
        var reported = new ReportedValues(_territory, _measures, timeline, generations);
        var binder = new Binder(catalogue, _territory, _measures, timeline, reported);
        var rows = new ValueRows(_territory, timeline, reported);
        List<SnapshotValue> indicators =
        [
            .. catalogue.Indicators.OrderBy(indicator => indicator.Code, StringComparer.Ordinal)
                .SelectMany(indicator => rows.Of(indicator, binder.Indicator(indicator.Code))),
        ];
        return new(
            catalogue.Version,
            indicators,
            [.. _measures.Ordered.SelectMany(measure => rows.Of(measure, binder.Subject(measure.Code)))],
            [.. catalogue.Targets.OrderBy(target => target.Code, StringComparer.Ordinal)
                .SelectMany(target => new TargetRows(catalogue, target, timeline).Of(binder.Subject(target.Subject), _territory[target.Area]))])
        {
            Disparity = [.. new DisparityRows(catalogue, binder, _territory, timeline).Of(indicators)],
            Assessment = new AssessmentRows(catalogue, binder, _territory, timeline).All(),
        };
    }
}
