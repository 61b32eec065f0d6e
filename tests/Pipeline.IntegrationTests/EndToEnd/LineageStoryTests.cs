using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using Pipeline.Cli;
using Pipeline.Cli.Output;
using Pipeline.Storage.Access;
using Pipeline.Workbooks;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>How an analyst defends, corrects and follows a published figure, over HTTP and on the command line.</summary>
[Collection(RunningProduct.Name)]
public sealed class LineageStoryTests(ProductFixture product)
{
    private const string Ratio = "api/v1/explain?indicator=urban_rural_income_ratio&area=530500&period=2020";

    [Fact]
    public async Task A_published_number_is_walked_back_to_its_cells_alike_over_http_and_on_the_command_line()
    {
        var csv = await product.PullAsync("released", "indicators", "indicator");
        var token = await product.TokenAsync(Role.Reader);

        var http = await GetAsync(Ratio, token);
        var (code, cli) = await RunAsync("explain", "urban_rural_income_ratio", "530500", "2020", "--snapshot", "released", "--json");

        Assert.Equal(ExitCode.Success, code);
        Assert.Equal(http, cli.TrimEnd());
        var tree = JsonNode.Parse(http)!["tree"]!;
        Assert.Equal(csv[("urban_rural_income_ratio", "530500", "2020")]["value"], Text(tree["published"]));
        var leaves = Nodes(tree).Where(node => node["cell"]?["raw_text"] is not null).ToList();
        Assert.NotEmpty(leaves);
        using XLWorkbook workbook = new(ProductFixture.SampleFile("530500", 2020));
        foreach (var cell in leaves.Select(leaf => leaf["cell"]!).Where(cell => Text(cell["reporter"]) == "530500" && Text(cell["period"]) == "2020"))
        {
            Assert.Equal($"{TemplateLayout.DataSheet}!{EditedWorkbook.Address("530500", 2020, Text(cell["area"]), Text(cell["measure"]))}", Text(cell["cell"]));
            var found = workbook.Worksheet(TemplateLayout.DataSheet).Cell(Text(cell["cell"]).Split('!')[1]).GetDouble();
            Assert.Equal((decimal)found, decimal.Parse(Text(cell["raw_text"]), NumberStyles.Float, CultureInfo.InvariantCulture));
            Assert.Equal("530500/2020/530500 2020.xlsx", Text(cell["submission"]!["path"]));
        }
    }

