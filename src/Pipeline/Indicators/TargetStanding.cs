using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>A target and its base: the path between them, and how a value stands against it.</summary>
/// <param name="target">The target.</param>
/// <param name="scale">From which share of the path on a value stands how.</param>
/// <param name="baseValue">The value that progress is measured from; null where there is none.</param>
internal sealed class TargetStanding(Target target, StandingScale scale, decimal? baseValue)
{
    /// <summary>The goal: stated, or a multiple of the base; null where that is missing.</summary>
    public decimal? Goal { get; } = target.Value ?? (target.Factor * baseValue);

    /// <summary>The share of the time that is over, 1 at the goal's year; later years go beyond.</summary>
    public decimal Elapsed(int year) =>
        target.Year == target.BaseYear ? 1 : (decimal)(year - target.BaseYear) / (target.Year - target.BaseYear);

    /// <summary>(value − base) / (goal − base), in per cent.</summary>
    public decimal? Progress(decimal? value) => baseValue == Goal ? null : (value - baseValue) * 100 / (Goal - baseValue);

    /// <summary>The value that the path requires in a year: the goal itself from its year on; null where there is no path.</summary>
    public decimal? Required(int year)
    {
        var elapsed = Math.Min(Elapsed(year), 1);
        return target.Path == TargetPath.Constant ? Goal
            : baseValue is not { } start || Goal is not { } goal ? null
            : elapsed == 1 ? goal
            : target.Path == TargetPath.Linear ? start + ((goal - start) * elapsed)
            : start > 0 && goal > 0 ? start * SignificantDigits.Power(goal / start, (double)elapsed)
            : null;
    }

    /// <summary>How a value stands in a year; a goal for all years is not achieved before they are over.</summary>
    public TargetStatus Status(decimal? value, int year) => (value, Goal) switch
    {
        (null, _) or (_, null) => TargetStatus.NoData,
        ({ } reached, { } goal) when IsMet(reached, goal) =>
            target.Path == TargetPath.Constant && year < target.Year ? TargetStatus.OnTrack : TargetStatus.Achieved,
        ({ } reached, { } goal) => scale.Status(target.Path == TargetPath.Constant ? ShareOfGoal(reached, goal) : ShareOfPath(reached, goal, year)),
    };

    private bool IsMet(decimal value, decimal goal) => target.Direction switch
    {
        TargetDirection.AtLeast => value >= goal - target.Margin,
        TargetDirection.Above => value > goal - target.Margin,
        TargetDirection.AtMost => value <= goal + target.Margin,
        TargetDirection.About => Math.Abs(value - goal) <= Math.Max(target.Tolerance * Math.Abs(goal), target.Margin),
        _ => throw new InvalidOperationException($"Direction {target.Direction} has no goal to meet."),
    };

    // No path leads from a base that is missing or meets the goal already: then the goal alone decides, and it is not met.
    private decimal? ShareOfPath(decimal value, decimal goal, int year)
    {
        if (baseValue is not { } start || IsMet(start, goal) || Required(year) is not { } required)
        {
            return null;
        }

        return required == start ? 1 : (Toward(value, start, goal) - start) / (required - start);
    }

    // Beyond "about" is as far off as the same distance before it.
    private decimal Toward(decimal value, decimal start, decimal goal)
    {
        var beyond = start < goal ? value > goal : value < goal;
        return target.Direction == TargetDirection.About && beyond ? (2 * goal) - value : value;
    }

    private decimal? ShareOfGoal(decimal value, decimal goal) => goal <= 0 || value <= 0 ? null : target.Direction switch
    {
        TargetDirection.AtLeast or TargetDirection.Above => value / goal,
        TargetDirection.AtMost => goal / value,
        _ => Math.Min(value / goal, goal / value),
    };
}
