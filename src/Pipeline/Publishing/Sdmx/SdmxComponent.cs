namespace Pipeline.Publishing.Sdmx;

/// <summary>What a component of a data structure is.</summary>
public enum SdmxRole
{
    /// <summary>A part of what names an observation.</summary>
    Dimension,

    /// <summary>The period, which is always the last dimension.</summary>
    TimeDimension,

    /// <summary>The figure.</summary>
    Measure,

    /// <summary>Something that is said of the figure.</summary>
    Attribute,
}

/// <summary>A column as a component of a data structure.</summary>
/// <param name="Id">The component's id, which is also that of its concept.</param>
/// <param name="Role">What it is.</param>
/// <param name="Column">The column.</param>
/// <param name="Place">The column's place in the rows.</param>
/// <param name="DependsOn">The ids of the dimensions that determine an attribute; empty where all do.</param>
public sealed record SdmxComponent(string Id, SdmxRole Role, Column Column, int Place, IReadOnlyList<string> DependsOn)
{
    /// <summary>The short name.</summary>
    public Bilingual Name { get; } = SdmxNames.Name(Column);

    /// <summary>The list that its codes are of; null where it has none.</summary>
    public CodeList? Codes => Column.Codes;

    /// <summary>The data type by SDMX, of a component without codes.</summary>
    public string DataType => Role == SdmxRole.TimeDimension ? "ObservationalTimePeriod" : Column.Type switch
    {
        ColumnType.Number => "Double",
        ColumnType.WholeNumber => "Integer",
        ColumnType.Date => "GregorianDay",
        _ => "String",
    };
}
