using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Storage;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>Pulls of data sets as BI tools make them, against the real function app.</summary>
[Collection(RunningProduct.Name)]
public sealed class PullTests(ProductFixture product)
{
    private const string Released = "api/v1/snapshots/released/";

    [Theory]
    [InlineData("indicators")]
    [InlineData("observations")]
    [InlineData("targets")]
    public async Task A_whole_csv_is_the_stored_file_byte_for_byte(string dataset)
    {
        using var answer = await product.Http.GetAsync($"{Released}{dataset}");
        var served = await answer.Content.ReadAsByteArrayAsync();
        var reference = (await new SnapshotPointers(product.Storage).FindAsync(SnapshotPointers.Released))!;
        var stored = await product.Storage.Container(StorageNames.Snapshots).GetBlobClient($"{reference.Folder}/{dataset}.csv").DownloadContentAsync();
        var manifest = (await new SnapshotReader(product.Storage).ManifestAsync(reference))!;

        Assert.Equal(stored.Value.Content.ToArray(), served);
        Assert.Equal(manifest.Files.Single(file => file.Name == $"{dataset}.csv").Sha256, Convert.ToHexStringLower(SHA256.HashData(served)));
        Assert.Equal(reference.Sequence.ToString(CultureInfo.InvariantCulture), answer.Headers.GetValues("Pipeline-Snapshot").Single());
        Assert.Equal(reference.Hash, answer.Headers.GetValues("Pipeline-Snapshot-Hash").Single());
        Assert.Equal(manifest.Datasets.Single(each => each.Name == dataset).Version, answer.Headers.GetValues("Pipeline-Dataset-Version").Single());
        Assert.Equal("Sample data: every figure is synthetic, none is a real statistic", answer.Headers.GetValues("Pipeline-Notice").Single());
        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
    }

