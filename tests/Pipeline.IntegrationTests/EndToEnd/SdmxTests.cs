using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CsvHelper;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>SDMX REST as statistical software uses it, against the real function app.</summary>
[Collection(RunningProduct.Name)]
public sealed class SdmxTests(ProductFixture product)
{
    private const string Data = "sdmx/v2/data/dataflow/YNRD/";

    [Theory]
    [InlineData("indicators")]
    [InlineData("observations")]
    [InlineData("targets")]
    [InlineData("disparity")]
    [InlineData("assessment")]
    public async Task Every_figure_and_code_is_that_of_the_csv_and_every_code_is_explained(string dataset)
    {
        var flow = dataset.ToUpperInvariant();
        var plain = await TableAsync($"api/v1/snapshots/released/{dataset}?format=csv", "");
        var sdmx = await TableAsync($"{Data}{flow}", "application/vnd.sdmx.data+csv;version=2.0.0");
        var pulled = await TableAsync($"api/v1/snapshots/released/{dataset}.sdmx-csv", "");
        var message = await JsonAsync($"{Data}{flow}?dimensionAtObservation=AllDimensions");
        var structure = (await JsonAsync($"sdmx/v2/structure/dataflow/YNRD/{flow}?references=descendants"))["data"]!;
        var components = Components(structure["dataStructures"]!.AsArray().Single()!["dataStructureComponents"]!);
        var lists = structure["codelists"]!.AsArray().ToDictionary(list => Urn(list!), list => list!["codes"]!.AsArray().Select(Id).ToHashSet());

        Assert.Equal(sdmx, pulled);
        Assert.Equal(plain.Count, sdmx.Count);
        Assert.Equal(components.Keys, sdmx[0].Skip(3));
        foreach (var (component, place) in sdmx[0].Select((id, place) => (id, place)).Skip(3))
        {
            // A column of the plain file has the same name but for those that SDMX has a name for.
            var column = plain[0].IndexOf(component switch
            {
                "REF_AREA" => "area",
                "TIME_PERIOD" => "period",
                "UNIT_MEASURE" => "unit",
                "OBS_STATUS" => "status",
                "OBS_VALUE" => dataset == "assessment" ? "points" : "value",
                _ => component.ToLowerInvariant(),
            });
            Assert.Equal(plain.Skip(1).Select(row => row[column]), sdmx.Skip(1).Select(row => row[place]));
            if (components[component] is { } list)
            {
                Assert.Subset(lists[list], sdmx.Skip(1).Select(row => row[place]).Where(code => code.Length > 0).ToHashSet());
            }
        }

        Assert.Equal(plain.Count - 1, message["data"]!["dataSets"]![0]!["observations"]!.AsObject().Count);
    }

    [Fact]
    public async Task A_slice_is_what_the_csv_has_of_it()
    {
        var message = await JsonAsync($"{Data}OBSERVATIONS/+/gdp.530100+530300?c[TIME_PERIOD]=ge:2020%2Ble:2020&attributes=OBS_STATUS,UNIT_MEASURE");
        var rows = await product.PullAsync("released", "observations", "measure");
        var structure = message["data"]!["structures"]![0]!;

        Assert.Equal("统计量", structure["dimensions"]!["series"]![0]!["names"]!["zh"]!.GetValue<string>());
        Assert.Equal(["昆明市", "曲靖市"], structure["dimensions"]!["series"]![1]!["values"]!.AsArray().Select(value => value!["names"]!["zh"]!.GetValue<string>()));
        Assert.Equal(
            [rows[("gdp", "530100", "2020")]["value"], rows[("gdp", "530300", "2020")]["value"]],
            message["data"]!["dataSets"]![0]!["series"]!.AsObject().Select(series => series.Value!["observations"]!["0"]![0]!.ToJsonString()));
    }

