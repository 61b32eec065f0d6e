using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Pipeline.IntegrationTests.EndToEnd;
using Pipeline.Storage;
using Pipeline.Storage.Access;

namespace Pipeline.IntegrationTests.Access;

/// <summary>Requests that are too large, malformed or too clever, to the running app.</summary>
[Collection(RunningProduct.Name)]
public sealed class RequestLimitTests(ProductFixture product)
{
    private const string Own = "533100";

    [Theory]
    [InlineData("/api/v1/submissions/533100/../533300", 403)] // the server resolves dots before anything decides
    [InlineData("/api/v1/submissions/533100/%2e%2e/533300", 403)]
    [InlineData("/api/v1/submissions/533100/2020/..%2f..%2f..%2f533300%2f2020%2f00000000000000000000000000000000", 400)]
    [InlineData("/api/v1/submissions/533100/2020/..%5c..%5c533300", 400)]
    [InlineData("/api/v1/submissions/533100%2f..%2f533300", 400)]
    [InlineData("/api/v1/submissions/533100%00", 400)]
    [InlineData("/api/v1/submissions/533100/2020/x%0d%0aSet-Cookie:%20a=b", 400)]
    [InlineData("/api/v1/submissions/533100/2020/%23%3f", 404)] // what keys in tables cannot have
    [InlineData("/api/v1/submissions/533100/2020%3f/00000000000000000000000000000000/feedback", 404)]
    [InlineData("/api/v1/submissions/533100%2500", 403)] // decoded once it is no code of the caller's
    [InlineData("/api/v1/submissions/533300?reporter=533100", 403)] // the route decides, not the query
    [InlineData("/api/v1/submissions//533300", 404)]
    [InlineData("/api/v1//submissions/533300", 404)]
    [InlineData("/API/V1/Submissions/533300", 403)]
    [InlineData("/api/v1/submissions/533300/", 403)]
    [InlineData("/api/v1/submissions/533300%20", 403)]
    [InlineData("/api/v1/submissions/533100%20", 403)] // a code is a code only as it is written
    [InlineData("/api/v1/submissions/%35%33%33%33%30%30", 403)]
    [InlineData("/api/v1/submissions/５３３１００", 400)]
    [InlineData("/api/v1/templates/533300/2021", 403)]
    [InlineData("/api/v1/submissions/533100/2020/00000000000000000000000000000000", 404)]
    [InlineData("/api/v1/submissions/533100/..%252f..%252f533300/2020", 404)]
    public async Task A_reporter_reaches_only_its_own_whatever_the_address_looks_like(string target, int status)
    {
        var (answered, answer) = await SendAsync($"GET {target} HTTP/1.1", $"Authorization: Bearer {await OwnTokenAsync()}");

        Assert.True(status == answered, answer);
    }

    [Theory]
    [InlineData("reporter=533300&reporter=533100", 403)]
    [InlineData("reporter=533100&reporter=533300", 403)]
    [InlineData("Reporter=533300", 403)] // names of parameters are read without regard to case
    [InlineData("reporter=533100%26reporter%3D533300", 403)]
    [InlineData("reporter=", 403)]
    [InlineData("", 403)]
    public async Task A_dry_run_is_for_the_one_reporter_that_the_address_names(string query, int status)
    {
        var (answered, answer) = await SendAsync(
            $"POST /api/v1/check?period=2021&{query} HTTP/1.1", $"Authorization: Bearer {await OwnTokenAsync()}", "Content-Length: 0");

        Assert.True(status == answered, answer);
    }

    [Theory]
    [InlineData("../../533300/2021/x.xlsx")]
    [InlineData("..")]
    [InlineData("a/b.xlsx")]
    [InlineData("..\\..\\533300\\2021\\x.xlsx")]
    [InlineData("\u202e")]
    public async Task An_upload_cannot_name_its_way_out_of_its_folder(string file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/submissions/{Own}/2021?file={Uri.EscapeDataString(file)}") { Content = new StringContent("x") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await OwnTokenAsync());
        using var answer = await product.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("urn:pipeline:problem:path-invalid", JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["type"]!.GetValue<string>());
        Assert.Empty(await product.Storage.Container(StorageNames.Submissions).GetBlobsAsync(prefix: $"{Own}/2021").ToListAsync());
    }

    [Fact]
    public async Task Limits_answer_with_a_problem_that_names_them_and_with_the_usual_headers()
    {
        var many = string.Concat(Enumerable.Range(0, 101).Select(i => $"&a{i}=1"));
        var headers = Enumerable.Range(0, 120).Select(i => $"X-{i}: 1").ToArray();

        AssertProblem(414, "address-too-long", await SendAsync($"GET /api/v1/health?{new string('a', 9_000)} HTTP/1.1"));
        AssertProblem(431, "headers-too-many", await SendAsync("GET /api/v1/health HTTP/1.1", headers));
        AssertProblem(400, "parameters-too-many", await SendAsync($"GET /api/v1/health?{many} HTTP/1.1"));
        AssertProblem(400, "address-invalid", await SendAsync("GET /api/v1/a%2fb HTTP/1.1"));
        AssertProblem(413, "body-too-large", await SendAsync($"POST /api/v1/submissions/{Own}/2021 HTTP/1.1", "Content-Length: 99999999999"));
        AssertProblem(413, "body-too-large", await SendAsync("POST /api/v1/nothing HTTP/1.1", "Content-Length: 2000000"));
    }

    [Theory]
    [InlineData(40_000, 200, 414)]
    [InlineData(100, 40_000, 431)] // one header line of 40 KB is one too long for the server itself
    public async Task Beyond_what_we_look_at_the_server_itself_refuses(int address, int header, int status)
    {
        var (answered, _) = await SendAsync($"GET /api/v1/health?{new string('a', address)} HTTP/1.1", $"X-Long: {new string('b', header)}", $"X-More: {new string('b', header)}");

        Assert.Equal(status, answered);
    }

    [Fact]
    public async Task A_workbook_larger_than_the_servers_own_limit_is_looked_at()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/v1/check?reporter={Own}&period=2021") { Content = new ByteArrayContent(new byte[32 * 1024 * 1024]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await OwnTokenAsync());
        using var answer = await product.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["accepted"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Behind_a_front_end_with_TLS_browsers_are_told_to_stay_with_it()
    {
        var (_, plain) = await SendAsync("GET /api/v1/health HTTP/1.1");
        var (_, behind) = await SendAsync("GET /api/v1/health HTTP/1.1", "X-Forwarded-Proto: https");

        Assert.DoesNotContain("Strict-Transport-Security", plain, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Strict-Transport-Security: max-age=", behind, StringComparison.OrdinalIgnoreCase);
    }

    private static void AssertProblem(int status, string code, (int Status, string Answer) answered)
    {
        Assert.True(status == answered.Status, answered.Answer);
        Assert.Contains($"urn:pipeline:problem:{code}", answered.Answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answered.Answer, StringComparison.Ordinal);
        Assert.Contains("X-Content-Type-Options: nosniff", answered.Answer, StringComparison.OrdinalIgnoreCase);
    }

    private Task<string> OwnTokenAsync() => product.TokenAsync(Role.Reporter, Own);

    private Task<(int Status, string Answer)> SendAsync(string requestLine, params IEnumerable<string> headers) =>
        RawRequest.SendAsync(product.App.Address, requestLine, headers);
}