    /// <summary>Address, request headers, status, then headers that the answer must have; <c>*</c> stands for any value.</summary>
    public static TheoryData<string, string, int, string> Requests => new()
    {
        { $"{Released}indicators", "", 200, "Content-Type: text/csv; charset=utf-8|Cache-Control: public, no-cache|Accept-Ranges: bytes|ETag: *|Last-Modified: *" },
        { $"{Released}indicators", "Accept: application/json", 200, "Content-Type: application/json; charset=utf-8|Vary: Accept, Accept-Encoding, Accept-Language, Authorization" },
        { $"{Released}indicators", "Accept: application/json;q=0.5, text/csv", 200, "Content-Type: text/csv; charset=utf-8" },
        { $"{Released}indicators", "Accept: text/html, */*;q=0.1", 200, "Content-Type: text/csv; charset=utf-8" },
        { $"{Released}indicators", "Accept: text/csv;q=0, application/json;q=0.1", 200, "Content-Type: application/json; charset=utf-8" },
        { $"{Released}indicators", "Accept: application/pdf", 406, "Content-Type: application/problem+json|Cache-Control: no-store" },
        { $"{Released}indicators?format=json", "Accept: application/pdf", 200, "Content-Type: application/json; charset=utf-8" },
        { $"{Released}indicators.xlsx", "Accept: text/csv", 200, "Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { $"{Released}indicators.csv?format=json", "", 400, "Content-Type: application/problem+json" },
        { $"{Released}indicators", "Accept-Encoding: gzip", 200, "Content-Encoding: gzip" },
        { $"{Released}indicators", "Accept-Encoding: gzip;q=0.1, br", 200, "Content-Encoding: br" },
        { $"{Released}indicators", "Accept-Encoding: gzip|Range: bytes=0-9", 206, "Content-Length: 10|Content-Range: *" },
        { $"{Released}indicators", "Range: bytes=5-", 206, "Content-Range: *" },
        { $"{Released}indicators", "Range: bytes=-7", 206, "Content-Length: 7" },
        { $"{Released}indicators", "Range: bytes=999999999-", 416, "Content-Range: *|Content-Type: application/problem+json" },
        { $"{Released}indicators", "Range: bytes=0-1, 4-5", 200, "Accept-Ranges: bytes" },
        { $"{Released}indicators", "Range: bytes=0-9|If-Range: \"other\"", 200, "Accept-Ranges: bytes" },
        { $"{Released}indicators?format=json", "Range: bytes=0-9", 200, "Content-Type: application/json; charset=utf-8" },
        { $"{Released}indicators", "If-None-Match: *", 304, "ETag: *|Vary: Accept, Accept-Encoding, Accept-Language, Authorization" },
        { $"{Released}indicators", "If-None-Match: \"a\", W/\"b\"", 200, "ETag: *" },
        { $"{Released}indicators", "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT", 304, "Last-Modified: *" },
        { $"{Released}indicators", "If-Modified-Since: Fri, 01 Jan 2010 00:00:00 GMT", 200, "Last-Modified: *" },
        { $"{Released}indicators", "If-None-Match: \"a\"|If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT", 200, "ETag: *" },
        { "api/v1/snapshots/1/indicators", "", 200, "Cache-Control: public, max-age=31536000, immutable" },
        { "api/v1/snapshots/1/datapackage.json", "", 200, "Content-Type: application/json; charset=utf-8|Cache-Control: public, max-age=31536000, immutable" },
        { "api/v1/snapshots/1", "If-None-Match: *", 304, "ETag: *|Pipeline-Snapshot: 1|Content-Location: /api/v1/snapshots/1/manifest.json" },
        { "api/v1/snapshots/1/indicators?area=530100&format=csv", "If-None-Match: *", 304, "Content-Location: /api/v1/snapshots/1/indicators.csv?area=530100" },
        { "api/v1/snapshots/1/indicators", "Accept: application/json;layout=columns", 200, "Content-Location: /api/v1/snapshots/1/indicators.json?layout=columns" },
        { "api/v1/snapshots/1/indicators.html", "", 200, "Content-Type: text/html; charset=utf-8" },
        { $"{Released}indicators?format=html", "If-None-Match: *", 304, "ETag: *" },
        { "api/v1/snapshots/released?asOf=2100-01-01", "", 200, "Content-Type: application/json; charset=utf-8|Cache-Control: public, no-cache" },
        { $"{Released}datapackage.json?asOf=2001-01-01", "", 404, "Content-Type: application/problem+json" },
        { "api/v1/snapshots/released?asOf=1/2/2025", "", 400, "Content-Type: application/problem+json" },
        { "api/v1/snapshots/released?$top=1", "", 400, "Content-Type: application/problem+json" },
        { $"{Released}indicators?asOf=0001-01-01", "", 404, "Content-Type: application/problem+json" },
        { $"{Released}indicators?asOf=2100-01-01T00:00:00+08:00", "", 200, "ETag: *" },
        { $"{Released}indicators?asOf=2100-01-01", "", 200, "Cache-Control: public, no-cache" },
        { $"{Released}indicators?asOf=2001-01-01", "", 404, "Content-Type: application/problem+json" },
        { $"{Released}indicators?asOf=yesterday", "", 400, "Content-Type: application/problem+json" },
        { "api/v1/snapshots/1/indicators?asOf=2100-01-01", "", 400, "Content-Type: application/problem+json" },
        { "api/v1/snapshots/987654", "", 404, "Content-Type: application/problem+json" },
        { $"{Released}indicators?$top=0", "", 400, "Content-Type: application/problem+json" },
        { $"{Released}indicators?$skiptoken=AAAAAAAAAAAAAAAAAAA", "", 400, "Content-Type: application/problem+json" },
        { $"{Released}indicators?$count=true", "", 400, "Content-Type: application/problem+json" },
        { $"{Released}indicators?$orderby=value", "", 400, "Content-Type: application/problem+json" },
        { $"{Released}changes?since=1", "", 200, "ETag: *|Vary: Accept, Accept-Encoding, Accept-Language, Authorization" },
        { $"{Released}changes?since=1", "If-None-Match: *", 304, "ETag: *" },
        { "api/v1/history?indicator=gdp&area=530000&period=2020", "If-None-Match: *", 304, "ETag: *" },
        { "api/v1/catalogue/areas?$top=5", "", 200, "ETag: *|Link: *" },
        { "api/v1/catalogue/areas?$top=500", "If-None-Match: *", 304, "ETag: *" },
        { "api/v1/catalogue/areas?$skiptoken=AAAAAAAAAAAAAAAAAAA", "", 400, "Content-Type: application/problem+json" },
        { $"{Released}indicators?format=json&bom=true", "", 400, "Content-Type: application/problem+json" },
        { $"{Released}indicators?format=csv&bom=maybe", "", 400, "Content-Type: application/problem+json" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Every_request_has_the_status_and_headers_that_HTTP_prescribes(string address, string headers, int status, string expected)
    {
        using var answer = await SendAsync(address, headers);

        Assert.Equal(status, (int)answer.StatusCode);
        foreach (var (name, value) in expected.Split('|').Select(each => each.Split(": ", 2)).Select(pair => (pair[0], pair[1])))
        {
            var found = string.Join(", ", Header(answer, name));
            Assert.True(found == value || (value == "*" && found.Length > 0), $"{name}: {found}");
        }

        if (status == 304)
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_answer_is_the_same_file_under_another_tag(string coding)
    {
        using var plain = await product.Http.GetAsync($"{Released}observations");
        using var packed = await SendAsync($"{Released}observations", $"Accept-Encoding: {coding}");
        await using var body = await packed.Content.ReadAsStreamAsync();
        await using Stream unpacked = coding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes);

        Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), bytes.ToArray());
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        using var again = await SendAsync($"{Released}observations", $"Accept-Encoding: {coding}|If-None-Match: {packed.Headers.ETag}");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Tags_differ_by_query_format_and_language_but_not_by_spelling()
    {
        string[] different = ["", "?format=json", "?format=json&layout=columns", "?lang=zh", "?lang=en", "?area=530100", "?bom=true", "?select=value", "?$top=5"];
        var tags = await Task.WhenAll(different.Select(query => TagAsync($"{Released}indicators{query}")));

        Assert.Equal(tags.Length, tags.Distinct().Count());
        Assert.Equal(await TagAsync($"{Released}indicators?area=530100,530300"), await TagAsync($"{Released}indicators.csv?area=530300&area=530100&lang=both"));
    }

    [Fact]
    public async Task A_filtered_pull_is_the_whole_filtered()
    {
        var whole = Lines(await product.Http.GetStringAsync($"{Released}observations"));
        var filtered = Lines(await product.Http.GetStringAsync($"{Released}observations?measure=gdp,population&area=530100&from=2020"));

        Assert.Equal(
            whole.Where((line, i) => i == 0 || (line.Split(',') is var cells && cells[0] is "gdp" or "population" && cells[3] == "530100" && cells[7] == "2020")),
            filtered);
        Assert.True(filtered.Count > 2);
    }

    [Theory]
    [InlineData("csv", "")]
    [InlineData("csv", "&indicator=gdp_share,population_share&lang=zh")]
    [InlineData("json", "&level=prefecture")]
    public async Task Pages_of_one_snapshot_put_together_are_the_whole(string format, string filter)
    {
        var whole = await RowsAsync($"{Released}indicators?format={format}{filter}", format);
        var pages = await PagesAsync($"{Released}indicators?format={format}{filter}&$top=97", format, 97, "/snapshots/{0}/");

        Assert.True(whole.Count > 97);
        Assert.Equal(whole, pages);
    }

    [Fact]
    public async Task Pages_of_a_list_of_the_catalogue_put_together_are_the_whole()
    {
        var whole = await RowsAsync("api/v1/catalogue/areas?format=json&level=county", "json");

        Assert.Equal(whole, await PagesAsync("api/v1/catalogue/areas?format=json&level=county&$top=50", "json", 50, "/catalogue/areas"));
    }

    /// <summary>The rows of all pages; a link must have a part, in which the snapshot's number stands for <c>{0}</c>.</summary>
    private async Task<List<string>> PagesAsync(string address, string format, int top, string part)
    {
        List<string> pages = [];
        string? next = address;
        while (next is not null)
        {
            using var answer = await product.Http.GetAsync(next);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, body);
            var rows = Rows(body, format);
            pages.AddRange(rows);
            next = answer.Headers.TryGetValues("Link", out var links)
                ? links.Where(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal)).Select(link => link[1..link.IndexOf('>', StringComparison.Ordinal)]).SingleOrDefault()
                : null;
            if (format == "json")
                Assert.Equal(next, JsonNode.Parse(body)!["nextLink"]?.GetValue<string>());
            if (next is not null)
            {
                Assert.Equal(top, rows.Count);
                Assert.Contains(part.Replace("{0}", Header(answer, "Pipeline-Snapshot").SingleOrDefault(), StringComparison.Ordinal), next, StringComparison.Ordinal);
            }
        }

        Assert.True(pages.Count > top);
        return pages;
    }

