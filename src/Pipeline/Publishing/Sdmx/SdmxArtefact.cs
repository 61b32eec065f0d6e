namespace Pipeline.Publishing.Sdmx;

/// <summary>A kind of structure.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Collection">The property of messages that has structures of the kind.</param>
/// <param name="Class">Its class in the information model.</param>
/// <param name="Items">The property that has its items; empty where it has none.</param>
/// <param name="ItemClass">The class of its items.</param>
public sealed record SdmxArtefactKind(string Name, string Collection, string Class, string Items = "", string ItemClass = "")
{
    /// <summary>A flow of data.</summary>
    public static SdmxArtefactKind Dataflow { get; } = new("dataflow", "dataflows", "datastructure.Dataflow");

    /// <summary>The definition of dimensions, measures and attributes.</summary>
    public static SdmxArtefactKind DataStructure { get; } = new("datastructure", "dataStructures", "datastructure.DataStructure");

    /// <summary>What components mean.</summary>
    public static SdmxArtefactKind ConceptScheme { get; } = new("conceptscheme", "conceptSchemes", "conceptscheme.ConceptScheme", "concepts", "conceptscheme.Concept");

    /// <summary>What codes stand for.</summary>
    public static SdmxArtefactKind Codelist { get; } = new("codelist", "codelists", "codelist.Codelist", "codes", "codelist.Code");

    /// <summary>Who maintains structures.</summary>
    public static SdmxArtefactKind AgencyScheme { get; } = new("agencyscheme", "agencySchemes", "base.AgencyScheme", "agencies", "base.Agency");

    /// <summary>All kinds that there are structures of.</summary>
    public static IReadOnlyList<SdmxArtefactKind> All { get; } = [Dataflow, DataStructure, ConceptScheme, Codelist, AgencyScheme];
}

/// <summary>One of the things that a structure lists.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it means, where that is more than the name.</param>
/// <param name="Parent">The id of the item that it is a part of; empty where there is none.</param>
public sealed record SdmxItem(string Id, Bilingual Name, Bilingual? Description = null, string Parent = "");

/// <summary>A structure that an agency maintains.</summary>
/// <param name="Kind">Of which kind it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="References">The structures that it refers to itself.</param>
public sealed record SdmxArtefact(SdmxArtefactKind Kind, string Id, Bilingual Name, IReadOnlyList<SdmxArtefact> References)
{
    /// <summary>The agency that maintains it.</summary>
    public string Agency { get; init; } = SdmxNames.Agency;

    /// <summary>Its version.</summary>
    public string Version { get; init; } = SdmxNames.Version;

    /// <summary>What it lists; empty where it is no list.</summary>
    public IReadOnlyList<SdmxItem> Items { get; init; } = [];

    /// <summary>Whether the list has only some of its items.</summary>
    public bool IsPartial { get; init; }

    /// <summary>The components, of flows and definitions; null of others.</summary>
    public SdmxStructure? Structure { get; init; }

    /// <summary>Its URN.</summary>
    public string Urn => $"urn:sdmx:org.sdmx.infomodel.{Kind.Class}={Agency}:{Id}({Version})";

    /// <summary>The URN of one of its items.</summary>
    public string UrnOf(string item) => $"urn:sdmx:org.sdmx.infomodel.{Kind.ItemClass}={Agency}:{Id}({Version}).{item}";
}