    [Fact]
    public async Task The_command_line_takes_names_and_prints_a_tree()
    {
        var (code, output) = await RunAsync("explain", "城乡居民收入比值", "保山市", "2020", "--depth", "1");

        Assert.Equal(ExitCode.Success, code);
        Assert.Contains("保山市 530500 · 2020 = ", output, StringComparison.Ordinal);
        Assert.Contains("分子 numerator: ", output, StringComparison.Ordinal);
        Assert.Contains("分母 denominator: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Persons_are_named_only_to_those_who_say_who_they_are()
    {
        Assert.Contains("\"signed_by\"", await GetAsync(Ratio, await product.TokenAsync(Role.Reader)), StringComparison.Ordinal);
        Assert.DoesNotContain("\"signed_by\"", await GetAsync(Ratio, null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api/v1/explain?indicator=urbanization_rate&area=530000&period=2020", 400, "urbanisation_rate")]
    [InlineData("api/v1/explain?indicator=gdp&area=昆明&period=2020", 400, "530100 昆明市")]
    [InlineData("api/v1/explain?indicator=gdp&area=530000&period=2020Q1", 400, "2024-Q3")]
    [InlineData("api/v1/explain?indicator=gdp&area=530000", 400, "period=")]
    [InlineData("api/v1/explain?indicator=gdp&area=530000&period=2020&depth=-1", 400, "0 to 25")]
    [InlineData("api/v1/explain?indicator=gdp&area=530000&period=2020&column=values", 400, "value_own_row")]
    [InlineData("api/v1/explain?indicator=gdp&area=530000&period=2020&vintage=1", 400, "snapshot")]
    [InlineData("api/v1/explain?indicator=gdp&area=530000&period=1999", 404, "data sets")]
    [InlineData("api/v1/explain?indicator=gdp&area=530000&period=2020&snapshot=999", 404, "nightly")]
    [InlineData("api/v1/history?indicator=gdp&area=530000&period=1999", 404, "all periods")]
    [InlineData("api/v1/history?indicator=gpd&area=530000", 400, "gdp ")]
    [InlineData("api/v1/history?indicator=gdp&area=530000&format=pdf", 400, "csv, json")]
    [InlineData("api/v1/snapshots/released/changes", 400, "since=")]
    [InlineData("api/v1/snapshots/released/changes?since=999", 404, "nightly")]
    [InlineData("api/v1/snapshots/released/changes?since=yesterday", 400, "released or a number")]
    [InlineData("api/v1/explain?indicator=gdp&area=530000&period=2020&snapshot=x", 400, "released or a number")]
    public async Task A_question_that_cannot_be_answered_says_how_to_ask(string address, int status, string hint)
    {
        using var answer = await product.Http.GetAsync(address);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(hint, Text(problem["remedy_en"]), StringComparison.Ordinal);
        Assert.NotEqual("", Text(problem["title_zh"]));
    }

    [Fact]
    public async Task A_correction_changes_the_next_snapshot_is_explained_and_told_from_a_revision()
    {
        // Yuxi (530400): the forest area of its first county of 2020 is corrected by one, then taken back.
        const string County = "530402";
        const string Measure = "road_length";
        var before = await product.SnapshotAsync();
        var old = (await product.PullAsync("released", "observations", "measure"))[(Measure, County, "2020")]["value"];
        var corrected = (decimal.Parse(old, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

        var (refused, why) = await RunAsync("correct", "530400", "2020", County, Measure, "--old", "1", "--new", corrected, "--reason", "录入错误", "--by", "审核人");
        var (added, entry) = await RunAsync("correct", "530400", "2020", County, Measure, "--old", old, "--new", corrected, "--reason", "录入错误", "--by", "审核人", "--json");
        var after = await product.SnapshotAsync();

        Assert.Equal((ExitCode.Usage, ExitCode.Success), (refused, added));
        Assert.Contains("in force is", why, StringComparison.Ordinal);
        Assert.Equal(before + 1, after);
        Assert.Equal(corrected, (await product.PullAsync("released", "observations", "measure"))[(Measure, County, "2020")]["value"]);
        var id = Text(JsonNode.Parse(entry)!["id"]);
        var address = $"api/v1/explain?indicator={Measure}&area={County}&period=2020";
        var cell = JsonNode.Parse(await GetAsync(address, null))!["tree"]!["cell"]!;
        Assert.Equal("录入错误", Text(cell["corrections"]![0]!["reason"]));
        Assert.Equal(decimal.Parse(old, CultureInfo.InvariantCulture), decimal.Parse(Text(cell["submitted"]), CultureInfo.InvariantCulture));

        var history = JsonNode.Parse(await GetAsync($"api/v1/history?indicator={Measure}&area={County}&period=2020&format=json", null))!["value"]!.AsArray();
        Assert.Equal("correction", Text(history[^1]!["reasons"]));
        var changes = await GetAsync($"api/v1/snapshots/{after}/changes?since={before}", null);
        Assert.Contains($"observations,{Measure},", changes, StringComparison.Ordinal);
        Assert.All(changes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1), line => Assert.EndsWith(",correction", line.TrimEnd(), StringComparison.Ordinal));
        var (_, printed) = await RunAsync("changes", $"{before}", $"{after}");
        Assert.Contains("更正 correction", printed, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Success, (await RunAsync("corrections", "withdraw", id, "--reason", "原值无误", "--by", "审核人")).Code);
        Assert.Equal(after + 1, await product.SnapshotAsync());
        var (_, list) = await RunAsync("corrections", "list");
        Assert.Contains("已撤回 withdrawn", list, StringComparison.Ordinal);
        var (_, triangle) = await RunAsync("history", Measure, County, "--triangle");
        Assert.Contains($"{corrected}*", triangle, StringComparison.Ordinal);
    }

    private static string Text(JsonNode? node) => node?.ToString() ?? "";

    private static IEnumerable<JsonNode> Nodes(JsonNode node) =>
        node["children"]!.AsArray().SelectMany(child => Nodes(child!)).Prepend(node);

    private async Task<string> GetAsync(string address, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await product.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return text;
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        var code = await CommandLine.RunAsync([.. arguments, "--connection", product.ConnectionString], new Terminal(output, output));
        return (code, output.ToString());
    }
}
