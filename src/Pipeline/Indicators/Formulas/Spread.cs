using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Indicators.Formulas;

/// <summary>
/// The largest less the smallest value among the areas of a level; none where one of them is missing. An area for which the value cannot
/// exist, or is not significant, is not among them.
/// </summary>
internal sealed class Spread(Computation subject, AreaLevel level) : Computation
{
    public override string Name => subject.Name;

    public override IEnumerable<BoundMeasure> Measures => subject.Measures;

    public override Bilingual Text => new($"各地区 {subject.Called.Zh} 的最高值 − 最低值", $"highest − lowest {subject.Called.En} of the areas");

    public override Quantity At(in Point at)
    {
        if (at.Route == Route.OwnRow)
        {
            // An area's own row does not say how far apart the areas below it are.
            return Quantity.Inapplicable;
        }

        var areas = at.Place.AreasOf(level);
        if (areas.Length == 0)
        {
            return Quantity.NoAreas(at.Place);
        }

        var status = ObservationStatus.Normal;
        var missing = new RemarkList();
        var (least, most, answers) = ((decimal?)null, (decimal?)null, 0);
        foreach (var area in areas)
        {
            var value = subject.At(at.For(area));
            if (value.IsMissing)
            {
                missing.Add(value.Remark);
                continue;
            }

            answers++;
            status = value.Value is null ? status : Statuses.Weaker(status, value.Status);
            least = value.Value is { } low && !(low >= least) ? low : least;
            most = value.Value is { } high && !(high <= most) ? high : most;
        }

        var coverage = new Coverage(answers, areas.Length);
        return answers < areas.Length ? Quantity.None(ObservationStatus.Missing, missing.ToString()) with { Coverage = coverage }
            : most is null ? Quantity.None(ObservationStatus.CannotExist, Remarks.CannotExist(Name, at.Place)) with { Coverage = coverage }
            : new Quantity(most - least, status, Origin.Computed) { Coverage = coverage };
    }

    public override IReadOnlyList<OperandUse> Operands(in Point at)
    {
        var here = at;
        return at.Route == Route.OwnRow ? [] : [.. at.Place.AreasOf(level).Select(area => new OperandUse(subject, here.For(area), Roles.Part))];
    }
}
