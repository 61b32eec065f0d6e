using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions;

public sealed class GenerationDiffTests
{
    private static readonly Period Year = Period.Annual(2024);

    [Fact]
    public void Lists_what_was_added_changed_and_removed_in_order_of_area_and_measure()
    {
        var diff = GenerationDiff.Between(
            [Value("530102", "gdp", 1), Value("530102", "population", 2), Value("530103", "gdp", 3)],
            [Value("530103", "gdp", 4), Value("530102", "gdp", 1.00m), Value("530100", "gdp", 5)]);

        Assert.Equal((1, 1, 1), (diff.Added, diff.Changed, diff.Removed));
        Assert.Equal(
            [
                new("530100", "gdp", ChangeKind.Added, null, new(5, ObservationStatus.Normal)),
                new("530102", "population", ChangeKind.Removed, new(2, ObservationStatus.Normal), null),
                new("530103", "gdp", ChangeKind.Changed, new(3, ObservationStatus.Normal), new(4, ObservationStatus.Normal)),
            ],
            diff.Entries);
    }

    [Fact]
    public void A_status_alone_is_a_change_and_a_missing_value_is_none()
    {
        var diff = GenerationDiff.Between(
            [Value("530102", "gdp", 1) with { Status = ObservationStatus.Provisional }, new("530103", Year, "gdp", null, ObservationStatus.Missing)],
            [Value("530102", "gdp", 1)]);

        Assert.Equal(ChangeKind.Changed, Assert.Single(diff.Entries).Kind);
    }

    [Fact]
    public void Counts_cover_all_entries_while_only_the_first_200_are_kept()
    {
        var diff = GenerationDiff.Between([], Enumerable.Range(0, 250).Select(i => Value($"A{i:000}", "gdp", i)));

        Assert.Equal((250, 200), (diff.Added, diff.Entries.Count));
    }

    private static Observation Value(string area, string measure, decimal value) =>
        new(area, Year, measure, value, ObservationStatus.Normal);
}