    [Fact]
    public async Task Pages_keep_what_the_header_chose()
    {
        using var first = await SendAsync($"{Released}indicators?$top=5", "Accept: application/json;layout=columns");
        var next = JsonNode.Parse(await first.Content.ReadAsStringAsync())!["nextLink"]!.GetValue<string>();

        Assert.NotNull(JsonNode.Parse(await product.Http.GetStringAsync(next))!["columns"]);
    }

    [Fact]
    public async Task A_pointer_was_modified_when_it_was_moved_and_not_when_its_snapshot_was_taken()
    {
        using var answer = await SendAsync($"{Released}indicators", "");
        var moved = (await product.Storage.Container(StorageNames.Snapshots).GetBlobClient("released.json").GetPropertiesAsync()).Value.LastModified;

        Assert.Equal(moved, answer.Content.Headers.LastModified);
    }

    [Fact]
    public async Task A_page_mark_of_another_query_is_refused()
    {
        var first = JsonNode.Parse(await product.Http.GetStringAsync($"{Released}indicators?format=json&$top=5"))!;
        var next = first["nextLink"]!.GetValue<string>();

        using var other = await product.Http.GetAsync($"{next}&area=530100");
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        using var broken = await product.Http.GetAsync(next[..^3] + "AAA");
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
    }

