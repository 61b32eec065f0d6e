using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Indicators.Formulas;

/// <summary>How many areas of a level have a yes/no measure at 1; where some did not answer, their share is the coverage.</summary>
internal sealed class Count(Computation measure, AreaLevel level) : Computation
{
    public override string Name => measure.Name;

    public override IEnumerable<BoundMeasure> Measures => measure.Measures;

    public override Bilingual Text => new($"{measure.Called.Zh}为“是”的地区个数", $"number of areas with {measure.Called.En}");

    public override Quantity At(in Point at)
    {
        if (at.Route == Route.OwnRow)
        {
            // An area's own row does not say how many areas below it answer yes.
            return Quantity.Inapplicable;
        }

        var areas = at.Place.AreasOf(level);
        if (areas.Length == 0)
        {
            return Quantity.NoAreas(at.Place);
        }

        return CountOver(areas, at with { Route = RouteOver(at.Route) });
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at)
    {
        if (at.Route == Route.OwnRow)
        {
            return [];
        }

        var here = at with { Route = RouteOver(at.Route) };
        return [.. at.Place.AreasOf(level).Select(area => new OperandUse(measure, here.For(area), Roles.Answer))];
    }

    // From below a prefecture answers for itself: whether its counties are connected is another question.
    private static Route RouteOver(Route route) => route == Route.FromBelow ? Route.OwnRow : route;

    private Quantity CountOver(Place[] areas, in Point at)
    {
        var (yes, answers) = (0, 0);
        var status = ObservationStatus.Normal;
        var missing = new RemarkList();
        foreach (var area in areas)
        {
            var answer = measure.At(at.For(area));
            if (answer.IsMissing)
            {
                missing.Add(answer.Remark);
                continue;
            }

            answers++;
            yes += answer.Value == 1 ? 1 : 0;
            status = answer.Value is null ? status : Statuses.Weaker(status, answer.Status);
        }

        var coverage = new Coverage(answers, areas.Length);
        var remark = missing.ToString();
        return answers == 0 ? Quantity.None(ObservationStatus.Missing, remark) with { Coverage = coverage }
            : new Quantity(yes, answers < areas.Length ? Statuses.Weaker(status, ObservationStatus.Estimated) : status, Origin.Computed)
            {
                Coverage = coverage,
                Remark = remark,
            };
    }
}
