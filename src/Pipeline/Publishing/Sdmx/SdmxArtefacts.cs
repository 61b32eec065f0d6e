using Pipeline.Catalogue;

namespace Pipeline.Publishing.Sdmx;

/// <summary>All structures that a catalogue's data sets have in SDMX, and how they refer to each other.</summary>
public sealed class SdmxArtefacts
{
    private readonly List<SdmxArtefact> _all = [];

    /// <summary>The structures of a catalogue.</summary>
    public SdmxArtefacts(StatisticalCatalogue catalogue)
    {
        CatalogueVersion = catalogue.Version;
        Flows = [.. Datasets.All(catalogue).Where(SdmxStructure.Suits)];
        var agencies = new SdmxArtefact(SdmxArtefactKind.AgencyScheme, "AGENCIES", new("机构", "Agencies"), [])
        {
            // The list of all agencies is kept by SDMX itself, in version 1.0 for ever; this is our line of it.
            Agency = "SDMX",
            Version = "1.0",
            IsPartial = true,
            Items = [new(SdmxNames.Agency, SdmxNames.AgencyName)],
        };
        _all.Add(agencies);
        Dictionary<string, SdmxArtefact> lists = new(StringComparer.Ordinal);
        foreach (var structure in Flows.Select(SdmxStructure.Of))
        {
            foreach (var codes in structure.Components.Select(component => component.Codes).OfType<CodeList>())
            {
                lists.TryAdd(SdmxNames.Codelist(codes), new(SdmxArtefactKind.Codelist, SdmxNames.Codelist(codes), codes.Title, [agencies])
                {
                    Items = [.. codes.Codes.Select(code => new SdmxItem(code.Code, code.Name, Parent: code.Parent))],
                });
            }

            var concepts = new SdmxArtefact(SdmxArtefactKind.ConceptScheme, structure.ConceptsId, new($"{structure.Name.Zh}的概念", $"Concepts of {structure.Name.En}"), [agencies])
            {
                Items = [.. structure.Components.Select(component => new SdmxItem(component.Id, component.Name, component.Column.Description))],
            };
            var used = structure.Components.Select(component => component.Codes).OfType<CodeList>().Select(codes => lists[SdmxNames.Codelist(codes)]).Distinct();
            var definition = new SdmxArtefact(SdmxArtefactKind.DataStructure, structure.DefinitionId, structure.Name, [agencies, concepts, .. used]) { Structure = structure };
            _all.Add(new(SdmxArtefactKind.Dataflow, structure.Id, structure.Name, [agencies, definition]) { Structure = structure });
            _all.Add(definition);
            _all.Add(concepts);
        }

        _all.AddRange(lists.Values);
    }

    /// <summary>The version of the catalogue that names and codes are of.</summary>
    public string CatalogueVersion { get; }

    /// <summary>The data sets that are flows of data.</summary>
    public IReadOnlyList<Dataset> Flows { get; }

    /// <summary>All structures.</summary>
    public IReadOnlyList<SdmxArtefact> All => _all;

    /// <summary>The structures that refer to one.</summary>
    public IEnumerable<SdmxArtefact> Parents(SdmxArtefact artefact) => _all.Where(each => each.References.Contains(artefact));

    /// <summary>Everything that can be reached from some structures, without these.</summary>
    public static IReadOnlyList<SdmxArtefact> Reach(IEnumerable<SdmxArtefact> from, Func<SdmxArtefact, IEnumerable<SdmxArtefact>> next)
    {
        HashSet<SdmxArtefact> seen = [.. from];
        var start = seen.Count;
        List<SdmxArtefact> reached = [.. seen];
        for (var i = 0; i < reached.Count; i++)
        {
            reached.AddRange(next(reached[i]).Where(seen.Add));
        }

        return reached[start..];
    }
}
