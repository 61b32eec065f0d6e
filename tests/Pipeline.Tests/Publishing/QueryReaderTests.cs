using Pipeline.Catalogue;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;

namespace Pipeline.Tests.Publishing;

public sealed class QueryReaderTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();
    private static readonly QueryReader Indicators = new(Catalogue, Datasets.Indicators(Catalogue));

    [Fact]
    public void Has_the_parameters_that_the_columns_give() => Assert.Equal(
        ["indicator", "area", "level", "period", "unit", "status", "origin", "group", "from", "to", "select", "lang"],
        Indicators.Parameters.Select(parameter => parameter.Name));

    [Fact]
    public void Takes_lists_by_comma_and_by_repetition_alike() => Assert.Equal(
        Read("area=530100,530300").Canonical, Read("area=530300&area=530100").Canonical);

    [Fact]
    public void A_group_is_itself_and_the_areas_wholly_within_it()
    {
        var areas = Read("group=central").Codes["area"];

        Assert.Superset(new HashSet<string>(["central", "530100", "530102", "530300", "532503"]), areas.ToHashSet());
        Assert.DoesNotContain("532500", areas); // Only seven counties of Honghe are in it.
        Assert.DoesNotContain("530600", areas);
    }

    [Fact]
    public void A_group_and_areas_together_are_the_areas_in_the_group() =>
        Assert.Equal(["530100"], Read("group=central&area=530100,530600").Codes["area"]);

    [Fact]
    public void A_language_drops_the_labels_of_the_other() =>
        Assert.DoesNotContain(Datasets.Indicators(Catalogue).Columns.Where(Read("lang=zh").Wants), column => column.Name.EndsWith("_en", StringComparison.Ordinal));

    [Theory]
    [InlineData("area=53010", "area", "code-unknown", "530100")]
    [InlineData("area=昆明", "area", "code-unknown", "530100")]
    [InlineData("indicator=urbanization_rate", "indicator", "code-unknown", "urbanisation_rate")]
    [InlineData("group=middle", "group", "code-unknown", "old-industrial")]
    [InlineData("level=city", "level", "code-unknown", "county")]
    [InlineData("select=valu", "select", "code-unknown", "value")]
    [InlineData("region=1", "region", "parameter-unknown", "area")]
    [InlineData("area=", "area", "parameter-invalid", null)]
    [InlineData("from=2020,2021", "from", "parameter-invalid", null)]
    [InlineData("from=2021&to=2020", "from", "parameter-invalid", null)]
    [InlineData("period=202001", "period", "period-invalid", null)]
    [InlineData("lang=fr", "lang", "code-unknown", "zh")]
    public void Says_which_parameter_is_wrong_and_what_would_be_right(string query, string parameter, string code, string? among)
    {
        Indicators.Read(Given(query), out var fault);

        Assert.Equal((parameter, code), (fault!.Parameter, fault.Code));
        Assert.NotEqual("", fault.Message.Zh);
        Assert.NotEqual("", fault.Remedy.En);
        if (among is not null)
        {
            Assert.Contains(among, fault.Allowed);
        }
    }

    private static RowQuery Read(string query)
    {
        var read = Indicators.Read(Given(query), out var fault);
        Assert.Null(fault);
        return read;
    }

    private static Dictionary<string, IReadOnlyList<string>> Given(string query) => query.Split('&')
        .Select(pair => pair.Split('='))
        .GroupBy(pair => pair[0], pair => pair[1])
        .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group]);
}
