using Pipeline.Submissions;

namespace Pipeline.Indicators.Disparity;

/// <summary>What a dispersion is taken of on one route in one period: the members, or why there are none.</summary>
/// <param name="Basis">Status and coverage of what it is taken of; where something is missing, the reason.</param>
/// <param name="Size">How many areas have a value.</param>
/// <param name="Inequality">The members; null where anything is missing.</param>
internal sealed record DispersionSample(Quantity Basis, int Size, Inequality? Inequality);

/// <summary>The values and weights of a set of areas, gathered once for all statistics over them.</summary>
internal sealed class DispersionSamples(Computation value, Computation? weight, Place[] places, int periods, int decimals)
{
    private readonly bool _leaves = places.All(place => place.IsLeaf);
    private readonly DispersionSample?[] _samples = new DispersionSample?[periods * Enum.GetValues<Route>().Length];

    /// <summary>How remarks call the values.</summary>
    public string Name => value.Name;

    /// <summary>The measures that values and weights are made of.</summary>
    public IEnumerable<BoundMeasure> Measures => weight is null ? value.Measures : value.Measures.Concat(weight.Measures);

    /// <summary>What is compared and what areas weigh, as people write it.</summary>
    public Bilingual Text => weight is null
        ? new($"y = {value.Called.Zh}，各地区同等对待", $"y = {value.Called.En}, all areas alike")
        : new($"y = {value.Called.Zh}，p = {weight.Called.Zh}的份额", $"y = {value.Called.En}, p = share of {weight.Called.En}");

    /// <summary>The values, and the weights, of all areas.</summary>
    public IReadOnlyList<OperandUse> Operands(in Point at)
    {
        var here = at;
        return
        [
            .. places.Select(place => new OperandUse(value, here.For(place), Roles.Part)),
            .. weight is null ? [] : places.Select(place => new OperandUse(weight, here.For(place), Roles.Weight)),
        ];
    }

    /// <summary>The sample at a point, whichever place that names. Counties have but their own reports, on every route.</summary>
    public DispersionSample At(in Point at) => _samples[((_leaves ? 0 : (int)at.Route) * periods) + at.Period] ??= Gather(at);

    // An area for which the value cannot exist, such as rural income without rural residents, or that weighs nothing is left out.
    private DispersionSample Gather(in Point at)
    {
        var members = new List<Member>(places.Length);
        var status = ObservationStatus.Normal;
        var gaps = new Gaps();
        foreach (var place in places)
        {
            var here = at.For(place);
            var of = value.At(here);
            var share = weight?.At(here);
            if (of.Status == ObservationStatus.CannotExist || share is { Value: 0 } or { Status: ObservationStatus.CannotExist })
            {
                continue;
            }

            if (of.Value is null || share is { Value: null })
            {
                gaps.Add(share is { } missing ? of.Without(missing) : of);
            }
            else if (of.Value <= 0 || share is { Value: < 0 })
            {
                gaps.Add(of.Undefined(Remarks.NotPositive(of.Value <= 0 ? value.Name : weight!.Name, place)));
            }
            else
            {
                members.Add(new(of.Value.Value, share?.Value ?? 1, place.HomeBlock));
                status = Statuses.Weaker(status, share is { } used ? Statuses.Weaker(of.Status, used.Status) : of.Status);
            }
        }

        var coverage = new Coverage(places.Length - gaps.Count, places.Length);
        var basis = gaps.Count > 0 ? Quantity.None(gaps.Status, members.Count == 0 ? NobodyAnswered(at.Place, gaps) : gaps.Remark)
            : members.Count < 2 ? Quantity.None(ObservationStatus.CannotExist, Remarks.TooFew(value.Name, at.Place))
            : new Quantity(null, status, Origin.Computed);
        return new(basis with { Coverage = coverage }, members.Count, basis.Origin == Origin.Computed ? new(members, decimals) : null);
    }

    // Where nobody answered, the whole's name says more than those of all its areas.
    private string NobodyAnswered(Place whole, Gaps gaps) => gaps.Status != ObservationStatus.Missing
        ? gaps.Remark
        : string.Join(' ', Measures.Select(measure => Remarks.Missing(measure.Code, whole)).Distinct());

    /// <summary>What is missing, and the weakest reason.</summary>
    private sealed class Gaps
    {
        private readonly RemarkList _remarks = new();

        public int Count { get; private set; }

        public ObservationStatus Status { get; private set; } = ObservationStatus.NotSignificant;

        public string Remark => _remarks.ToString();

        public void Add(in Quantity gap)
        {
            Count++;
            _remarks.Add(gap.Remark);
            Status = Statuses.Weaker(Status, gap.Status);
        }
    }
}
