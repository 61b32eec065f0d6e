using System.Text;
using Pipeline.Lineage;
using Pipeline.Publishing;
using Pipeline.Submissions;
using Pipeline.Tests.Publishing;
using Pipeline.Tests.Snapshots;

namespace Pipeline.Tests.Lineage;

/// <summary>Vintages and changes, from what snapshots published.</summary>
public sealed class RevisionTests
{
    private static readonly ValueAddress Address = new("gdp", "530102", Period.Annual(2024));

    [Fact]
    public void Reads_the_rows_of_a_file_as_they_were_published()
    {
        using var file = new MemoryStream(Written.As(CsvFormat.Instance, Datasets.Indicators(TinySnapshot.Catalogue), TinySnapshot.Content.Indicators));

        var rows = PublishedRow.Read(file).ToList();

        Assert.Equal(
            TinySnapshot.Content.Indicators.Select(row => (row.Subject, row.Area, row.Period, row.Value, row.FromBelow, row.OwnRow, row.Status, row.Origin.Code())),
            rows.Select(row => (row.Subject, row.Area, row.Period, row.Value, row.FromBelow, row.OwnRow, row.Status, row.Origin)));
    }

    [Fact]
    public void Equal_values_of_neighbouring_snapshots_are_one_vintage()
    {
        var vintages = Vintage.Of(Address, [Figure(5, 2), Figure(1, null), Figure(2, 1), Figure(3, 1), Figure(4, 2), Figure(6, 1)]);

        Assert.Equal([(2, 3, 1m), (4, 5, 2m), (6, 6, 1m)], vintages.Select(v => (v.First.Sequence, v.Last.Sequence, v.First.Row!.Value!.Value)));
    }

    [Fact]
    public void Another_status_is_another_vintage_and_so_is_a_value_that_is_gone()
    {
        var vintages = Vintage.Of(Address, [Figure(1, 1, ObservationStatus.Provisional), Figure(2, 1), Figure(3, null)]);

        Assert.Equal([ObservationStatus.Provisional, ObservationStatus.Normal, ObservationStatus.Missing], vintages.Select(v => v.First.State));
    }

    [Fact]
    public void Changes_are_what_was_added_revised_or_withdrawn()
    {
        PublishedRow[] before = [Row("a", "530100", 1m), Row("a", "530300", 2m), Row("b", "530100", 3m), Row("b", "530300", 4m), Row("d", "530100", null)];
        PublishedRow[] after =
        [
            Row("a", "530100", 1m), Row("a", "530300", 2.5m), Row("b", "530100", null), Row("c", "530100", 5m),
            Row("d", "530100", null, ObservationStatus.NotSignificant), Row("e", "530100", null),
        ];

        var changes = PublishedChange.Between("indicators", before, after).ToList();

        Assert.Equal(
            ["a 530300 revised", "b 530100 withdrawn", "b 530300 withdrawn", "c 530100 added", "d 530100 revised"],
            changes.Select(change => $"{change.Address.Subject} {change.Address.Area} {RevisionDatasets.Code(change.Kind)}"));
    }

    [Fact]
    public void A_change_of_status_alone_is_a_revision() => Assert.Equal(
        PublishedChangeKind.Revised,
        Assert.Single(PublishedChange.Between("indicators", [Row("a", "530100", 1m, ObservationStatus.Provisional)], [Row("a", "530100", 1m)])).Kind);

    [Fact]
    public void Changes_have_the_documented_columns() => Assert.Equal(
        "dataset,subject,subject_name_zh,subject_name_en,area,area_name_zh,area_name_en,period,kind,before,before_status,after,after_status,difference,reasons\n"
        + "observations,gdp,统计量gdp,gdp,530102,五华区,530102,2024,revised,1.50,A,1.75,A,0.25,census correction\n"
        + "indicators,gone,,,530102,五华区,530102,2024,withdrawn,1.5,A,,,,method\n",
        Csv(
            RevisionDatasets.Changes(new TestCatalogue().Build()),
            new("observations", Address, Row("gdp", "530102", 1.50m), Row("gdp", "530102", 1.75m), ChangeReasons.Correction | ChangeReasons.Census),
            new("indicators", Address with { Subject = "gone" }, Row("gone", "530102", 1.5m), null, ChangeReasons.Method)));

    [Fact]
    public void A_history_has_the_documented_columns() => Assert.Equal(
        "subject,area,period,first_snapshot,first_taken_at,last_snapshot,last_taken_at,value,status,origin,reasons\n"
        + "gdp,530102,2024,2,2025-01-02T00:00:00Z,3,2025-01-03T00:00:00Z,1.50,A,reported,\n"
        + "gdp,530102,2024,4,2025-01-04T00:00:00Z,4,2025-01-04T00:00:00Z,,O,none,withdrawal\n",
        Csv(
            RevisionDatasets.History,
            new(Address, Figure(2, 1.50m), Figure(3, 1.50m), ChangeReasons.None),
            new(Address, Figure(4, null), Figure(4, null), ChangeReasons.Withdrawal)));

    private static string Csv<T>(Dataset<T> dataset, params T[] rows) =>
        Encoding.UTF8.GetString(Written.As(CsvFormat.Instance, dataset, rows)).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static SnapshotFigure Figure(long sequence, decimal? value, ObservationStatus status = ObservationStatus.Normal) =>
        new(sequence, new DateTimeOffset(2025, 1, (int)sequence, 0, 0, 0, TimeSpan.Zero), value is null ? null : Row("gdp", "530102", value, status));

    private static PublishedRow Row(string subject, string area, decimal? value, ObservationStatus? status = null) => new()
    {
        Subject = subject,
        Area = area,
        Period = Period.Annual(2024),
        Value = value,
        Status = status ?? (value is null ? ObservationStatus.Missing : ObservationStatus.Normal),
        Origin = value is null ? "none" : "reported",
    };
}
