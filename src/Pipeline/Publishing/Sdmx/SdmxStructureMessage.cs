using System.Text.Json;

namespace Pipeline.Publishing.Sdmx;

/// <summary>Writes the SDMX-JSON 2.0 structure message.</summary>
public static class SdmxStructureMessage
{
    /// <summary>The media type, with its version.</summary>
    public const string MediaType = "application/vnd.sdmx.structure+json; version=2.0.0";

    private const string Schema = "structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json";

    /// <summary>Since when structures of this version are as they are; messages must state a time, and the same structures are to be the same bytes.</summary>
    private static readonly DateTimeOffset Since = new(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    /// <summary>Writes some structures; the output stays open.</summary>
    /// <param name="artefacts">The structures, each whole or as a stub.</param>
    /// <param name="language">The preferred language, <c>zh</c> or <c>en</c>.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IReadOnlyList<(SdmxArtefact Artefact, bool IsStub)> artefacts, string language, Stream output)
    {
        ArgumentNullException.ThrowIfNull(artefacts);
        var speak = SdmxJson.Speak(language);
        using var json = new Utf8JsonWriter(output, SdmxJson.Options);
        json.WriteStartObject();
        SdmxJson.WriteMeta(json, Schema, $"STRUCTURES-{DataContract.Version}", Since, language);
        json.WriteStartObject("data");
        foreach (var kind in artefacts.GroupBy(each => each.Artefact.Kind))
        {
            json.WriteStartArray(kind.Key.Collection);
            foreach (var (artefact, isStub) in kind)
            {
                Write(json, artefact, isStub, speak);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SdmxArtefact artefact, bool isStub, Func<Bilingual, string> speak)
    {
        json.WriteStartObject();
        json.WriteString("id", artefact.Id);
        json.WriteString("version", artefact.Version);
        json.WriteString("agencyID", artefact.Agency);
        json.WriteName(artefact.Name, speak);
        WriteSelf(json, artefact.Urn);
        if (!isStub)
        {
            WriteContent(json, artefact, speak);
        }

        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, SdmxArtefact artefact, Func<Bilingual, string> speak)
    {
        if (artefact.Kind == SdmxArtefactKind.Dataflow)
        {
            json.WriteString("structure", artefact.Structure!.DefinitionUrn);
        }
        else if (artefact.Structure is { } structure)
        {
            WriteComponents(json, structure);
        }
        else
        {
            json.WriteBoolean("isPartial", artefact.IsPartial);
            json.WriteStartArray(artefact.Kind.Items);
            foreach (var item in artefact.Items)
            {
                WriteItem(json, artefact, item, speak);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteItem(Utf8JsonWriter json, SdmxArtefact artefact, SdmxItem item, Func<Bilingual, string> speak)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteName(item.Name, speak);
        if (item.Description is { } description)
        {
            json.WriteString("description", speak(description));
            json.WriteNames("descriptions", description);
        }

        // A list that was cut does not have the parents of its items.
        if (item.Parent.Length > 0 && artefact.Items.Any(each => each.Id == item.Parent))
        {
            json.WriteString("parent", item.Parent);
        }

        WriteSelf(json, artefact.UrnOf(item.Id));
        json.WriteEndObject();
    }

    private static void WriteComponents(Utf8JsonWriter json, SdmxStructure structure)
    {
        json.WriteStartObject("dataStructureComponents");
        json.WriteStartObject("dimensionList");
        json.WriteString("id", "DimensionDescriptor");
        json.WriteStartArray("dimensions");
        for (var i = 0; i < structure.Dimensions.Count - 1; i++)
        {
            WriteComponent(json, structure, structure.Dimensions[i], () => json.WriteNumber("position", i));
        }

        json.WriteEndArray();
        json.WritePropertyName("timeDimension");
        WriteComponent(json, structure, structure.Dimensions[^1]);
        json.WriteEndObject();
        json.WriteStartObject("measureList");
        json.WriteString("id", "MeasureDescriptor");
        json.WriteStartArray("measures");
        foreach (var measure in structure.Measures)
        {
            WriteComponent(json, structure, measure, () => json.WriteString("usage", "optional"));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("attributeList");
        json.WriteString("id", "AttributeDescriptor");
        json.WriteStartArray("attributes");
        foreach (var attribute in structure.Attributes)
        {
            WriteComponent(json, structure, attribute, () =>
            {
                json.WriteString("usage", "optional");
                json.WriteStartObject("attributeRelationship");
                SdmxJson.WriteRelationship(json, attribute);
                json.WriteEndObject();
            });
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteComponent(Utf8JsonWriter json, SdmxStructure structure, SdmxComponent component, Action? more = null)
    {
        json.WriteStartObject();
        json.WriteString("id", component.Id);
        more?.Invoke();
        json.WriteString("conceptIdentity", SdmxNames.Urn("conceptscheme.Concept", structure.ConceptsId, component.Id));
        json.WriteStartObject("localRepresentation");
        if (component.Codes is { } codes)
        {
            json.WriteString("enumeration", SdmxNames.Urn("codelist.Codelist", SdmxNames.Codelist(codes)));
        }
        else
        {
            json.WriteStartObject("format");
            json.WriteString("dataType", component.DataType);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSelf(Utf8JsonWriter json, string urn)
    {
        json.WriteStartArray("links");
        SdmxJson.WriteLink(json, "urn", urn, "self");
        json.WriteEndArray();
    }
}