    [Theory]
    [InlineData("INDICATORS", "", 200, "application/vnd.sdmx.data+json")]
    [InlineData("INDICATORS", "application/vnd.sdmx.data+json;version=2.0.0", 200, "application/vnd.sdmx.data+json")]
    [InlineData("INDICATORS", "application/vnd.sdmx.data+csv;version=2.0.0;labels=both", 200, "application/vnd.sdmx.data+csv")]
    [InlineData("INDICATORS", "application/vnd.sdmx.data+csv;version=2+.0.0;q=0.5, application/vnd.sdmx.data+xml", 200, "application/vnd.sdmx.data+csv")]
    [InlineData("INDICATORS", "application/vnd.sdmx.data+json;version=9.0.0", 406, "application/problem+json")]
    [InlineData("INDICATORS", "application/vnd.sdmx.data+csv;timeFormat=normalized", 406, "application/problem+json")]
    [InlineData("INDICATORS?format=sdmx-csv&labels=name", "", 200, "application/vnd.sdmx.data+csv")]
    [InlineData("INDICATORS?format=xlsx", "", 400, "application/problem+json")]
    [InlineData("INDICATORS?sort=TIME_PERIOD", "", 501, "application/problem+json")]
    [InlineData("INDICATORS?updatedAfter=2100-01-01", "", 204, "")]
    [InlineData("INDICATORS?updatedAfter=2026-01-01&asOf=2025-01-01", "", 404, "application/problem+json")]
    [InlineData("INDICATORS?updatedAfter=2101-01-01&asOf=2100-01-01", "", 400, "application/problem+json")]
    [InlineData("INDICATORS?asOf=2001-01-01", "", 404, "application/problem+json")]
    [InlineData("INDICATORS?asOf=2100-01-01T00:00:00Z", "", 200, "application/vnd.sdmx.data+json")]
    [InlineData("INDICATORS/1.0.0/gdp_share.530100.1999", "", 204, "")]
    [InlineData("INDICATORS/2.0.0", "", 404, "application/problem+json")]
    [InlineData("NOTHING", "", 404, "application/problem+json")]
    public async Task Every_question_is_answered_in_the_format_asked_for_or_with_what_is_wrong(string question, string accept, int status, string mediaType)
    {
        using var answer = await SendAsync($"{Data}{question}", accept);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType ?? "");
        if (status is 400 or 406 or 501)
        {
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            Assert.All((string[])["title_zh", "title_en", "remedy_zh", "remedy_en"], name => Assert.NotEmpty(problem[name]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task An_answer_that_the_caller_has_is_not_sent_again()
    {
        string[] questions = ["TARGETS", "TARGETS?limit=3", "TARGETS?dimensionAtObservation=AllDimensions", "TARGETS?c[LEVEL]=group", "TARGETS?format=sdmx-csv", "TARGETS?format=sdmx-csv&labels=both"];
        List<string> tags = [];
        foreach (var question in questions)
        {
            using var answer = await SendAsync($"{Data}{question}", "");
            tags.Add(answer.Headers.ETag!.ToString());
            Assert.False(answer.Headers.ETag.IsWeak);
            Assert.Contains("Accept-Language", answer.Headers.Vary);
            using var again = await SendAsync($"{Data}{question}", "", tags[^1]);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }

        Assert.Equal(tags.Count, tags.Distinct().Count());
        using var structure = await SendAsync("sdmx/v2/structure/codelist", "");
        using var same = await SendAsync("sdmx/v2/structure/codelist", "", structure.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Theory]
    [InlineData("?updatedAfter=2001-01-01T00:00:00%2B08:00")]
    [InlineData("?includeHistory=true")]
    public async Task A_copy_that_does_what_every_release_says_is_the_released_snapshot(string question)
    {
        Dictionary<string, string> copy = new(StringComparer.Ordinal);
        foreach (var row in (await TableAsync($"{Data}TARGETS{question}", "application/vnd.sdmx.data+csv")).Skip(1))
        {
            var key = string.Join('.', row[3..5]);
            if (row[2] == "D")
                Assert.True(copy.Remove(key), key);
            else
                copy[key] = string.Join('|', row[3..]);
        }

        var released = (await TableAsync($"{Data}TARGETS", "application/vnd.sdmx.data+csv")).Skip(1);
        Assert.Equal(released.Select(row => string.Join('|', row[3..])).Order(StringComparer.Ordinal), copy.Values.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("zh", "州市")]
    [InlineData("en", "prefecture")]
    public async Task Names_are_in_the_language_that_the_caller_prefers(string language, string level)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Data}OBSERVATIONS/~/gdp.530100?limit=1&format=sdmx-csv&labels=name");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await product.Http.SendAsync(request);

        Assert.Contains($",prefecture,{level},", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "sdmx/v2/availability/dataflow/YNRD/INDICATORS", 501)]
    [InlineData("GET", "sdmx/v2/data/datastructure/YNRD/DSD_INDICATORS", 501)]
    [InlineData("GET", "sdmx/v2/structure/hierarchy", 501)]
    [InlineData("GET", "sdmx/v2/structure/codelist/YNRD/CL_NOTHING", 404)]
    [InlineData("POST", "sdmx/v2/data/dataflow/YNRD/INDICATORS", 405)]
    public async Task What_is_not_done_here_is_said(string verb, string address, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb), address);
        using var answer = await product.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string accept, string known = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept.Length > 0)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (known.Length > 0)
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(known));
        return await product.Http.SendAsync(request);
    }

    private async Task<JsonNode> JsonAsync(string address)
    {
        using var answer = await SendAsync(address, "");
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {body}");
        return JsonNode.Parse(body)!;
    }

    private async Task<List<List<string>>> TableAsync(string address, string accept)
    {
        using var answer = await SendAsync(address, accept);
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        using var csv = CsvReader.Create(body, new() { HasHeader = false });
        List<List<string>> rows = [];
        while (await csv.ReadAsync())
            rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))]);
        return rows;
    }

    private static Dictionary<string, string?> Components(JsonNode definition) => definition["dimensionList"]!["dimensions"]!.AsArray()
        .Append(definition["dimensionList"]!["timeDimension"])
        .Concat(definition["measureList"]!["measures"]!.AsArray())
        .Concat(definition["attributeList"]!["attributes"]!.AsArray())
        .ToDictionary(Id, component => component!["localRepresentation"]!["enumeration"]?.GetValue<string>());

    private static string Id(JsonNode? node) => node!["id"]!.GetValue<string>();

    private static string Urn(JsonNode list) => string.Create(
        CultureInfo.InvariantCulture, $"urn:sdmx:org.sdmx.infomodel.codelist.Codelist={list["agencyID"]}:{list["id"]}({list["version"]})");
}
