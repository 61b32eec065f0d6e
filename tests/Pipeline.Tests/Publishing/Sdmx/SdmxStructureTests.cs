using System.Text.Json.Nodes;
using Pipeline.Catalogue;
using Pipeline.Publishing;
using Pipeline.Publishing.Sdmx;
using Pipeline.Tests.Snapshots;

namespace Pipeline.Tests.Publishing.Sdmx;

public sealed class SdmxStructureTests
{
    private static readonly SdmxArtefacts Artefacts = new(CatalogueLoader.LoadDefault());

    [Fact]
    public void Every_URN_in_the_message_is_that_of_something_in_it()
    {
        var message = Message("*");
        var known = Nodes(message).OfType<JsonObject>().SelectMany(Selves).ToHashSet();

        var used = Nodes(message).OfType<JsonObject>().SelectMany(each => each)
            .Where(pair => pair.Key is "conceptIdentity" or "enumeration" or "structure")
            .Select(pair => pair.Value!.GetValue<string>()).ToList();

        Assert.True(used.Count > 80, $"{used.Count} references");
        Assert.All(used, urn => Assert.Contains(urn, known));
    }

    [Fact]
    public void Every_code_in_the_data_is_in_the_list_that_its_component_names()
    {
        var message = Message("*", new SdmxArtefacts(TinySnapshot.Catalogue));
        var lists = message["data"]!["codelists"]!.AsArray().ToDictionary(list => Selves(list!.AsObject()).Single(), list => list!["codes"]!.AsArray().Select(code => Id(code)).ToHashSet());
        foreach (var dataset in Datasets.All(TinySnapshot.Catalogue))
        {
            var definition = message["data"]!["dataStructures"]!.AsArray().Single(each => Id(each) == $"DSD_{SdmxNames.Id(dataset.Name)}")!["dataStructureComponents"]!;
            var components = Nodes(definition).OfType<JsonObject>().Where(each => each.ContainsKey("localRepresentation"))
                .ToDictionary(Id, each => each["localRepresentation"]!["enumeration"]?.GetValue<string>());
            var data = JsonNode.Parse(Written.As(SdmxJsonFormat.Instance, dataset.RowsOf(TinySnapshot.Content), new(dataset.Name, dataset.Title)))!;

            foreach (var (id, value) in SdmxMessages.Observations(data).SelectMany(observation => observation).Distinct())
            {
                Assert.True(components[id] is not { } list || lists[list].Contains(value), $"{dataset.Name}: {id} has {value}");
            }
        }
    }

    [Fact]
    public void Ids_are_such_as_SDMX_allows()
    {
        Assert.All(Artefacts.All, artefact => Assert.Matches("^[A-Za-z][A-Za-z0-9_-]*$", artefact.Id));
        Assert.All(Artefacts.All.SelectMany(artefact => artefact.Items), item => Assert.Matches("^[A-Za-z0-9_@$-]+$", item.Id));
        Assert.All(Artefacts.Flows.SelectMany(flow => SdmxStructure.Of(flow).Components), component => Assert.Matches("^[A-Z][A-Z0-9_]*$", component.Id));
        Assert.All(Artefacts.Flows.Select(SdmxStructure.Of), structure => Assert.Equal(structure.Components.Count, structure.Components.Select(component => component.Id).Distinct().Count()));
        Assert.Equal(Artefacts.All.Count, Artefacts.All.Select(artefact => artefact.Urn).Distinct().Count());
    }

    [Fact]
    public void Statuses_are_those_of_the_official_list()
    {
        var list = Artefacts.All.Single(artefact => artefact.Id == "CL_OBS_STATUS");

        Assert.Equal(
            ["A Normal value", "P Provisional value", "B Time series break", "E Estimated value", "M Missing value; data cannot exist", "N Not significant", "O Missing value", "V Unvalidated value"],
            list.Items.Select(item => $"{item.Id} {item.Name.En}"));
    }

    [Fact]
    public void Every_item_has_a_name_in_both_languages_and_its_parent_in_the_list()
    {
        foreach (var artefact in Artefacts.All)
        {
            Assert.All(artefact.Items, item => Assert.False(string.IsNullOrWhiteSpace(item.Name.Zh) || string.IsNullOrWhiteSpace(item.Name.En), $"{artefact.Id}: {item}"));
            Assert.All(artefact.Items.Where(item => item.Parent.Length > 0), item => Assert.Contains(artefact.Items, each => each.Id == item.Parent));
        }
    }

