using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Pipeline.IntegrationTests.EndToEnd;
using Pipeline.Storage.Access;

namespace Pipeline.IntegrationTests.Outside;

/// <summary>The starter files that a deployment serves: their addresses are live, their columns and types those of the data, and they run.</summary>
[Collection(RunningProduct.Name)]
public sealed partial class StarterTests(ProductFixture product) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-starters-").FullName;

    /// <summary>What each kind calls the types; kinds that name no columns are absent.</summary>
    private static readonly Dictionary<string, (Regex Columns, Dictionary<string, string> Types)> Typed = new()
    {
        ["odc"] = (MColumn(), MTypes),
        ["pq"] = (MColumn(), MTypes),
        ["sql"] = (SqlColumn(), new() { ["VARCHAR"] = "string", ["DOUBLE"] = "number", ["BIGINT"] = "integer", ["DATE"] = "date" }),
        ["R"] = (RColumn(), new() { ["character"] = "string", ["numeric"] = "number", ["integer"] = "integer", ["Date"] = "date" }),
        ["py"] = (PyColumn(), new() { ["string"] = "string", ["float64"] = "number", ["Int64"] = "integer" }),
    };

    private static Dictionary<string, string> MTypes => new() { ["type text"] = "string", ["type number"] = "number", ["Int64.Type"] = "integer", ["type date"] = "date" };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_file_leads_to_live_addresses_and_real_columns()
    {
        var list = JsonNode.Parse(await product.Http.GetStringAsync("api/v1/starters"))!["value"]!.AsArray();
        Dictionary<string, PulledTable> tables = [];

        Assert.Equal(5 * 7, list.Count);
        foreach (var starter in list)
        {
            var (file, dataset) = (starter!["file"]!.GetValue<string>(), starter["dataset"]!.GetValue<string>());
            var kind = file.Split('.')[^1];
            using var answer = await product.Http.GetAsync(starter["link"]!.GetValue<string>());
            var text = Text(kind, await answer.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(starter["media_type"]!.GetValue<string>(), answer.Content.Headers.ContentType!.ToString());
            Assert.Equal($"attachment; filename=\"{file}\"", answer.Content.Headers.ContentDisposition!.ToString());

            var addresses = Address().Matches(text).Select(match => match.Value).Distinct().ToList();
            var served = ServedBy(kind, dataset);
            Assert.All(addresses, address => Assert.StartsWith($"{product.App.Address}{served}", address, StringComparison.Ordinal));
            var table = tables[dataset] = tables.GetValueOrDefault(dataset) ?? await PulledTable.PullAsync(product.Http, "released", dataset);
            var answered = Question().Replace(Assert.Single(addresses), asked => table.Rows[0][table.Columns.ToList().FindIndex(column => column.Name == asked.Groups[1].Value)]);
            using var pulled = await product.Http.GetAsync(answered);
            Assert.True(pulled.StatusCode == HttpStatusCode.OK, $"{answered}: {pulled.StatusCode}");

            if (Typed.TryGetValue(kind, out var typed))
            {
                var named = typed.Columns.Matches(text).ToDictionary(match => match.Groups[1].Value, match => typed.Types[match.Groups[2].Value]);
                foreach (Match dates in PyDates().Matches(kind == "py" ? text : ""))
                    named.Add(dates.Groups[1].Value, "date");
                Assert.Equal(table.Columns.ToDictionary(column => column.Name, column => column.Type), named);
            }
        }
    }

    [Fact]
    public async Task Files_name_the_host_that_the_caller_knows_and_never_its_token()
    {
        var token = await product.TokenAsync(Role.Reader);
        foreach (var file in (string[])["indicators.odc", "indicators.iqy", "indicators.pbids", "indicators.pq", "indicators.sql", "indicators.R", "indicators.py"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/starters/{file}");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-Host", "data.example.cn");
            request.Headers.Authorization = new("Bearer", token);
            using var answer = await product.Http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();

            Assert.Contains($"https://data.example.cn/{ServedBy(file.Split('.')[^1], "indicators")}", text, StringComparison.Ordinal);
            Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
            Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_there_is_not_is_said_not_to_be()
    {
        using var answer = await product.Http.GetAsync("api/v1/starters/indicators.exe");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("/api/v1/starters", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [PandasFact]
    public async Task The_scripts_for_pandas_read_the_same_figures()
    {
        foreach (var dataset in (string[])["indicators", "targets"])
        {
            var script = await SaveAsync($"{dataset}.py");
            (await PulledTable.PullAsync(product.Http, "released", dataset)).AssertSame(OutsideProgram.Pandas.Script("run-starter.py", script, dataset));
        }
    }

    [RFact]
    public async Task The_scripts_for_R_read_the_same_figures()
    {
        foreach (var dataset in (string[])["observations", "disparity"])
        {
            var script = await SaveAsync($"{dataset}.R");
            (await PulledTable.PullAsync(product.Http, "released", dataset)).AssertSame(OutsideProgram.R.Script("run-starter.R", script, dataset));
        }
    }

    [Fact]
    public async Task The_statements_for_DuckDB_make_the_same_table()
    {
        const string Dataset = "disparity"; // small, with every type: the database takes seconds to start
        var script = await SaveAsync($"{Dataset}.sql");
        await File.WriteAllBytesAsync(Path.Combine(_folder, $"{Dataset}.csv"), await product.Http.GetByteArrayAsync($"api/v1/snapshots/released/{Dataset}.csv"));

        (await PulledTable.PullAsync(product.Http, "released", Dataset)).AssertSame(await EngScript.RunAsync("", "run-starter.mjs", _folder, script, Dataset));
    }

    /// <summary>A web query reads the page of a data set: its table must have the columns and rows of the CSV.</summary>
    [Fact]
    public async Task The_page_that_a_web_query_reads_has_the_same_figures()
    {
        var expected = await PulledTable.PullAsync(product.Http, "released", "disparity");
        var page = XElement.Parse((await product.Http.GetStringAsync("api/v1/snapshots/released/disparity.html")).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        var table = Assert.Single(page.Descendants("table"));

        Assert.Equal(expected.Columns.Select(column => column.Name), table.Descendants("th").Select(cell => cell.Value));
        Assert.Equal(expected.Rows, table.Element("tbody")!.Elements("tr").Select(row => row.Elements("td").Select(cell => cell.Value).ToArray()));
        Assert.All(
            table.Element("tbody")!.Elements("tr").Take(50),
            row => Assert.Equal(expected.Columns.Select(column => column.Type == "string"), row.Elements("td").Select(cell => cell.Attribute("class")?.Value == "t")));
    }

    private static string ServedBy(string kind, string dataset) => kind switch
    {
        "pbids" => $"odata/v1/{dataset}",
        "iqy" => $"api/v1/snapshots/released/{dataset}.html",
        _ => $"api/v1/snapshots/released/{dataset}.csv",
    };

    /// <summary>The text that a tool sees: an Office connection holds its query in a document within a document.</summary>
    private static string Text(string kind, string text)
    {
        switch (kind)
        {
            case "odc":
                var connection = XElement.Parse(Connection().Match(text).Value);
                var mashup = XElement.Parse(connection.Elements().Single(each => each.Name.LocalName == "PowerQueryMashupData").Value);
                return mashup.Descendants().Single(each => each.Name.LocalName == "Formula").Value;
            case "pbids":
                return JsonNode.Parse(text)!["connections"]![0]!["details"]!["address"]!["url"]!.GetValue<string>();
            default:
                return text;
        }
    }

    private async Task<string> SaveAsync(string file)
    {
        var path = Path.Combine(_folder, file);
        await File.WriteAllBytesAsync(path, await product.Http.GetByteArrayAsync($"api/v1/starters/{file}"));
        return path;
    }

    [GeneratedRegex("""https?://[^\s"'\[]+(?:\["[^\r\n]*"\])?""")]
    private static partial Regex Address();

    [GeneratedRegex("""\["(\w+)"[^\]]*\]""")]
    private static partial Regex Question();

    [GeneratedRegex("<odc:OfficeDataConnection.*</odc:OfficeDataConnection>", RegexOptions.Singleline)]
    private static partial Regex Connection();

    [GeneratedRegex("""\{"(\w+)", ([\w. ]+)\}""")]
    private static partial Regex MColumn();

    [GeneratedRegex("'(\\w+)': '(\\w+)'")]
    private static partial Regex SqlColumn();

    [GeneratedRegex("^ {4}(\\w+) = \"(\\w+)\"", RegexOptions.Multiline)]
    private static partial Regex RColumn();

    [GeneratedRegex("\"(\\w+)\": \"(\\w+)\"")]
    private static partial Regex PyColumn();

    [GeneratedRegex("parse_dates=\\[\"(\\w+)\"\\]")]
    private static partial Regex PyDates();
}
