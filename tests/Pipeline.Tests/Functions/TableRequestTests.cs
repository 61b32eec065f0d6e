using Pipeline.Functions.Http.Pulls;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;
using Pipeline.Publishing.Sdmx;

namespace Pipeline.Tests.Functions;

public sealed class TableRequestTests
{
    private static readonly TableRequest Stored = new(CsvFormat.Instance, new Dictionary<string, string>(), RowQuery.All, "1");

    /// <summary>The stored file is what it is; what is written from it may have names of the catalogue that the app has now.</summary>
    [Fact]
    public void The_catalogue_is_part_of_what_identifies_an_answer_unless_that_is_the_stored_file()
    {
        Assert.True(Stored.IsStoredFile);
        Assert.Equal(Stored.Canonical, (Stored with { CatalogueVersion = "2" }).Canonical);

        var written = Stored with { Format = SdmxJsonFormat.Instance };
        Assert.NotEqual(written.Canonical, (written with { CatalogueVersion = "2" }).Canonical);
    }
}
