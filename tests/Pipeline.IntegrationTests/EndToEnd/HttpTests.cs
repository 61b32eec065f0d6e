using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using Pipeline.Storage;
using Pipeline.Storage.Access;
using Pipeline.Workbooks;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>What BI tools and reporters get over HTTP.</summary>
[Collection(RunningProduct.Name)]
public sealed class HttpTests(ProductFixture product)
{
    private const string Indicators = "api/v1/snapshots/released/indicators?format=csv";

    [Fact]
    public async Task Without_a_token_only_released_snapshots_can_be_read()
    {
        using var byPointer = await product.Http.GetAsync("api/v1/snapshots/nightly");
        Assert.Equal(HttpStatusCode.OK, byPointer.StatusCode); // the setting releases every night's snapshot at once
        using var unknown = await product.Http.GetAsync("api/v1/snapshots/999");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_known_version_is_answered_304_without_data()
    {
        using var first = await product.Http.GetAsync(Indicators);
        using var request = new HttpRequestMessage(HttpMethod.Get, Indicators);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await product.Http.SendAsync(request);

        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_head_request_tells_the_length_and_version_without_data()
    {
        var whole = await product.Http.GetByteArrayAsync(Indicators);
        using var request = new HttpRequestMessage(HttpMethod.Head, Indicators);
        using var answer = await product.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(whole.Length, answer.Content.Headers.ContentLength);
        Assert.NotNull(answer.Headers.ETag);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_part_of_a_file_is_the_same_bytes_as_in_the_whole()
    {
        var whole = await product.Http.GetByteArrayAsync(Indicators);
        using var request = new HttpRequestMessage(HttpMethod.Get, Indicators);
        request.Headers.Range = new RangeHeaderValue(1000, 1999);
        using var part = await product.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[1000..2000], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(whole.Length, part.Content.Headers.ContentRange!.Length);
    }

    [Theory]
    [InlineData("api/v1/snapshots/released/indicators?format=pdf", 400, "csv, json, xlsx")]
    [InlineData("api/v1/snapshots/released/nothing", 404, "observations, targets")]
    [InlineData("api/v1/snapshots/released/indicators?region=530100", 400, "area")]
    [InlineData("api/v1/snapshots/released/indicators?area=53010", 400, "530100 (Kunming)")]
    [InlineData("api/v1/snapshots/yesterday", 404, "nightly")]
    [InlineData("api/v1/catalogue/nothing", 404, "memberships")]
    [InlineData("api/v1/catalogue/units?asOf=2026-01-01T00:00:00Z", 400, "asOf")]
    [InlineData("api/v1/nothing/here", 404, "openapi.json")]
    [InlineData("api/nothing", 404, "openapi.json")]
    [InlineData("api", 404, "openapi.json")]
    public async Task A_problem_says_what_would_be_right_in_both_languages(string address, int status, string hint)
    {
        using var answer = await product.Http.GetAsync(address);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        Assert.Contains(hint, problem["remedy_en"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEqual("", problem["title_zh"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("DELETE", "api/v1/snapshots", "GET, HEAD")]
    [InlineData("POST", "api/v1/snapshots/released/indicators", "GET, HEAD")]
    [InlineData("GET", "api/v1/check", "POST")]
    [InlineData("PUT", "api/v1/submissions/530100/2020", "POST")]
    public async Task A_wrong_verb_is_answered_with_the_right_ones(string method, string address, string allowed)
    {
        using var answer = await SendAsync(method, address, null);
        using var question = await SendAsync("OPTIONS", address, null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NoContent, question.StatusCode);
        Assert.All([answer, question], each => Assert.Equal(allowed, string.Join(", ", each.Content.Headers.Allow)));
    }

    [Theory]
    [InlineData("zh-CN, en;q=0.5", "没有这一期快照。")]
    [InlineData("en-GB", "There is no such snapshot.")]
    [InlineData("fr", "没有这一期快照。 There is no such snapshot.")]
    public async Task A_problem_is_in_the_language_that_the_caller_prefers(string preferred, string title)
    {
        using var request = Request("GET", "api/v1/snapshots/yesterday", null);
        request.Headers.TryAddWithoutValidation("Accept-Language", preferred);
        using var answer = await product.Http.SendAsync(request);

        Assert.Equal(title, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_dry_run_answers_with_findings_or_with_the_workbook_and_keeps_nothing()
    {
        var token = await product.TokenAsync(Role.Reporter, "533400");
        var broken = EditedWorkbook.Of("533400", 2022, ("533401", "population", _ => "约二十万"));
        using var json = await PostAsync("api/v1/check?reporter=533400&period=2022", token, broken, null);
        using var book = await PostAsync("api/v1/check?reporter=533400&period=2022", token, broken, FeedbackStore.MediaType);
        using var list = await SendAsync("GET", "api/v1/submissions/533400", token);
        var findings = JsonNode.Parse(await json.Content.ReadAsStringAsync())!;
        using XLWorkbook answered = new(await book.Content.ReadAsStreamAsync());

        Assert.False(findings["accepted"]!.GetValue<bool>());
        Assert.Contains(findings["findings"]!.AsArray(), finding => finding!["raw_text"]!.GetValue<string>() == "约二十万");
        Assert.True(answered.Worksheet(TemplateLayout.DataSheet).Cell(EditedWorkbook.Address("533400", 2022, "533401", "population")).HasComment);
        Assert.DoesNotContain("/2022/", await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_says_what_codes_stand_for_in_every_format()
    {
        var units = JsonNode.Parse(await product.Http.GetStringAsync("api/v1/catalogue/units?format=json"))!["value"]!.AsArray();
        var members = await product.Http.GetStringAsync("api/v1/catalogue/memberships?group=tibetan");
        using XLWorkbook areas = new(await product.Http.GetStreamAsync("api/v1/catalogue/areas.xlsx?lang=zh"));

        Assert.Contains(units, unit => unit!["unit"]!.GetValue<string>() == "cny-100m" && unit["unit_name_zh"]!.GetValue<string>() == "亿元");
        Assert.Equal("group,area\r\ntibetan,533401\r\ntibetan,533422\r\ntibetan,533423\r\n", members);
        Assert.Equal("area_name_zh", areas.Worksheet("areas").Cell("B1").GetString());
        Assert.Equal("level", areas.Worksheet("areas").Cell("C1").GetString());
    }

    [Fact]
    public async Task The_feed_names_every_night_and_what_it_changed()
    {
        var nights = JsonNode.Parse(await product.Http.GetStringAsync("api/v1/changes"))!["value"]!.AsArray();
        var feed = System.Xml.Linq.XDocument.Parse(await product.Http.GetStringAsync("api/v1/changes.atom"));
        System.Xml.Linq.XNamespace atom = "http://www.w3.org/2005/Atom";

        Assert.NotEmpty(nights);
        Assert.Equal("addition", nights[^1]!["datasets"]![0]!["change"]!.GetValue<string>());
        Assert.Equal(
            nights.Select(night => $"urn:pipeline:snapshot:{night!["snapshot"]}:{night["hash"]}"),
            feed.Root!.Elements(atom + "entry").Select(entry => entry.Element(atom + "id")!.Value));
        Assert.All(feed.Root.Elements(atom + "entry"), entry => Assert.NotEqual("", entry.Element(atom + "summary")!.Value));
    }

    [Fact]
    public async Task A_workbook_posted_with_a_token_is_answered_at_the_address_it_was_told()
    {
        var token = await product.TokenAsync(Role.Reporter, "533300");
        using var request = Request("POST", "api/v1/submissions/533300/2020?file=怒江.xlsx", token);
        request.Content = new ByteArrayContent(await File.ReadAllBytesAsync(ProductFixture.SampleFile("533300", 2020)));

        using var accepted = await product.Http.SendAsync(request);
        var receiptAddress = accepted.Headers.Location!;
        JsonNode? receipt = null;
        for (var attempt = 0; attempt < 200 && receipt is null; attempt++)
        {
            using var answer = await SendAsync("GET", receiptAddress.ToString(), token);
            if (answer.StatusCode == HttpStatusCode.OK)
                receipt = JsonNode.Parse(await answer.Content.ReadAsStringAsync());
            else
                await Task.Delay(200);
        }

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal("duplicate", receipt!["verdict"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_broken_workbook_comes_back_over_http_with_remarks_at_its_cells()
    {
        var token = await product.TokenAsync(Role.Reporter, "533300");
        var receipt = await product.SubmitAsync("533300", 2019, EditedWorkbook.Of("533300", 2019, ("533301", "population", _ => "约二十万")));
        using var answer = await SendAsync("GET", $"api/v1/submissions/533300/2019/{receipt.EventId}/feedback", token);
        using XLWorkbook book = new(await answer.Content.ReadAsStreamAsync());

        var cell = book.Worksheet(TemplateLayout.DataSheet).Cell(EditedWorkbook.Address("533300", 2019, "533301", "population"));
        Assert.Equal(FeedbackStore.MediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("约二十万", cell.GetString());
        Assert.True(cell.HasComment);
    }

    [Fact]
    public async Task A_template_shows_what_is_in_force_of_the_year_before()
    {
        using var answer = await SendAsync("GET", "api/v1/templates/533100/2021", await product.TokenAsync(Role.Reporter, "533100"));
        using XLWorkbook template = new(await answer.Content.ReadAsStreamAsync());
        using XLWorkbook sample = new(ProductFixture.SampleFile("533100", 2020));

        var address = EditedWorkbook.Address("533100", 2020, "533100", "gdp");
        Assert.Equal(
            sample.Worksheet(TemplateLayout.DataSheet).Cell(address).GetDouble(),
            template.Worksheet(TemplateLayout.PreviousSheet).Cell(address).GetDouble());
    }

    private static HttpRequestMessage Request(string method, string route, string? token)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), route);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string route, string? token)
    {
        using var request = Request(method, route, token);
        return await product.Http.SendAsync(request);
    }

    private async Task<HttpResponseMessage> PostAsync(string address, string token, byte[] body, string? accept)
    {
        using var request = Request("POST", address, token);
        request.Content = new ByteArrayContent(body);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        return await product.Http.SendAsync(request);
    }
}
