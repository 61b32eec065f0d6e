using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public sealed class CatalogueRoundTripTests
{
    [Fact]
    public void A_catalogue_that_was_kept_with_a_snapshot_is_the_same_when_it_is_read_again()
    {
        var built = CatalogueLoader.LoadDefault();
        using var kept = new MemoryStream();
        Assert.True(CatalogueLoader.Write(built, kept));
        kept.Position = 0;

        var read = CatalogueLoader.Read(kept);

        Assert.Equal(built.Version, read.Version);
        Assert.Equal(built.Indicators.Select(indicator => indicator.Code), read.Indicators.Select(indicator => indicator.Code));
        Assert.Equal(built.Areas.Select(area => area.Name), read.Areas.Select(area => area.Name));
        using var again = new MemoryStream();
        CatalogueLoader.Write(read, again);
        Assert.Equal(kept.ToArray(), again.ToArray());
    }

    [Fact]
    public void One_that_was_made_by_hand_has_no_files() => Assert.False(CatalogueLoader.Write(new TestCatalogue().Build(), Stream.Null));

    [Fact]
    public void One_that_lacks_a_file_is_refused() =>
        Assert.Throws<CatalogueException>(() => CatalogueLoader.Read(new MemoryStream("{}"u8.ToArray())));
}
