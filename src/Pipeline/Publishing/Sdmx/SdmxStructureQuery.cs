using Pipeline.Publishing.Querying;

namespace Pipeline.Publishing.Sdmx;

/// <summary>A question for structures, as SDMX REST 2 asks it: by kind, agency, id, version and item, with those that they refer to or that refer to them.</summary>
public sealed class SdmxStructureQuery
{
    private const string Any = "*";

    private static readonly string[] Details = ["full", "allstubs", "referencestubs", "allcompletestubs", "referencecompletestubs", "referencepartial", "raw"];

    private static readonly string[] Relations =
        ["none", "parents", "parentsandsiblings", "ancestors", "children", "descendants", "all", .. SdmxArtefactKind.All.Select(kind => kind.Name)];

    private readonly string[] _path;
    private readonly string[] _references;
    private readonly string _detail;

    private SdmxStructureQuery(string[] path, string[] references, string detail) => (_path, _references, _detail) = (path, references, detail);

    /// <summary>The names of the parameters.</summary>
    public static IReadOnlyList<string> Parameters { get; } = ["references", "detail"];

    /// <summary>The values of <c>references</c>.</summary>
    public static IReadOnlyList<string> ReferenceValues => Relations;

    /// <summary>The values of <c>detail</c>.</summary>
    public static IReadOnlyList<string> DetailValues => Details;

    /// <summary>Reads a question.</summary>
    /// <param name="path">Kind, agency, id, version and item; what is missing at the end means all, of versions the latest.</param>
    /// <param name="given">The parameters.</param>
    /// <param name="fault">What is wrong; null where nothing is.</param>
    public static SdmxStructureQuery? Read(IReadOnlyList<string> path, IReadOnlyDictionary<string, string> given, out QueryFault? fault)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(given);
        fault = null;
        string[] parts = [.. path.Take(5), .. Enumerable.Repeat(Any, Math.Max(0, 5 - path.Count))];
        if (path.Count > 5)
        {
            fault = QueryFault.NoneOf("path", string.Join('/', path), ["structure/{type}/{agency}/{id}/{version}/{item}"]);
        }
        else if (parts[0] != Any && SdmxArtefactKind.All.All(kind => kind.Name != parts[0]))
        {
            fault = SdmxFault.NotImplemented("type", parts[0], [Any, .. SdmxArtefactKind.All.Select(kind => kind.Name)]);
        }

        foreach (var (name, value) in given)
        {
            fault ??= name switch
            {
                "asOf" => SdmxFault.NotImplemented(name, value, Parameters),
                "references" or "detail" => null,
                _ => QueryFault.Unknown(name, Parameters),
            };
        }

        var references = given.GetValueOrDefault("references", "none").Split(',');
        var detail = given.GetValueOrDefault("detail", "full");
        fault ??= references.FirstOrDefault(each => !Relations.Contains(each)) is { } wrong ? QueryFault.NoneOf("references", wrong, Relations)
            : Details.Contains(detail) ? null
            : QueryFault.NoneOf("detail", detail, Details);
        return fault is null ? new(parts, references, detail) : null;
    }

    /// <summary>The structures in question, then those that were asked for with them; stubs are without what they consist of.</summary>
    public IReadOnlyList<(SdmxArtefact Artefact, bool IsStub)> Answer(SdmxArtefacts artefacts)
    {
        ArgumentNullException.ThrowIfNull(artefacts);
        var matched = artefacts.All.Where(Matches).ToList();
        var related = _references.SelectMany(reference => Related(artefacts, matched, reference)).Distinct().Except(matched);
        return
        [
            .. matched.Select(each => (Cut(each), _detail is "allstubs" or "allcompletestubs")),
            .. related.Select(each => (each, _detail is not ("full" or "raw" or "referencepartial"))),
        ];
    }

    private static IEnumerable<SdmxArtefact> Related(SdmxArtefacts artefacts, List<SdmxArtefact> matched, string reference)
    {
        var parents = matched.SelectMany(artefacts.Parents).Distinct();
        return reference switch
        {
            "none" => [],
            "children" => matched.SelectMany(each => each.References),
            "parents" => parents,
            "parentsandsiblings" => parents.SelectMany(each => each.References.Prepend(each)),
            "descendants" => SdmxArtefacts.Reach(matched, each => each.References),
            "ancestors" => SdmxArtefacts.Reach(matched, artefacts.Parents),
            "all" => [.. parents.SelectMany(each => each.References.Prepend(each)), .. SdmxArtefacts.Reach(matched, each => each.References)],
            _ => SdmxArtefacts.Reach(matched, each => each.References).Concat(SdmxArtefacts.Reach(matched, artefacts.Parents)).Where(each => each.Kind.Name == reference),
        };
    }

    private bool Matches(SdmxArtefact artefact) =>
        Means(_path[0], artefact.Kind.Name)
        && Means(_path[1], artefact.Agency)
        && Means(_path[2], artefact.Id)
        && (artefact.Version.Count(c => c == '.') == 2 ? SdmxVersion.Matches(_path[3], artefact.Version) : _path[3] is Any or "~" or "latest" || Means(_path[3], artefact.Version))
        && (_path[4] == Any || artefact.Items.Any(item => Means(_path[4], item.Id)));

    private SdmxArtefact Cut(SdmxArtefact artefact) => _path[4] == Any ? artefact : artefact with
    {
        Items = [.. artefact.Items.Where(item => Means(_path[4], item.Id))],
        IsPartial = true,
    };

    private static bool Means(string asked, string id) => asked == Any || asked.Split(',').Contains(id);
}
