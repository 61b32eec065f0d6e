using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using CsvHelper;
using Pipeline.Storage;
using Pipeline.Storage.Access;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>The data sets as OData's clients read them, against the real function app.</summary>
[Collection(RunningProduct.Name)]
public sealed class ODataTests(ProductFixture product)
{
    private const string Root = "odata/v1/";

    [Fact]
    public async Task A_client_finds_every_figure_that_the_files_have()
    {
        var sets = await EngScript.RunAsync(("TOKEN", await product.TokenAsync(Role.Reader)), "read-odata.mjs", $"{product.Http.BaseAddress}{Root}", "997");

        Assert.Equal(["indicators", "observations", "targets", "disparity", "assessment"], sets.Select(set => set!["name"]!.GetValue<string>()));
        foreach (var set in sets)
        {
            var published = await PublishedAsync(set!["name"]!.GetValue<string>());
            var rows = set["rows"]!.AsArray();
            Assert.Equal((published.Count, published.Count), (rows.Count, set["count"]!.GetValue<int>()));
            Assert.Equal((published.Count + 996) / 997, set["pages"]!.GetValue<int>());
            Assert.Equal(published[0].Keys, set["columns"]!.AsArray().Select(column => column!.GetValue<string>()));
            foreach (var (row, expected) in rows.Zip(published))
            {
                Assert.All(expected, field => Assert.Equal(field.Value, Text(row![field.Key], field.Value)));
            }

            Assert.Equal(rows[0]!.ToJsonString(), Assert.Single(set["found"]!.AsArray())!.ToJsonString());
            Assert.All(rows[0]!.AsObject(), field => Assert.Equal(field.Value?.ToJsonString(), set["retrieved"]![field.Key]?.ToJsonString()));
            Assert.Equal(published.Select(row => row.First().Value).Max(StringComparer.Ordinal), Assert.Single(set["last"]!.AsArray())!.AsObject().First().Value!.GetValue<string>());
        }
    }