    [Theory]
    [InlineData("dataflow/*/INDICATORS", "none", "INDICATORS")]
    [InlineData("dataflow/YNRD/INDICATORS/1.0.0", "children", "INDICATORS AGENCIES DSD_INDICATORS")]
    [InlineData("dataflow/YNRD/INDICATORS/~", "datastructure", "INDICATORS DSD_INDICATORS")]
    [InlineData("dataflow/YNRD/INDICATORS,TARGETS/+", "none", "INDICATORS TARGETS")]
    [InlineData("dataflow/YNRD/INDICATORS/2.0.0", "none", "")]
    [InlineData("dataflow/OTHER", "none", "")]
    [InlineData("codelist/YNRD/CL_GRADES", "ancestors", "CL_GRADES DSD_ASSESSMENT ASSESSMENT")]
    [InlineData("codelist/YNRD/CL_GRADES", "parents", "CL_GRADES DSD_ASSESSMENT")]
    [InlineData("datastructure/YNRD/DSD_TARGETS", "parents", "DSD_TARGETS TARGETS")]
    [InlineData("agencyscheme/SDMX/AGENCIES/1.0", "none", "AGENCIES")]
    public void A_question_is_answered_with_what_it_names_and_what_belongs_to_it(string path, string references, string ids) =>
        Assert.Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries), Ask(path, ("references", references)).Select(each => each.Artefact.Id));

    [Fact]
    public void Descendants_of_a_flow_are_all_that_is_needed_to_read_it()
    {
        var ids = Ask("dataflow/YNRD/OBSERVATIONS", ("references", "descendants")).Select(each => each.Artefact.Id).ToHashSet();

        Assert.Superset(new HashSet<string> { "OBSERVATIONS", "DSD_OBSERVATIONS", "CS_OBSERVATIONS", "CL_MEASURES", "CL_AREAS", "CL_UNITS", "CL_OBS_STATUS", "CL_LEVELS", "CL_ORIGINS", "AGENCIES" }, ids);
        Assert.DoesNotContain("CL_GRADES", ids);
    }

    [Fact]
    public void Stubs_have_neither_items_nor_components()
    {
        Assert.All(Ask("*", ("detail", "allstubs")), each => Assert.True(each.IsStub));
        Assert.Equal([false, true, true], Ask("dataflow/YNRD/INDICATORS", ("references", "children"), ("detail", "referencestubs")).Select(each => each.IsStub));
    }

    [Fact]
    public void One_code_can_be_asked_for()
    {
        var (list, _) = Assert.Single(Ask("codelist/YNRD/CL_AREAS/*/530100"));

        Assert.True(list.IsPartial);
        Assert.Equal("昆明市", Assert.Single(list.Items).Name.Zh);
    }

    [Theory]
    [InlineData("hierarchy", "", "not-implemented")]
    [InlineData("codelist", "detail=little", "parameter-invalid")]
    [InlineData("codelist", "references=siblings", "parameter-invalid")]
    [InlineData("codelist", "asOf=2026-01-01", "not-implemented")]
    [InlineData("codelist", "nonsense=1", "parameter-unknown")]
    [InlineData("codelist/a/b/c/d/e", "", "parameter-invalid")]
    public void What_is_wrong_or_not_done_is_said(string path, string parameter, string code)
    {
        var given = parameter.Length == 0 ? [] : new Dictionary<string, string> { [parameter.Split('=')[0]] = parameter.Split('=')[1] };

        Assert.Null(SdmxStructureQuery.Read(path.Split('/'), given, out var fault));
        Assert.Equal(code, fault!.Code);
    }

    [Fact]
    public void The_message_is_the_one_that_was_checked_against_the_official_schema()
    {
        using MemoryStream output = new();
        SdmxStructureMessage.Write(SdmxStructureQuery.Read(["dataflow", "*", "DISPARITY"], new Dictionary<string, string> { ["references"] = "descendants" }, out _)!
            .Answer(new(SampleRows.Catalogue)), "en", output);

        GoldenFiles.Compare("disparity.structure.json", output.ToArray());
    }

    private static IReadOnlyList<(SdmxArtefact Artefact, bool IsStub)> Ask(string path, params (string Name, string Value)[] given) =>
        SdmxStructureQuery.Read(path.Split('/'), given.ToDictionary(pair => pair.Name, pair => pair.Value), out _)!.Answer(Artefacts);

    private static JsonNode Message(string path, SdmxArtefacts? artefacts = null)
    {
        using MemoryStream output = new();
        SdmxStructureMessage.Write(SdmxStructureQuery.Read([path], new Dictionary<string, string>(), out _)!.Answer(artefacts ?? Artefacts), "zh", output);
        return JsonNode.Parse(output.ToArray())!;
    }

    private static string Id(JsonNode? node) => node!["id"]!.GetValue<string>();

    private static IEnumerable<string> Selves(JsonObject node) =>
        node["links"]?.AsArray().Where(link => link!["rel"]!.GetValue<string>() == "self").Select(link => link!["urn"]!.GetValue<string>()) ?? [];

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject parent => parent.Select(pair => pair.Value).OfType<JsonNode>().SelectMany(Nodes).Prepend(parent),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Nodes).Prepend(list),
        _ => [node],
    };
}