    [Fact]
    public async Task The_compact_layout_has_the_same_fields_by_column()
    {
        var records = JsonNode.Parse(await product.Http.GetStringAsync($"{Released}targets?format=json"))!["value"]!.AsArray();
        var columns = JsonNode.Parse(await product.Http.GetStringAsync($"{Released}targets?format=json&layout=columns"))!["columns"]!.AsObject();

        Assert.All(columns, column => Assert.Equal(records.Select(record => record![column.Key]?.ToJsonString()), column.Value!.AsArray().Select(field => field?.ToJsonString())));
        Assert.Equal(records[0]!.AsObject().Select(field => field.Key), columns.Select(column => column.Key));
    }

    [Fact]
    public async Task A_mark_at_the_beginning_is_on_request()
    {
        var bytes = await product.Http.GetByteArrayAsync($"{Released}targets?bom=true");

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(await product.Http.GetByteArrayAsync($"{Released}targets"), bytes[3..]);
    }

    [Fact]
    public async Task The_data_package_describes_the_files_beside_it()
    {
        var package = JsonNode.Parse(await product.Http.GetStringAsync($"{Released}datapackage.json"))!;

        foreach (var resource in package["resources"]!.AsArray())
        {
            var file = await product.Http.GetByteArrayAsync($"{Released}{resource!["path"]!.GetValue<string>()}");
            Assert.Equal(resource["hash"]!.GetValue<string>(), $"sha256:{Convert.ToHexStringLower(SHA256.HashData(file))}");
            Assert.Equal(
                string.Join(',', resource["schema"]!["fields"]!.AsArray().Select(field => field!["name"]!.GetValue<string>())),
                Lines(Encoding.UTF8.GetString(file))[0]);
        }
    }

    private static List<string> Lines(string csv) => [.. csv.Split("\r\n").SkipLast(1)];

    private static List<string> Rows(string body, string format) => format == "csv"
        ? Lines(body)[1..]
        : [.. JsonNode.Parse(body)!["value"]!.AsArray().Select(row => row!.ToJsonString())];

    private static IEnumerable<string> Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? values : [];

    private async Task<List<string>> RowsAsync(string address, string format) => Rows(await product.Http.GetStringAsync(address), format);

    private async Task<EntityTagHeaderValue?> TagAsync(string address)
    {
        using var answer = await product.Http.GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, address);
        return answer.Headers.ETag;
    }

    private async Task<HttpResponseMessage> SendAsync(string address, string headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split(": ", 2)))
            request.Headers.TryAddWithoutValidation(header[0], header[1]);
        return await product.Http.SendAsync(request);
    }
}
