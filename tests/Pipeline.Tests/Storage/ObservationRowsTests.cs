using Pipeline.Storage;
using Pipeline.Submissions;

namespace Pipeline.Tests.Storage;

public sealed class ObservationRowsTests
{
    private static readonly Period Year = Period.Annual(2024);

    [Fact]
    public void An_area_is_a_row_and_a_measure_a_property()
    {
        var row = Assert.Single(ObservationRows.For(Generation(Of("530102", "gdp", 12.3m), Of("530102", "cpi", 101.4m))));

        Assert.Equal("530100_2024_e1", row.PartitionKey);
        Assert.Equal("530102", row.RowKey);
        Assert.Equal(12.3, Assert.IsType<double>(row["gdp"]));
        Assert.Equal(101.4, Assert.IsType<double>(row["cpi"]));
        Assert.False(row.ContainsKey("status"));
    }

    [Fact]
    public void Only_statuses_other_than_A_are_written()
    {
        var row = Assert.Single(ObservationRows.For(Generation(
            Of("530102", "trade", null, ObservationStatus.CannotExist),
            Of("530102", "gdp", 1m, ObservationStatus.Provisional),
            Of("530102", "cpi", 101m))));

        Assert.Equal("gdp:P trade:M", row["status"]);
        Assert.False(row.ContainsKey("trade"));
    }

    [Fact]
    public void What_is_read_back_is_what_was_written_in_ordinal_order()
    {
        Observation[] observations =
        [
            Of("530100", "gdp", 7222.5m),
            Of("530102", "airports", null, ObservationStatus.NotSignificant),
            Of("530102", "gdp", 0m, ObservationStatus.Break),
            Of("530102", "trade", null, ObservationStatus.Missing),
            Of("530103", "population", 98.7654m, ObservationStatus.Estimated),
        ];
        var shuffled = observations.ToArray();
        new Random(7).Shuffle(shuffled);

        var rows = ObservationRows.For(Generation(shuffled));

        Assert.Equal(observations, rows.SelectMany(row => ObservationRows.Read(row, Year)));
    }

    [Fact]
    public void A_value_that_would_change_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => ObservationRows.For(Generation(Of("530102", "gdp", 1.2345678901234567m))));

    private static Observation Of(string area, string measure, decimal? value, ObservationStatus status = ObservationStatus.Normal) =>
        new(area, Year, measure, value, status);

    private static Generation Generation(params Observation[] observations) => new("530100", Year, "e1", observations);
}
