using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Http.OData;

namespace Pipeline.Tests.Functions.OData;

public sealed class ODataRequestTests
{
    [Theory]
    [InlineData("", "released", "http://data.example/odata/v1/", "Service")]
    [InlineData("nightly", "nightly", "http://data.example/odata/v1/nightly/", "Service")]
    [InlineData("17/", "17", "http://data.example/odata/v1/17/", "Service")]
    [InlineData("$metadata", "released", "http://data.example/odata/v1/", "Metadata")]
    [InlineData("17/$metadata", "17", "http://data.example/odata/v1/17/", "Metadata")]
    [InlineData("indicators", "released", "http://data.example/odata/v1/", "Rows")]
    [InlineData("released/targets", "released", "http://data.example/odata/v1/released/", "Rows")]
    [InlineData("indicators/$count", "released", "http://data.example/odata/v1/", "Count")]
    [InlineData("indicators(indicator='gdp_share',area='530100',period='2020')", "released", "http://data.example/odata/v1/", "Row")]
    [InlineData("indicators(period='2020',indicator='gdp_share',area='it''s')", "released", "http://data.example/odata/v1/", "Row")]
    [InlineData("17/indicators(indicator='gdp_share',area='530100',period='2020')/value", "17", "http://data.example/odata/v1/17/", "Property")]
    [InlineData("indicators(indicator='gdp_share',area='530100',period='2020')/value/$value", "released", "http://data.example/odata/v1/", "PropertyValue")]
    public void Addresses_lead_to_a_snapshot_and_something_of_it(string path, string snapshot, string root, string resource)
    {
        var address = ODataAddress.Read(ODataSample.Request(path), ODataSample.Model);

        Assert.Equal((snapshot, root, resource), (address.Snapshot, address.Root.ToString(), address.Resource.ToString()));
    }

    [Theory]
    [InlineData("nonsense", "not-found")]
    [InlineData("Indicators", "not-found")]
    [InlineData("indicators('gdp')", "not-found")]
    [InlineData("indicators(indicator='a',area='b')", "not-found")]
    [InlineData("indicators/value", "not-found")]
    [InlineData("indicators/gdp/530100/2020", "not-found")]
    [InlineData("17/18/indicators", "not-found")]
    [InlineData("$all", "not-supported")]
    [InlineData("$crossjoin(indicators,targets)", "not-supported")]
    [InlineData("$batch", "not-supported")]
    [InlineData("indicators/$ref", "not-supported")]
    public async Task Other_addresses_are_unknown_or_unsupported(string path, string code) =>
        Assert.Equal(code, await CodeAsync(Assert.Throws<ODataFault>(() => ODataAddress.Read(ODataSample.Request(path), ODataSample.Model))));

    [Theory]
    [InlineData("indicators", "$expand", "area", "not-supported")]
    [InlineData("indicators", "$apply", "aggregate($count as n)", "not-supported")]
    [InlineData("indicators", "$search", "gdp", "not-supported")]
    [InlineData("indicators", "$compute", "value as v", "not-supported")]
    [InlineData("indicators", "$orderby", "length(area)", "not-supported")]
    [InlineData("indicators", "$inlinecount", "allpages", "query-invalid")]
    [InlineData("indicators", "filter", "value gt 1", "query-invalid")]
    [InlineData("indicators", "nonsense", "1", "query-invalid")]
    [InlineData("indicators", "$top", "-1", "query-invalid")]
    [InlineData("indicators", "$top", "many", "query-invalid")]
    [InlineData("indicators", "$skip", "1.5", "query-invalid")]
    [InlineData("indicators", "$count", "yes", "query-invalid")]
    [InlineData("indicators", "$select", "nonsense", "query-invalid")]
    [InlineData("indicators", "$orderby", "nonsense desc", "query-invalid")]
    [InlineData("indicators", "$orderby", "area sideways", "query-invalid")]
    [InlineData("indicators/$count", "$select", "area", "query-invalid")]
    [InlineData("$metadata", "$top", "1", "query-invalid")]
    [InlineData("indicators(indicator='a',area='b',period='c')", "$filter", "area eq 'b'", "query-invalid")]
    public async Task Options_that_cannot_be_answered_are_never_passed_over(string path, string option, string value, string code)
    {
        var request = ODataSample.Request(path, (option, value));
        var address = ODataAddress.Read(request, ODataSample.Model);

        Assert.Equal(code, await CodeAsync(Assert.Throws<ODataFault>(() => ODataQuery.Read(request.Query, address, ODataSample.Model))));
    }

    [Theory]
    [InlineData("", "", "minimal", false)]
    [InlineData("", "*/*", "minimal", false)]
    [InlineData("", "application/json;odata.metadata=full", "full", false)]
    [InlineData("", "application/json;metadata=none", "none", false)]
    [InlineData("", "application/json;odata.metadata=minimal;IEEE754Compatible=true", "minimal", true)]
    [InlineData("", "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,text/plain;q=0.7", "minimal", false)]
    [InlineData("", "application/atom+xml,application/json;odata=verbose,application/json;odata.metadata=full;q=0.5", "full", false)]
    [InlineData("json", "application/atom+xml", "minimal", false)]
    [InlineData("application/json;odata.metadata=none", "", "none", false)]
    public void The_JSON_that_is_wanted_is_found(string format, string accept, string metadata, bool compatible)
    {
        var request = format.Length == 0 ? ODataSample.Request("indicators") : ODataSample.Request("indicators", ("$format", format));
        request.Headers.Accept = accept;

        var chosen = ODataFormat.Choose(request);

        Assert.Equal((metadata, compatible), (chosen.Metadata.ToString().ToLowerInvariant(), chosen.Ieee754Compatible));
        Assert.Contains($"odata.metadata={metadata}", chosen.MediaType, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("atom", "")]
    [InlineData("xml", "")]
    [InlineData("application/json;odata=verbose", "")]
    [InlineData("application/json;odata.metadata=some", "")]
    [InlineData("", "application/atom+xml")]
    [InlineData("", "application/json;q=0")]
    public async Task A_format_that_there_is_not_is_refused(string format, string accept)
    {
        var request = format.Length == 0 ? ODataSample.Request("indicators") : ODataSample.Request("indicators", ("$format", format));
        request.Headers.Accept = accept;

        Assert.Equal("format-not-acceptable", await CodeAsync(Assert.Throws<ODataFault>(() => ODataFormat.Choose(request))));
    }

    /// <summary>The code of the error document that a fault becomes, which has a message in both languages.</summary>
    internal static async Task<string> CodeAsync(ODataFault fault)
    {
        var context = new DefaultHttpContext();
        (context.Request.Path, context.Response.Body) = ($"{ODataAddress.Base}/indicators", new MemoryStream());
        await fault.Problem.ExecuteAsync(context);
        context.Response.Body.Position = 0;
        var error = (await JsonNode.ParseAsync(context.Response.Body))!["error"]!;
        Assert.NotEmpty(error["message"]!.GetValue<string>());
        Assert.Equal(2, error["details"]!.AsArray().Count);
        return error["code"]!.GetValue<string>();
    }
}
