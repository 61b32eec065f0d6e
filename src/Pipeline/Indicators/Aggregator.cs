using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Indicators;

/// <summary>Makes the measure of a whole from those of its parts.</summary>
internal sealed class Aggregator(MeasureValues values, MeasureList measures, Binder binder)
{
    private readonly Computation?[] _weights = new Computation?[measures.Count];

    /// <summary>The sum or weighted mean of the parts, on the point's route; none where a part is missing.</summary>
    public Quantity Aggregate(BoundMeasure measure, in Point at, Place[] parts) => measure.Measure.Aggregation switch
    {
        Aggregation.Sum => Sum(measure, at, parts),
        Aggregation.WeightedMean => Mean(measure, Weight(measure), at, parts),
        _ => throw new InvalidOperationException($"Measure '{measure.Code}' cannot be aggregated."),
    };

    /// <summary>The sum of the parts: M and N count as 0.</summary>
    public Quantity Sum(BoundMeasure measure, in Point at, Place[] parts)
    {
        var tally = new PartsTally();
        decimal sum = 0;
        foreach (var part in parts)
        {
            var value = values.At(measure, at.For(part));
            tally.Add(value);
            sum += value.Value ?? 0;
        }

        return tally.Result(sum, measure.Code, at.Place);
    }

    // A part without weight, or for which the value cannot exist (an area without rural residents), drops out.
    private Quantity Mean(BoundMeasure measure, Computation weight, in Point at, Place[] parts)
    {
        var tally = new PartsTally();
        decimal sum = 0;
        decimal weights = 0;
        foreach (var part in parts)
        {
            var value = values.At(measure, at.For(part));
            var share = weight.At(at.For(part));
            if (share.IsMissing && value.Status is not (ObservationStatus.Missing or ObservationStatus.CannotExist))
            {
                tally.AddIncomplete(share);
            }
            else if (value.Status == ObservationStatus.CannotExist || (!share.IsMissing && (share.Value ?? 0) == 0))
            {
                tally.Drop(value);
            }
            else
            {
                tally.Add(value);
                sum += (value.Value ?? 0) * (share.Value ?? 0);
                weights += share.Value ?? 0;
            }
        }

        return tally.Result(weights == 0 ? null : sum / weights, measure.Code, at.Place);
    }

    /// <summary>What the parts are weighted by.</summary>
    public Computation Weight(BoundMeasure measure) => _weights[measure.Ordinal] ??= binder.Bind(measure.Measure.Weight
        ?? throw new InvalidOperationException($"Measure '{measure.Code}' is a weighted mean without a weight."));
}
