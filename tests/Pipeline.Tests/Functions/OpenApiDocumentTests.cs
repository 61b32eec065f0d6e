using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Pipeline.Catalogue;
using Pipeline.Functions.Http;
using Pipeline.Functions.Http.OpenApi;
using Pipeline.Publishing;

namespace Pipeline.Tests.Functions;

public sealed class OpenApiDocumentTests
{
    private static readonly StatisticalCatalogue Catalogue = CatalogueLoader.LoadDefault();
    private static readonly ApiRoutes Routes = new();
    private static readonly JsonObject Document = JsonNode.Parse(new OpenApiDocument(Catalogue, new(Catalogue), new(Catalogue), Routes).Bytes)!.AsObject();

    private static IEnumerable<(string Path, string Verb, JsonObject Operation)> All => Document["paths"]!.AsObject()
        .SelectMany(path => path.Value!.AsObject().Select(verb => (path.Key, verb.Key.ToUpperInvariant(), verb.Value!.AsObject())));

    [Fact]
    public void Every_route_in_the_code_is_in_the_document()
    {
        var documented = All.Select(each => (each.Path, each.Verb)).ToList();

        Assert.All(
            Routes.All.Where(route => route.Verbs.Count > 0),
            route => Assert.All(route.Verbs, verb => Assert.Contains(documented, each => each.Verb == verb && Matches(route, each.Path))));
    }

    [Fact]
    public void Every_path_in_the_document_is_a_route_in_the_code() =>
        Assert.All(All, each => Assert.Contains(Routes.All, route => route.Verbs.Contains(each.Verb) && Matches(route, each.Path)));

    [Fact]
    public void Every_data_set_has_a_path_with_its_own_rows_and_parameters()
    {
        foreach (var dataset in Datasets.All(Catalogue))
        {
            var operation = Document["paths"]![$"/api/v1/snapshots/{{snapshot}}/{dataset.Name}"]!["get"]!;
            var row = Document["components"]!["schemas"]![Operations.RowName(dataset)]!;

            Assert.Equal(dataset.Columns.Select(column => column.Name), row["properties"]!.AsObject().Select(property => property.Key));
            Assert.Subset(
                operation["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>()).ToHashSet(),
                dataset.Columns.Where(column => column.IsFilter).Select(column => column.Name).Append("format").Append("$top").ToHashSet());
        }
    }

    [Fact]
    public void Every_operation_is_named_once_and_says_what_goes_wrong()
    {
        Assert.Equal(All.Select(each => each.Operation["operationId"]!.GetValue<string>()).Distinct().Count(), All.Count());
        Assert.All(All, each => Assert.NotNull(each.Operation["responses"]!["default"]));
        Assert.All(All, each => Assert.NotNull(each.Operation["security"]));
    }

    [Theory]
    [InlineData("/api/v1/snapshots", "GET,HEAD")]
    [InlineData("/api/v1/snapshots/released/indicators", "GET,HEAD")]
    [InlineData("/api/v1/submissions/530100/2020", "POST")]
    [InlineData("/api/v1/nothing/at/all/here", "")]
    public void Routes_know_the_verbs_of_an_address(string path, string verbs) => Assert.Equal(verbs, string.Join(',', Routes.VerbsOf(path)));

    private static bool Matches(ApiRoute route, string path) => new TemplateMatcher(TemplateParser.Parse(route.Template), []).TryMatch(path, new RouteValueDictionary());
}
