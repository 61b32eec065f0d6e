using System.Text;
using Pipeline.Indicators;
using Pipeline.Publishing;
using Pipeline.Snapshots;
using Pipeline.Tests.Submissions;

namespace Pipeline.Tests.Snapshots;

public sealed class TinySnapshotTests
{
    private static readonly string[] Names = [.. Files().Select(file => file.Name)];

    public static TheoryData<string> TextFiles => [.. Names];

    [Theory]
    [MemberData(nameof(TextFiles))]
    public void Is_published_as_before(string name) => GoldenFiles.Compare(name, Bytes(name));

    [Fact]
    public void Has_the_hash_it_had_before() => GoldenFiles.Compare("hash.txt", Encoding.UTF8.GetBytes(SnapshotHash.Of(TinySnapshot.Content) + "\n"));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    [InlineData("ar-SA")]
    public void Has_the_same_hash_and_bytes_under_any_culture(string culture)
    {
        var (hash, files) = Culture.Run(culture, () => (SnapshotHash.Of(TinySnapshot.Content), Names.Select(Bytes).ToList()));

        Assert.Equal(SnapshotHash.Of(TinySnapshot.Content), hash);
        Assert.Equal(Names.Select(Bytes), files);
    }

    [Fact]
    public void Has_the_same_hash_whatever_order_generations_and_observations_come_in()
    {
        var expected = SnapshotHash.Of(TinySnapshot.Content);
        var generations = Reports.Of(TinySnapshot.Reports);
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var shuffled = generations.Select(generation => generation with { Observations = Shuffled(generation.Observations, random) }).ToList();

            Assert.Equal(expected, SnapshotHash.Of(new IndicatorEngine(TinySnapshot.Catalogue).Compute(Shuffled(shuffled, random))));
        }
    }

    [Fact]
    public void Lists_its_rows_by_subject_area_and_period()
    {
        var content = TinySnapshot.Content;

        foreach (var rows in new[] { content.Indicators, content.Observations })
        {
            Assert.Equal(
                rows.OrderBy(row => row.Subject, StringComparer.Ordinal).ThenBy(row => row.Area, StringComparer.Ordinal).ThenBy(row => row.Period), rows);
        }

        Assert.Equal(content.Targets.OrderBy(row => row.Target, StringComparer.Ordinal).ThenBy(row => row.Period), content.Targets);
    }

    [Fact]
    public void Keeps_each_data_set_once() => Assert.Equal(["indicators.csv", "observations.csv", "targets.csv", "disparity.csv", "assessment.csv"], Names);

    [Fact]
    public void Of_nothing_is_empty()
    {
        var content = new IndicatorEngine(TinySnapshot.Catalogue).Compute([]);

        Assert.Empty(content.Indicators);
        Assert.Empty(content.Observations);
        Assert.Empty(content.Targets);
        Assert.Equal(64, SnapshotHash.Of(content).Length);
    }

    private static IReadOnlyList<SnapshotFile> Files() => SnapshotFiles.For(TinySnapshot.Catalogue, TinySnapshot.Content);

    private static byte[] Bytes(string name)
    {
        using var output = new MemoryStream();
        Assert.True(Files().Single(file => file.Name == name).WriteAsync(output).IsCompletedSuccessfully);
        return output.ToArray();
    }

    private static List<T> Shuffled<T>(IReadOnlyList<T> items, Random random)
    {
        var array = items.ToArray();
        random.Shuffle(array);
        return [.. array];
    }
}
