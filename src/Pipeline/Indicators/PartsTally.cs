using Pipeline.Submissions;

namespace Pipeline.Indicators;

/// <summary>Keeps account of the parts while a whole is made of them: who answered, who is missing, how weak the weakest is.</summary>
internal sealed class PartsTally
{
    private ObservationStatus _status = ObservationStatus.Estimated;
    private RemarkList? _missing;
    private Coverage _coverage;
    private bool _anyAnswer;
    private bool _anyValue;
    private bool _anyNotSignificant;

    /// <summary>Counts a part that contributes, or should.</summary>
    public void Add(in Quantity part)
    {
        Cover(part.Coverage, !part.IsMissing);
        if (part.IsMissing)
        {
            (_missing ??= new()).Add(part.Remark);
        }
        else if (part.Value is not null)
        {
            _anyValue = true;
            _status = Statuses.Weaker(_status, part.Status);
        }

        _anyAnswer |= !part.IsMissing || part.Coverage.Present > 0;
        _anyNotSignificant |= part.Status == ObservationStatus.NotSignificant;
    }

    /// <summary>Counts a part that has answered, but not enough to be used, such as without its weight.</summary>
    public void AddIncomplete(in Quantity part)
    {
        Cover(default, false);
        (_missing ??= new()).Add(part.Remark);
        _anyAnswer = true;
    }

    /// <summary>Counts a part that has nothing to contribute and is not missing either.</summary>
    public void Drop(in Quantity part)
    {
        Cover(part.Coverage with { Present = part.Coverage.Expected }, true);
        _anyAnswer = true;
    }

    /// <summary>The whole: the value if nothing is missing. Where nobody answered, the whole's name says more than those of all its parts.</summary>
    public Quantity Result(decimal? value, string measure, Place whole) =>
        _missing is not null ? None(ObservationStatus.Missing, _anyAnswer ? _missing.ToString() : Remarks.Missing(measure, whole))
        : _anyValue && value is not null ? new(value, _status, Origin.Aggregated) { Coverage = _coverage }
        : _anyNotSignificant ? None(ObservationStatus.NotSignificant, Remarks.NotSignificant(measure, whole))
        : None(ObservationStatus.CannotExist, Remarks.CannotExist(measure, whole));

    private Quantity None(ObservationStatus status, string remark) => Quantity.None(status, remark) with { Coverage = _coverage };

    private void Cover(Coverage part, bool answered) => _coverage = part.Expected == 0
        ? new(_coverage.Present + (answered ? 1 : 0), _coverage.Expected + 1)
        : new(_coverage.Present + part.Present, _coverage.Expected + part.Expected);
}
