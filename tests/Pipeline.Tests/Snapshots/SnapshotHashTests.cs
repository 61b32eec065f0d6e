using Pipeline.Indicators;
using Pipeline.Snapshots;
using Pipeline.Submissions;
using Pipeline.Tests.Publishing;

namespace Pipeline.Tests.Snapshots;

public sealed class SnapshotHashTests
{
    private static readonly SnapshotContent Content = new("0123456789ab", [SampleRows.Value(8m)], [SampleRows.Value(null)], []);

    [Fact]
    public void Is_the_SHA_256_of_the_documented_text()
    {
        var text = "pipeline-snapshot/1\ncatalogue 0123456789ab\nindicators 1\n"
            + "gdp\t530102\t2024\t8\tP\treported\t7.5\t\t0.5\tmissing:gdp@530103\t\nobservations 1\n"
            + "gdp\t530102\t2024\t\tP\treported\t7.5\t\t0.5\tmissing:gdp@530103\t\ntargets 0\ndisparity 0\nassessment 0\n";

        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))), SnapshotHash.Of(Content));
    }

    [Fact]
    public void Is_the_same_for_equal_numbers() =>
        Assert.Equal(SnapshotHash.Of(Content), SnapshotHash.Of(Content with { Indicators = [SampleRows.Value(8.00m)] }));

    [Fact]
    public void Changes_with_anything_that_the_snapshot_says()
    {
        var value = SampleRows.Value(8m);
        SnapshotValue[] changed =
        [
            value with { Subject = "population" },
            value with { Area = "530103" },
            value with { Period = Period.Annual(2023) },
            value with { Value = 8.01m },
            value with { Value = null },
            value with { Status = ObservationStatus.Normal },
            value with { Origin = Origin.Published },
            value with { FromBelow = null },
            value with { OwnRow = 7.5m, FromBelow = null },
            value with { Coverage = 1m },
            value with { Remark = "" },
        ];
        var hashes = changed.Select(row => SnapshotHash.Of(Content with { Indicators = [row] }))
            .Append(SnapshotHash.Of(Content))
            .Append(SnapshotHash.Of(Content with { CatalogueVersion = "other" }))
            .Append(SnapshotHash.Of(Content with { Indicators = [] }))
            .Append(SnapshotHash.Of(Content with { Indicators = [value, value] }));

        Assert.Equal(changed.Length + 4, hashes.Distinct().Count());
    }

    [Fact]
    public void Takes_any_number_of_rows_and_remarks_of_any_length()
    {
        var rows = Enumerable.Repeat(SampleRows.Value(8m) with { Remark = new string('r', 100_000) }, 20).ToList();

        Assert.NotEqual(SnapshotHash.Of(Content with { Indicators = rows }), SnapshotHash.Of(Content with { Indicators = rows[..19] }));
    }
}
