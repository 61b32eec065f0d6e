using Pipeline.Catalogue;
using Pipeline.Storage;

namespace Pipeline.Tests.Storage;

public sealed class CompletenessTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();
    private static readonly Period Year = Period.Annual(2024);

    // Prefectures have 60 days after 31 December 2024: until 1 March 2025, midnight in China, which is 16:00 UTC.
    private static readonly DateOnly Due = new(2025, 3, 1);

    [Theory]
    [InlineData("2025-03-01T15:59:59Z", Timeliness.OnTime, 0)]
    [InlineData("2025-03-01T16:00:00Z", Timeliness.Late, 1)]
    [InlineData("2025-02-01T00:00:00Z", Timeliness.OnTime, -28)]
    public void The_day_ends_at_midnight_in_China(string uploaded, Timeliness expected, int days)
    {
        var at = DateTimeOffset.Parse(uploaded, System.Globalization.CultureInfo.InvariantCulture);

        var status = Status("530100", new() { [("530100", Year)] = at }, new DateOnly(2025, 6, 1));

        Assert.Equal(new ReporterStatus("530100", Year, expected, Due, at) { DaysAfterDue = days }, status);
    }

    [Theory]
    [InlineData("2025-03-01", Timeliness.Due, 0)]
    [InlineData("2025-03-02", Timeliness.Overdue, 1)]
    public void Without_a_submission_a_reporter_is_due_then_overdue(string today, Timeliness expected, int days)
    {
        var status = Status("530100", [], DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(new ReporterStatus("530100", Year, expected, Due, null) { DaysAfterDue = days }, status);
    }

    [Fact]
    public void Nobody_is_overdue_for_a_year_of_which_nothing_is_compulsory()
    {
        var matrix = Completeness.Evaluate(
            Catalogue, [Period.Annual(2015), Period.Annual(2019)], new Dictionary<(string, Period), DateTimeOffset>(), Due);

        Assert.All(matrix, status => Assert.Equal(Period.Annual(2019), status.Period));
        Assert.Equal(Catalogue.Reporters.Count, matrix.Count);
    }

    [Fact]
    public void Each_level_of_reporters_has_its_own_due_date()
    {
        Assert.Equal(new DateOnly(2025, 4, 30), Status("530000", [], Due).DueOn);
        Assert.Equal(Due, Status("DZXQ", [], Due).DueOn);
    }

    [Fact]
    public void The_matrix_has_every_reporter_in_every_period_newest_first()
    {
        var matrix = Completeness.Evaluate(
            Catalogue, [Period.Annual(2023), Year], new Dictionary<(string, Period), DateTimeOffset>(), new DateOnly(2025, 1, 2));

        Assert.Equal(2 * Catalogue.Reporters.Count, matrix.Count);
        Assert.Equal(Catalogue.Reporters.Select(r => r.Code), matrix.Take(Catalogue.Reporters.Count).Select(s => s.Reporter));
        Assert.All(matrix.Take(Catalogue.Reporters.Count), s => Assert.Equal((Year, Timeliness.Due), (s.Period, s.Timeliness)));
        Assert.All(matrix.Skip(Catalogue.Reporters.Count), s => Assert.Equal((Period.Annual(2023), Timeliness.Overdue), (s.Period, s.Timeliness)));
    }

    [Fact]
    public void Only_ended_periods_are_watched_from_the_first_one_seen()
    {
        HashSet<Period> seen = [Period.Annual(2023), Period.Quarter(2024, 3)];

        Assert.Equal(
            ["2023", "2024", "2024-Q3", "2024-Q4"],
            Completeness.Watched(seen, new DateOnly(2025, 2, 1)).Select(p => p.ToString()));
    }

    [Fact]
    public void The_last_year_is_watched_even_before_anybody_has_submitted() => Assert.Equal(
        [Period.Annual(2024)], Completeness.Watched(new HashSet<Period>(), new DateOnly(2025, 2, 1)));

    private static ReporterStatus Status(string reporter, Dictionary<(string, Period), DateTimeOffset> accepted, DateOnly today) =>
        Completeness.Evaluate(Catalogue, [Year], accepted, today).Single(s => s.Reporter == reporter);
}
