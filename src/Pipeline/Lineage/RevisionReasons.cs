using Pipeline.Indicators;
using Pipeline.Indicators.Formulas;
using Pipeline.Submissions;

namespace Pipeline.Lineage;

/// <summary>
/// Finds out why values differ between two snapshots: the cells that they are made of say it by the sign-off of their submission or by a
/// correction; where the catalogue changed, the same submissions are computed with both.
/// </summary>
/// <param name="before">The workings of the earlier snapshot.</param>
/// <param name="after">The workings of the later one.</param>
/// <param name="stated">The reason that the sign-off of a submission states, by event id.</param>
public sealed class RevisionReasons(Workings before, Workings after, IReadOnlyDictionary<string, RevisionReason> stated)
{
    private readonly Dictionary<(string Measure, Point At), ChangeReasons> _before = [];
    private readonly Dictionary<(string Measure, Point At), ChangeReasons> _after = [];
    private readonly Lazy<Workings?> _beforeAsNow = new(() =>
        before.Catalogue.Version == after.Catalogue.Version ? null : new(after.Catalogue, before.Generations, before.Corrections));

    /// <summary>The submissions that only the later snapshot has: whose sign-off can be asked for.</summary>
    public static IEnumerable<string> Submissions(Workings before, Workings after) => after.Generations
        .Select(generation => generation.EventId)
        .Except(before.Generations.Select(generation => generation.EventId), StringComparer.Ordinal);

    /// <summary>Why a value that differs does so.</summary>
    public ChangeReasons Of(ValueAddress address)
    {
        var reasons = Follow(before, address, _before) | Follow(after, address, _after);
        if (_beforeAsNow.Value is { } asNow && asNow.Published(address) != before.Published(address))
        {
            reasons |= ChangeReasons.Method;
        }

        // No cell and no definition differs: then it is the program that computes otherwise.
        return reasons == ChangeReasons.None ? ChangeReasons.Method : reasons;
    }

    private ChangeReasons Follow(Workings workings, ValueAddress address, Dictionary<(string, Point), ChangeReasons> known) =>
        workings.Find(address) is var (computation, at) ? Follow(workings, computation, at, known) : ChangeReasons.None;

    private ChangeReasons Follow(Workings workings, Computation computation, in Point at, Dictionary<(string, Point), ChangeReasons> known)
    {
        if (computation is not Reported measure)
        {
            return FollowOperands(workings, computation, at, known);
        }

        if (!known.TryGetValue((measure.Measure.Code, at), out var reasons))
        {
            reasons = workings.CellOf(measure.Measure, at) is { } cell ? OfCell(cell) : FollowOperands(workings, computation, at, known);
            known.Add((measure.Measure.Code, at), reasons);
        }

        return reasons;
    }

    private ChangeReasons FollowOperands(Workings workings, Computation computation, in Point at, Dictionary<(string, Point), ChangeReasons> known)
    {
        var reasons = ChangeReasons.None;
        foreach (var use in computation.Operands(at))
        {
            var (operand, where, _) = use.Operand.UsedAt(use.At, use.Role);
            reasons |= Follow(workings, operand, where, known);
        }

        return reasons;
    }

    private ChangeReasons OfCell(LineageCell cell)
    {
        var (then, now) = (before.CellAt(cell), after.CellAt(cell));
        var reasons = ChangeReasons.None;
        if (then.Submitted != now.Submitted || then.SubmittedStatus != now.SubmittedStatus)
        {
            reasons |= now.EventId is null ? ChangeReasons.Withdrawal
                : then.EventId is null ? ChangeReasons.First
                : stated.GetValueOrDefault(now.EventId) switch
                {
                    RevisionReason.Census => ChangeReasons.Census,
                    RevisionReason.Correction => ChangeReasons.Correction,
                    RevisionReason.Method => ChangeReasons.Method,
                    _ => ChangeReasons.Routine,
                };
        }

        return then.Corrections.SequenceEqual(now.Corrections) ? reasons : reasons | ChangeReasons.Correction;
    }
}
