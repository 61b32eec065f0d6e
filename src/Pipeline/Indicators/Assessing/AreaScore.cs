using Pipeline.Catalogue;
using Pipeline.Indicators.Disparity;
using Pipeline.Publishing;
using Pipeline.Submissions;

namespace Pipeline.Indicators.Assessing;

/// <summary>What one component came to.</summary>
/// <param name="Component">The component.</param>
/// <param name="Value">The published value; null where there is none.</param>
/// <param name="Score">Its score, 0 to 100, unrounded.</param>
/// <param name="Points">Its part of the area's score.</param>
/// <param name="Remark">Why there is no value.</param>
internal sealed record ComponentResult(AssessmentComponent Component, decimal? Value, decimal? Score, decimal? Points, string Remark);

/// <summary>The assessment of one area in one year, before it is compared with others.</summary>
internal sealed class AreaScore
{
    /// <summary>The decimals of scores and points.</summary>
    public const int Decimals = 2;

    private AreaScore(Place place, ZoneAssignment zone, IReadOnlyList<ComponentResult> components, decimal? score) =>
        (Place, Zone, Components, Score) = (place, zone, components, score);

    /// <summary>The area.</summary>
    public Place Place { get; }

    /// <summary>Its zone.</summary>
    public ZoneAssignment Zone { get; }

    /// <summary>The components that weigh anything in the zone.</summary>
    public IReadOnlyList<ComponentResult> Components { get; }

    /// <summary>The score, rounded; null where a component has none: what is missing is not zero.</summary>
    public decimal? Score { get; }

    /// <summary>The vetoes that the area broke.</summary>
    public IReadOnlyList<AssessmentVeto> Broken { get; private init; } = [];

    /// <summary>The grade; null where there is no score, or where a veto cannot be ruled out.</summary>
    public AssessmentGrade? Grade { get; private init; }

    /// <summary>Why there is no score or grade.</summary>
    public string Remark { get; private init; } = "";

    /// <summary>Assesses an area by the published values of what is scored.</summary>
    public static AreaScore Of(AssessmentScheme scheme, ZoneAssignment zone, Place place, Func<string, (decimal? Value, ObservationStatus Status, string Remark)> published)
    {
        var found = new List<ComponentResult>();
        var remarks = new RemarkList();
        foreach (var component in scheme.Components.Where(component => component.Weights[zone.Zone] > 0))
        {
            var (value, _, remark) = published(component.Subject);
            var score = value is { } number ? component.Score(number) : (decimal?)null;
            found.Add(new(component, value, score, score * component.Weights[zone.Zone], value is null ? remark : ""));
            remarks.Add(value is null ? remark : "");
        }

        var total = found.Aggregate((decimal?)0, (sum, component) => sum + component.Points);
        var rounded = total is { } points ? PublishedNumber.Round(points, Decimals) : (decimal?)null;
        var broken = new List<AssessmentVeto>();
        var ruledOut = true;
        foreach (var veto in scheme.Vetoes)
        {
            var (value, status, remark) = published(veto.Subject);
            if (value is { } number && veto.IsBrokenBy(number))
            {
                broken.Add(veto);
            }
            else if (value is null && status != ObservationStatus.CannotExist)
            {
                ruledOut = false;
                remarks.Add(remark);
            }
        }

        return new(place, zone, Apportioned(found, rounded), rounded)
        {
            Broken = broken,
            Grade = rounded is { } score100 && ruledOut ? Capped(scheme, score100, broken) : null,
            Remark = remarks.ToString(),
        };
    }

    // The parts sum to the score as published.
    private static List<ComponentResult> Apportioned(List<ComponentResult> components, decimal? score)
    {
        if (score is null)
        {
            return [.. components.Select(component => component with { Points = component.Points is { } points ? PublishedNumber.Round(points, Decimals) : null })];
        }

        var parts = AdditiveRounding.Round([.. components.Select(component => component.Points!.Value)], score.Value, Decimals);
        return [.. components.Select((component, i) => component with { Points = parts[i] })];
    }

    // Grades come best first: the first that the score earns and no veto forbids.
    private static AssessmentGrade Capped(AssessmentScheme scheme, decimal score, List<AssessmentVeto> broken)
    {
        var cap = broken.Select(veto => scheme.Grades.Single(grade => grade.Code == veto.Cap).From).DefaultIfEmpty(decimal.MaxValue).Min();
        return scheme.Grades.First(grade => grade.From <= score && grade.From <= cap);
    }
}
