namespace Pipeline.Publishing.Sdmx;

/// <summary>
/// A data set as a data structure: keys are dimensions, the period last; the value is the measure; all else but labels, which code lists
/// have, is attributes. There is one measure because many tools know of one only.
/// </summary>
public sealed class SdmxStructure
{
    private SdmxStructure(string id, Bilingual name, IReadOnlyList<Column> columns)
    {
        (Id, Name) = (id, name);
        var components = columns.Select((column, place) => Component(column, place, columns)).OfType<SdmxComponent>().ToList();
        Dimensions = [.. components.Where(each => each.Role is SdmxRole.Dimension), .. components.Where(each => each.Role is SdmxRole.TimeDimension)];
        Measures = [.. components.Where(each => each.Role is SdmxRole.Measure)];
        Attributes = [.. components.Where(each => each.Role is SdmxRole.Attribute)];
        Components = [.. Dimensions, .. Measures, .. Attributes];
    }

    /// <summary>The id of the flow of data.</summary>
    public string Id { get; }

    /// <summary>What the flow is called.</summary>
    public Bilingual Name { get; }

    /// <summary>The id of the structure's definition.</summary>
    public string DefinitionId => $"DSD_{Id}";

    /// <summary>The id of the scheme that its concepts are of.</summary>
    public string ConceptsId => $"CS_{Id}";

    /// <summary>The flow as rows in files name it, such as <c>YNRD:INDICATORS(1.0.0)</c>.</summary>
    public string Reference => $"{SdmxNames.Agency}:{Id}({SdmxNames.Version})";

    /// <summary>The URN of the flow.</summary>
    public string FlowUrn => SdmxNames.Urn("datastructure.Dataflow", Id);

    /// <summary>The URN of the structure's definition.</summary>
    public string DefinitionUrn => SdmxNames.Urn("datastructure.DataStructure", DefinitionId);

    /// <summary>What names an observation, in the order of keys; the period is the last.</summary>
    public IReadOnlyList<SdmxComponent> Dimensions { get; }

    /// <summary>The figures.</summary>
    public IReadOnlyList<SdmxComponent> Measures { get; }

    /// <summary>What is said of the figures.</summary>
    public IReadOnlyList<SdmxComponent> Attributes { get; }

    /// <summary>Dimensions, measures and attributes in this order.</summary>
    public IReadOnlyList<SdmxComponent> Components { get; }

    /// <summary>Whether a table is data about periods, as SDMX has it, and no list or log.</summary>
    public static bool Suits(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.Columns.Any(column => column is { Role: ColumnRole.Key, Codes: null, Name: "period" })
            && dataset.Columns.Any(column => column.Role == ColumnRole.Value);
    }

    /// <summary>The structure of a data set.</summary>
    public static SdmxStructure Of(Dataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return Of(dataset.Name, dataset.Title, dataset.Columns);
    }

    /// <summary>The structure of these columns of a data set, which hold all its keys.</summary>
    public static SdmxStructure Of(string name, Bilingual title, IReadOnlyList<Column> columns) => new(SdmxNames.Id(name), title, columns);

    /// <summary>The component of an id; null where there is none.</summary>
    public SdmxComponent? Find(string id) => Components.FirstOrDefault(each => each.Id == id);

    private static SdmxComponent? Component(Column column, int place, IReadOnlyList<Column> columns)
    {
        var id = SdmxNames.Concept(column);
        SdmxRole? role = column.Role switch
        {
            ColumnRole.Key => id == SdmxNames.TimePeriod ? SdmxRole.TimeDimension : SdmxRole.Dimension,
            ColumnRole.Value => SdmxRole.Measure,
            ColumnRole.Attribute => SdmxRole.Attribute,
            _ => null,
        };
        return role is null ? null : new(id, role.Value, column, place, [.. columns.Where(key => column.DependsOn.Contains(key.Name)).Select(SdmxNames.Concept)]);
    }
}
