using Pipeline.Catalogue;
using Pipeline.Publishing;
using Pipeline.Snapshots;
using Pipeline.Tests.Reporting;
using Pipeline.Tests.Snapshots;

namespace Pipeline.Tests.Publishing;

public sealed class PublishedRowsTests
{
    [Fact]
    public void Reads_back_what_a_snapshot_publishes()
    {
        var content = TinySnapshot.Content;
        var read = PublishedRows.Read(Manifest(content), File("indicators.csv"), File("observations.csv"), File("targets.csv"));

        Assert.Equal(content.Indicators, read.Indicators);
        Assert.Equal(content.Observations, read.Observations);
        Assert.Equal(content.Targets, read.Targets);
        Assert.Equal(content.CatalogueVersion, read.CatalogueVersion);
    }

    [Fact]
    public void Reads_back_the_assessment()
    {
        var assessment = File("assessment.csv", SampleReport.Catalogue, SampleReport.Content);
        var read = PublishedRows.Read(Manifest(TinySnapshot.Content), File("indicators.csv"), File("observations.csv"), File("targets.csv"), assessment);

        Assert.NotEmpty(read.Assessment);
        Assert.Equal(SampleReport.Content.Assessment, read.Assessment);
    }

    [Fact]
    public void Refuses_a_word_that_it_does_not_know()
    {
        var text = new StreamReader(File("targets.csv")).ReadToEnd().Replace(",off-track,", ",lost,", StringComparison.Ordinal);

        var refusal = Assert.Throws<FormatException>(() => PublishedRows.Read(
            Manifest(TinySnapshot.Content), File("indicators.csv"), File("observations.csv"), new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))));
        Assert.Contains("'lost'", refusal.Message, StringComparison.Ordinal);
    }

    private static MemoryStream File(string name) => File(name, TinySnapshot.Catalogue, TinySnapshot.Content);

    private static MemoryStream File(string name, StatisticalCatalogue catalogue, SnapshotContent content)
    {
        var output = new MemoryStream();
        Assert.True(SnapshotFiles.For(catalogue, content).Single(file => file.Name == name).WriteAsync(output).IsCompletedSuccessfully);
        output.Position = 0;
        return output;
    }

    private static SnapshotManifest Manifest(SnapshotContent content) => new()
    {
        Sequence = 1,
        Hash = SnapshotHash.Of(content),
        TakenAt = default,
        CatalogueVersion = content.CatalogueVersion,
        Counts = SnapshotCounts.Of(content),
        Pins = [],
        Files = [],
    };
}
