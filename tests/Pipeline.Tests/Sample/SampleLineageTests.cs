using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Lineage;

namespace Pipeline.Tests.Sample;

/// <summary>The lineage of what the built-in catalogue makes of the sample.</summary>
public sealed class SampleLineageTests
{
    private static readonly Workings Workings = new(SampleFixture.Default, SampleSnapshot.Generations(_ => true), []);

    public static TheoryData<string> Subjects =>
        [.. SampleFixture.Default.Indicators.Select(indicator => indicator.Code), .. SampleFixture.Default.Measures.Select(measure => measure.Code)];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Every_published_number_is_the_top_of_a_tree_that_ends_in_cells(string subject)
    {
        foreach (var row in Sampled(subject))
        {
            ValueAddress address = new(row.Subject, row.Area, row.Period);
            var tree = Workings.Explain(address)!;

            Assert.Equal((row.Value, row.Status), (tree.Published, tree.Status));
            Assert.Equal(row.FromBelow, Workings.Explain(address, null, PublishedColumn.ValueFromBelow)!.Published);
            Assert.Equal(row.OwnRow, Workings.Explain(address, null, PublishedColumn.ValueOwnRow)!.Published);
            Assert.InRange(tree.All().Count(), 1, 5000);
            foreach (var node in tree.All())
            {
                Assert.True(node.Children.Count > 0 || node.Operands > 0 || node.Value is null || node.Cell is { Submitted: not null }, $"{address} {node.Label} {node.Area} {node.Period}");
            }
        }
    }

    /// <summary>Of every subject, three years of each kind of area.</summary>
    private static IEnumerable<SnapshotValue> Sampled(string subject)
    {
        var levels = SampleFixture.Default.Areas.ToDictionary(area => area.Code, area => area.Level);
        return SampleSnapshot.Complete.Indicators.Concat(SampleSnapshot.Complete.Observations)
            .Where(row => row.Subject == subject)
            .GroupBy(row => (Level: levels.GetValueOrDefault(row.Area, AreaLevel.Group), row.Period))
            .Where(group => group.Key.Period.Year is 2015 or 2016 or 2020)
            .SelectMany(group => group.Where((_, i) => i is 0 or 3));
    }
}