    /// <summary>Address, request headers, status, then headers that the answer must have; <c>*</c> stands for any value.</summary>
    public static TheoryData<string, string, int, string> Requests => new()
    {
        { "", "", 200, "Content-Type: application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8|Cache-Control: public, no-cache" },
        { "nightly", "", 200, "OData-Version: 4.0" },
        { "1/", "", 200, "Cache-Control: public, no-cache" },
        { "$metadata", "Accept: application/json;odata.metadata=minimal;q=1.0,application/xml;q=0.7", 200, "Content-Type: application/xml; charset=utf-8|ETag: *" },
        { "$metadata?$format=json", "", 200, "Content-Type: application/json; charset=utf-8" },
        { "$metadata", "If-None-Match: *", 304, "ETag: *" },
        { "indicators", "", 200, "Content-Type: application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8|Vary: Accept, Accept-Encoding, Accept-Language, Authorization, Prefer|Pipeline-Snapshot: *|Pipeline-Dataset-Version: *|Pipeline-Notice: *|ETag: *|Last-Modified: *|Cache-Control: public, no-cache" },
        { "indicators", "Accept: application/json;odata.metadata=full;IEEE754Compatible=true", 200, "Content-Type: application/json; odata.metadata=full; odata.streaming=true; IEEE754Compatible=true; charset=utf-8" },
        { "indicators", "Accept: application/atom+xml", 406, "Content-Type: application/json; charset=utf-8" },
        { "indicators", "OData-MaxVersion: 4.01", 200, "OData-Version: 4.0" },
        { "indicators", "OData-MaxVersion: 3.0", 400, "OData-Version: 4.0" },
        { "indicators", "Accept-Encoding: gzip", 200, "Content-Encoding: gzip" },
        { "indicators", "If-None-Match: *", 304, "ETag: *" },
        { "indicators", "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT", 304, "Last-Modified: *" },
        { "indicators", "Prefer: odata.maxpagesize=5, respond-async", 200, "Preference-Applied: odata.maxpagesize=5" },
        { "1/targets", "", 200, "Cache-Control: public, max-age=31536000, immutable" },
        { "987654/indicators", "", 404, "Content-Type: application/json; charset=utf-8|OData-Version: 4.0|Cache-Control: no-store" },
        { "nonsense", "", 404, "OData-Version: 4.0" },
        { "indicators?$filter=nonsense eq 1", "", 400, "OData-Version: 4.0" },
        { "indicators?$expand=area", "", 501, "OData-Version: 4.0" },
        { "indicators?$skiptoken=AAAAAAAAAAAAAAAAAAA", "", 400, "OData-Version: 4.0" },
        { "indicators?$orderby=area&$skip=1000000000", "", 400, "OData-Version: 4.0" },
        { "indicators/$count", "", 200, "Content-Type: text/plain; charset=utf-8" },
        { "indicators(indicator='gdp_per_capita',area='530000',period='1066')", "", 404, "OData-Version: 4.0" },
        { "../v2/indicators", "", 404, "OData-Version: 4.0" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Every_request_has_the_status_and_headers_that_OData_prescribes(string address, string headers, int status, string expected)
    {
        using var answer = await SendAsync(HttpMethod.Get, $"{Root}{address}", headers);

        Assert.Equal(status, (int)answer.StatusCode);
        foreach (var (name, value) in expected.Split('|').Select(each => each.Split(": ", 2)).Select(pair => (pair[0], pair[1])))
        {
            var found = string.Join(", ", answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? values : []);
            Assert.True(found.Replace(";", "; ", StringComparison.Ordinal).Replace(";  ", "; ", StringComparison.Ordinal) == value || (value == "*" && found.Length > 0), $"{name}: {found}");
        }

        var body = await answer.Content.ReadAsStringAsync();
        if (status >= 400)
        {
            Assert.NotEmpty(JsonNode.Parse(body)!["error"]!["message"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("POST", "$batch", 501)]
    [InlineData("POST", "indicators", 405)]
    [InlineData("PATCH", "indicators(indicator='a',area='b',period='c')", 405)]
    [InlineData("OPTIONS", "indicators", 204)]
    public async Task Nothing_can_be_changed(string verb, string address, int status)
    {
        using var answer = await SendAsync(new HttpMethod(verb), $"{Root}{address}", "");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status != 501, answer.Content.Headers.Allow.Contains("GET"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&$orderby=value desc,area")]
    public async Task Pages_stay_with_one_snapshot_and_keep_what_was_asked(string order)
    {
        var whole = await RowsAsync($"{Root}indicators?$filter=period eq '2020' and value ne null&$select=indicator,area,period,value{order}");
        List<string> pages = [];
        string? next = $"{Root}indicators?$filter=period eq '2020' and value ne null&$select=indicator,area,period,value&$count=true&$skip=3&$top=250{order}";
        while (next is not null)
        {
            using var answer = await SendAsync(HttpMethod.Get, next, "Prefer: odata.maxpagesize=97");
            var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            pages.AddRange(body["value"]!.AsArray().Select(row => row!.ToJsonString()));
            Assert.Equal(whole.Count, body["@odata.count"]!.GetValue<int>());
            next = body["@odata.nextLink"]?.GetValue<string>();
            Assert.Contains($"/odata/v1/{answer.Headers.GetValues("Pipeline-Snapshot").Single()}/indicators?", next ?? $"/odata/v1/{answer.Headers.GetValues("Pipeline-Snapshot").Single()}/indicators?", StringComparison.Ordinal);
        }

        Assert.True(whole.Count > 260);
        Assert.Equal(whole.Skip(3).Take(250), pages);
    }

    [Fact]
    public async Task A_page_mark_of_another_query_is_refused()
    {
        var page = JsonNode.Parse(await product.Http.GetStringAsync($"{Root}indicators?$top=5&$filter=value gt 1"))!;
        Assert.Null(page["@odata.nextLink"]);
        using var first = await SendAsync(HttpMethod.Get, $"{Root}indicators", "Prefer: maxpagesize=5");
        var next = JsonNode.Parse(await first.Content.ReadAsStringAsync())!["@odata.nextLink"]!.GetValue<string>();

        using var same = await product.Http.GetAsync($"{next}&$select=value");
        using var other = await product.Http.GetAsync($"{next}&$filter=value gt 1");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (same.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task A_row_and_its_properties_have_addresses()
    {
        var row = (await PublishedAsync("indicators")).First(each => each["value"].Length > 0);
        var address = $"{Root}indicators(period='{row["period"]}',indicator='{row["indicator"]}',area='{row["area"]}')";
        var full = JsonNode.Parse(await (await SendAsync(HttpMethod.Get, address, "Accept: application/json;odata.metadata=full")).Content.ReadAsStringAsync())!;

        Assert.Equal(row["value"], JsonNode.Parse(await product.Http.GetStringAsync($"{address}/value"))!["value"]!.ToJsonString());
        Assert.Equal(row["value"], await product.Http.GetStringAsync($"{address}/value/$value"));
        Assert.Equal(row["value"], JsonNode.Parse(await product.Http.GetStringAsync($"{address}?$select=value"))!["value"]!.ToJsonString());
        Assert.Equal("#Decimal", full["value@odata.type"]!.GetValue<string>());
        Assert.Equal(row["value"], JsonNode.Parse(await product.Http.GetStringAsync(full["@odata.id"]!.GetValue<string>()))!["value"]!.ToJsonString());
    }

    [Fact]
    public async Task Clients_are_asked_for_the_password_that_they_know_how_to_send()
    {
        using var refused = await SendAsync(HttpMethod.Get, $"{Root}targets?$top=1", "Authorization: Basic YTpi");
        using var elsewhere = await SendAsync(HttpMethod.Get, "api/v1/status", "");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (refused.StatusCode, elsewhere.StatusCode));
        Assert.Equal(["Bearer", "Basic"], refused.Headers.WwwAuthenticate.Select(each => each.Scheme));
        Assert.Equal(["Bearer"], elsewhere.Headers.WwwAuthenticate.Select(each => each.Scheme));
    }

    [Fact]
    public async Task A_known_page_is_not_sent_again_and_a_compressed_one_is_the_same()
    {
        using var plain = await SendAsync(HttpMethod.Get, $"{Root}targets", "");
        using var packed = await SendAsync(HttpMethod.Get, $"{Root}targets", "Accept-Encoding: br");
        using var known = await SendAsync(HttpMethod.Get, $"{Root}targets", $"If-None-Match: {plain.Headers.ETag}");
        using var other = await SendAsync(HttpMethod.Get, $"{Root}targets?$top=1", $"If-None-Match: {plain.Headers.ETag}");
        await using var unpacked = new BrotliStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);

        Assert.Equal(await plain.Content.ReadAsStringAsync(), await text.ReadToEndAsync());
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (known.StatusCode, other.StatusCode));
        Assert.False(plain.Headers.ETag!.IsWeak);
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
    }

    /// <summary>A field as the file has it: numbers are compared as numbers, since JavaScript drops the zeros at their ends.</summary>
    private static string Text(JsonNode? field, string published) => field switch
    {
        null => "",
        JsonValue value when value.TryGetValue<decimal>(out var number) => number == decimal.Parse(published, CultureInfo.InvariantCulture) ? published : $"{number}",
        _ => field.GetValue<string>(),
    };

    private async Task<List<Dictionary<string, string>>> PublishedAsync(string dataset)
    {
        await using var stream = await product.Http.GetStreamAsync($"api/v1/snapshots/{SnapshotPointers.Released}/{dataset}?format=csv");
        using var csv = CsvReader.Create(stream, new(), leaveOpen: true);
        List<Dictionary<string, string>> rows = [];
        while (csv.Read())
        {
            rows.Add(csv.Headers.ToDictionary(name => name, name => csv.GetString(name), StringComparer.Ordinal));
        }

        return rows;
    }

    private async Task<List<string>> RowsAsync(string address)
    {
        var body = JsonNode.Parse(await product.Http.GetStringAsync(address))!;
        Assert.Null(body["@odata.nextLink"]);
        return [.. body["value"]!.AsArray().Select(row => row!.ToJsonString())];
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod verb, string address, string headers)
    {
        using var request = new HttpRequestMessage(verb, address);
        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split(": ", 2)))
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        return await product.Http.SendAsync(request);
    }
}
