using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>How a reporter stands in one period.</summary>
public enum Timeliness
{
    /// <summary>按时: accepted by the due date.</summary>
    OnTime,

    /// <summary>迟报: accepted after the due date.</summary>
    Late,

    /// <summary>待报: nothing accepted yet, and the due date has not passed.</summary>
    Due,

    /// <summary>逾期未报: nothing accepted, and the due date has passed.</summary>
    Overdue,
}

/// <summary>One cell of the status matrix.</summary>
/// <param name="Reporter">The reporter's code.</param>
/// <param name="Period">The period.</param>
/// <param name="Timeliness">How it stands.</param>
/// <param name="DueOn">The last day on which a submission is on time, in China.</param>
/// <param name="AcceptedAt">When the first accepted submission was uploaded; null where nothing is in force.</param>
public sealed record ReporterStatus(string Reporter, Period Period, Timeliness Timeliness, DateOnly DueOn, DateTimeOffset? AcceptedAt)
{
    /// <summary>How many days the due date has passed (negative: are left), counted to the upload or else to today.</summary>
    public required int DaysAfterDue { get; init; }
}

/// <summary>Who has submitted what, on time or not, against the catalogue's due dates.</summary>
public sealed class Completeness(StatisticalCatalogue catalogue, PipelineStorage storage, TimeProvider time)
{
    // All of China keeps one time without summer time: no time zone data is needed.
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly CurrentGenerations _current = new(storage);
    private readonly Ledger _ledger = new(storage, time);

    /// <summary>
    /// The matrix of reporters and ended periods, by period, newest first, then reporter. Watching a frequency begins with the first
    /// submission of it by anybody, and not before anything is compulsory; of years, the last ended one is always watched.
    /// </summary>
    public async Task<IReadOnlyList<ReporterStatus>> StatusAsync(CancellationToken cancellation = default)
    {
        HashSet<(string, string)> inForce = [];
        HashSet<Period> seen = [];
        await foreach (var row in _current.ListAsync(cancellation))
        {
            seen.Add(row.Period);
            if (!row.Withdrawn)
            {
                inForce.Add((row.Reporter, row.Period.ToString()));
            }
        }

        Dictionary<(string, Period), DateTimeOffset> accepted = [];
        await foreach (var row in _ledger.ListAsync(cancellation))
        {
            if (row.Verdict is Verdict.Accepted or Verdict.AcceptedWithWarnings && inForce.Contains((row.Reporter, row.Period)))
            {
                var key = (row.Reporter, Period.Parse(row.Period));
                var at = row.Upload.Order.LastModified;
                accepted[key] = accepted.TryGetValue(key, out var earlier) && earlier < at ? earlier : at;
            }
        }

        var today = DayInChina(time.GetUtcNow());
        return Evaluate(catalogue, Watched(seen, today), accepted, today);
    }

    /// <summary>How many reports are overdue, and since when any has been in force: read without the ledger, so at little cost.</summary>
    internal async Task<(int Overdue, DateTimeOffset? Since)> InForceAsync(CancellationToken cancellation)
    {
        Dictionary<(string, Period), DateTimeOffset> inForce = [];
        HashSet<Period> seen = [];
        await foreach (var row in _current.ListAsync(cancellation))
        {
            seen.Add(row.Period);
            if (!row.Withdrawn)
            {
                inForce[(row.Reporter, row.Period)] = row.CommittedAt;
            }
        }

        var today = DayInChina(time.GetUtcNow());
        return (
            Evaluate(catalogue, Watched(seen, today), inForce, today).Count(status => status.Timeliness == Timeliness.Overdue),
            inForce.Count == 0 ? null : inForce.Values.Min());
    }

    /// <summary>The matrix for given periods, first accepted uploads and day.</summary>
    internal static IReadOnlyList<ReporterStatus> Evaluate(
        StatisticalCatalogue catalogue,
        IEnumerable<Period> periods,
        IReadOnlyDictionary<(string Reporter, Period Period), DateTimeOffset> accepted,
        DateOnly today) =>
    [
        .. from period in periods.OrderDescending()
           from reporter in catalogue.Reporters
           let rule = catalogue.DueDates.FirstOrDefault(d => d.Frequency == period.Frequency && d.ReporterLevel == reporter.Area.Level)
           where rule is not null && catalogue.ColumnsFor(reporter, period.Frequency).Any(measure => measure.IsCompulsory(period))
           select Status(
               reporter.Code,
               period,
               period.LastDay.AddDays(rule.DaysAfterPeriod),
               accepted.TryGetValue((reporter.Code, period), out var at) ? at : null,
               today),
    ];

    /// <summary>The ended periods that are watched.</summary>
    internal static IReadOnlyList<Period> Watched(IReadOnlySet<Period> seen, DateOnly today)
    {
        List<Period> watched = [];
        foreach (var frequency in Enum.GetValues<Frequency>())
        {
            var first = seen.Where(period => period.Frequency == frequency).Min()
                ?? (frequency == Frequency.Annual ? Period.Annual(today.Year - 1) : null);
            if (first is not null)
            {
                watched.AddRange(From(first).TakeWhile(period => period.LastDay < today));
            }
        }

        return watched;
    }

    /// <summary>The day of a moment in China.</summary>
    internal static DateOnly DayInChina(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(China).DateTime);

    private static ReporterStatus Status(string reporter, Period period, DateOnly due, DateTimeOffset? acceptedAt, DateOnly today)
    {
        var day = acceptedAt is { } at ? DayInChina(at) : today;
        var timeliness = (acceptedAt is not null, day <= due) switch
        {
            (true, true) => Timeliness.OnTime,
            (true, false) => Timeliness.Late,
            (false, true) => Timeliness.Due,
            (false, false) => Timeliness.Overdue,
        };
        return new(reporter, period, timeliness, due, acceptedAt) { DaysAfterDue = day.DayNumber - due.DayNumber };
    }

    private static IEnumerable<Period> From(Period first)
    {
        for (var year = first.Year; ; year++)
        {
            var numbers = first.Frequency switch { Frequency.Annual => 1, Frequency.Quarterly => 4, _ => 12 };
            for (var number = year == first.Year ? Math.Max(1, first.Number) : 1; number <= numbers; number++)
            {
                yield return first.Frequency switch
                {
                    Frequency.Annual => Period.Annual(year),
                    Frequency.Quarterly => Period.Quarter(year, number),
                    _ => Period.Month(year, number),
                };
            }
        }
    }
}
