using Pipeline.Catalogue;
using Pipeline.Publishing;
using Pipeline.Submissions;

namespace Pipeline.Indicators.Assessing;

/// <summary>The classified assessment of every county and prefecture in every year of which anything that it scores was reported.</summary>
/// <remarks>It judges by the published figures, so that whoever holds the snapshot comes to the same judgement.</remarks>
internal sealed class AssessmentRows(StatisticalCatalogue catalogue, Binder binder, Territory territory, Timeline timeline)
{
    private const int ScoreDecimals = 2;

    private readonly AssessmentScheme _scheme = catalogue.Assessment;

    /// <summary>All rows, by area and year; the total first.</summary>
    public IReadOnlyList<AssessmentValue> All()
    {
        var years = new SortedDictionary<int, Year>();
        for (var period = 0; period < timeline.Periods.Length && _scheme.Components.Count > 0; period++)
        {
            if (timeline.Periods[period] is { Frequency: Frequency.Annual } annual && Assess(period, annual) is { } year)
            {
                years.Add(annual.Year, year);
            }
        }

        return
        [
            .. from place in territory.Ordered
               from year in years.Values
               where year.Scores.ContainsKey(place)
               from row in Rows(year, years.GetValueOrDefault(year.Period.Year - 1), place)
               select row,
        ];
    }

    private Year? Assess(int period, Period annual)
    {
        var scores = new Dictionary<Place, AreaScore>();
        foreach (var place in territory.Ordered.Where(place => place.Level is AreaLevel.County or AreaLevel.Prefecture))
        {
            if (_scheme.ZoneOf(place.Code) is { } zone)
            {
                scores.Add(place, AreaScore.Of(_scheme, zone, place, subject => Published(subject, place, period)));
            }
        }

        return scores.Values.Any(score => score.Components.Any(component => component.Value is not null)) ? new(annual, scores, Standings(annual, scores)) : null;
    }

    private (decimal? Value, ObservationStatus Status, string Remark) Published(string subject, Place place, int period)
    {
        var quantity = binder.Subject(subject).At(new(Route.Precedence, place, period));
        var decimals = catalogue.FindIndicator(subject)?.Decimals ?? catalogue.FindMeasure(subject)!.Decimals;
        return (quantity.Value is { } value ? PublishedNumber.Round(value, decimals) : null, quantity.Status, quantity.Remark);
    }

    // Places among the areas of one level and zone that have a score.
    private static Dictionary<Place, Standing> Standings(Period year, Dictionary<Place, AreaScore> scores)
    {
        var standings = new Dictionary<Place, Standing>();
        foreach (var kind in scores.Values.Where(score => score.Score is not null).GroupBy(score => (score.Place.Level, score.Zone.Zone)))
        {
            var peers = kind.ToList();
            var weights = peers[0].Components.Select(component => (double)component.Component.Weights[kind.Key.Zone]).ToArray();
            var parts = peers.Select(peer => peer.Components.Select(component => (double)component.Score!.Value).ToArray()).ToList();
            var intervals = RankInterval.Of(parts, weights, $"{year}/{kind.Key.Zone.Code()}");
            var sorted = peers.Select(peer => peer.Score!.Value).OrderDescending().ToList();
            var places = new Dictionary<decimal, int>();
            for (var i = 0; i < sorted.Count; i++)
            {
                places.TryAdd(sorted[i], i + 1);
            }

            for (var i = 0; i < peers.Count; i++)
            {
                standings.Add(peers[i].Place, new(places[peers[i].Score!.Value], peers.Count, intervals[i]));
            }
        }

        return standings;
    }

    private static IEnumerable<AssessmentValue> Rows(Year year, Year? before, Place place)
    {
        var (score, last) = (year.Scores[place], before?.Scores.GetValueOrDefault(place));
        var (standing, stood) = (year.Standings.GetValueOrDefault(place), before?.Standings.GetValueOrDefault(place));
        var row = new AssessmentValue
        {
            Area = place.Code,
            Period = year.Period,
            Zone = score.Zone.Zone,
            ZoneSource = score.Zone.Source,
            Component = AssessmentValue.Total,
        };
        yield return row with
        {
            Points = score.Score,
            Change = score.Score - last?.Score,
            Grade = score.Grade?.Code ?? "",
            Rank = standing?.Rank,
            RankOf = standing?.Of,
            RankChange = stood?.Rank - standing?.Rank,
            RankFrom = standing?.Interval.From,
            RankTo = standing?.Interval.To,
            Vetoes = string.Join(' ', score.Broken.Select(veto => veto.Code)),
            Remark = score.Remark,
        };

        // Points of a year without a score are rounded alone, so that only years with one are compared.
        var compared = score.Score is not null && last?.Score is not null;
        for (var i = 0; i < score.Components.Count; i++)
        {
            var result = score.Components[i];
            yield return row with
            {
                Component = result.Component.Code,
                Value = result.Value,
                ComponentScore = result.Score is { } exact ? PublishedNumber.Round(exact, ScoreDecimals) : null,
                Weight = result.Component.Weights[score.Zone.Zone],
                Points = result.Points,
                Change = compared ? result.Points - last!.Components[i].Points : null,
                Remark = result.Remark,
            };
        }
    }

    private sealed record Standing(int Rank, int Of, (int From, int To) Interval);

    private sealed record Year(Period Period, Dictionary<Place, AreaScore> Scores, Dictionary<Place, Standing> Standings);
}
