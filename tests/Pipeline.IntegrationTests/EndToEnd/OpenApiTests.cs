using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Publishing;
using Pipeline.Storage.Access;

namespace Pipeline.IntegrationTests.EndToEnd;

/// <summary>The API document against an independent validator, and against what the API really answers.</summary>
[Collection(RunningProduct.Name)]
public sealed class OpenApiTests(ProductFixture product) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-openapi-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_document_is_valid_and_every_example_is_answered_as_it_says()
    {
        var document = await product.Http.GetStringAsync("api/v1/openapi.json");
        List<object> answers = [];
        foreach (var (path, parameters) in Gets(JsonNode.Parse(document)!))
        {
            var address = parameters.Where(each => each.In == "path").Aggregate(path, (at, each) => at.Replace($"{{{each.Name}}}", each.Example, StringComparison.Ordinal));
            static string Pair((string In, string Name, string Example, bool IsRequired) each) => $"&{each.Name}={Uri.EscapeDataString(each.Example)}{FormatOf(each.Name)}";
            var needed = $"?{string.Concat(parameters.Where(each => each is { In: "query", IsRequired: true }).Select(Pair))}".Replace("?&", "?", StringComparison.Ordinal);
            var optional = parameters.Where(each => each is { In: "query", IsRequired: false, Example.Length: > 0 }).ToList();
            string[] queries = [needed, .. optional.Select(each => needed + Pair(each)), $"{needed}&nonsense=1"];
            foreach (var query in queries.Where(query => !query.EndsWith("&nonsense=1", StringComparison.Ordinal) || optional.Count > 0))
            {
                answers.Add(await AnswerAsync(path, $"{address}{query}", query.EndsWith("&nonsense=1", StringComparison.Ordinal)));
            }
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "openapi.json"), document);
        await File.WriteAllTextAsync(Path.Combine(_folder, "answers.json"), JsonSerializer.Serialize(answers));
        var faults = await EngScript.RunAsync("", "check-openapi.mjs", Path.Combine(_folder, "openapi.json"), Path.Combine(_folder, "answers.json"));

        Assert.True(answers.Count > 100, $"{answers.Count} answers");
        Assert.Equal("[]", faults.ToJsonString());
    }

    /// <summary>An option of a format is asked for with that format.</summary>
    private static string FormatOf(string parameter) =>
        Formats.All.Skip(1).FirstOrDefault(format => format.Options.Any(option => option.Name == parameter)) is { } format ? $"&format={format.Name}" : "";

    private static IEnumerable<(string Path, List<(string In, string Name, string Example, bool IsRequired)> Parameters)> Gets(JsonNode document)
    {
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            if (item!["get"] is { } operation && !path.Contains("{eventId}", StringComparison.Ordinal))
            {
                yield return (path, [.. operation["parameters"]!.AsArray().Select(parameter => (
                    parameter!["in"]!.GetValue<string>(),
                    parameter["name"]!.GetValue<string>(),
                    parameter["example"] switch
                    {
                        null => "",
                        JsonArray several => string.Join(',', several.Select(each => each!.ToString())),
                        var one => one.ToString(),
                    },
                    parameter["required"]!.GetValue<bool>()))]);
            }
        }
    }

    private async Task<object> AnswerAsync(string path, string address, bool isWrong)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address.TrimStart('/'));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await product.TokenAsync(Role.Reviewer));
        using var answer = await product.Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(isWrong ? (int)answer.StatusCode == 400 : answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode} {body}");
        var mediaType = answer.Content.Headers.ContentType?.MediaType ?? "";
        return new { path, verb = "get", status = (int)answer.StatusCode, mediaType, body = mediaType.EndsWith("json", StringComparison.Ordinal) ? body : "" };
    }
}
