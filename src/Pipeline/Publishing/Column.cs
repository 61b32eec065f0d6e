namespace Pipeline.Publishing;

/// <summary>What a column holds.</summary>
public enum ColumnType
{
    /// <summary>Text; codes too, however much they look like numbers.</summary>
    Text,

    /// <summary>A number with the decimals of its subject.</summary>
    Number,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A day, written as ISO 8601 does.</summary>
    Date,
}

/// <summary>What a column is for.</summary>
public enum ColumnRole
{
    /// <summary>It says something about the row.</summary>
    Attribute,

    /// <summary>Together with the other keys it names the row: no two rows have the same.</summary>
    Key,

    /// <summary>It says in words what a code beside it stands for.</summary>
    Label,

    /// <summary>It is the figure that the row is there for.</summary>
    Value,
}

/// <summary>One column of a data set: all that any format, document or filter has to know about it.</summary>
/// <param name="Name">The name: lower case, digits and <c>_</c>.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">What it means, in one sentence.</param>
public abstract record Column(string Name, ColumnType Type, Bilingual Description)
{
    /// <summary>What it is for.</summary>
    public ColumnRole Role { get; init; } = ColumnRole.Attribute;

    /// <summary>The language of a label, <c>zh</c> or <c>en</c>; empty for every other column.</summary>
    public string Language { get; init; } = "";

    /// <summary>The list that its codes are of; null where it holds none.</summary>
    public CodeList? Codes { get; init; }

    /// <summary>The keys that alone determine it, by name, as a unit follows from the indicator; empty where the whole row does.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Whether rows can be chosen by it: by code, or by period.</summary>
    public bool IsFilter => Role == ColumnRole.Key || Codes is not null;
}

/// <summary>One column of a data set together with where its fields come from.</summary>
/// <param name="Name">The name: lower case, digits and <c>_</c>.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">What it means, in one sentence.</param>
/// <param name="Get">Takes the field from a row.</param>
public sealed record Column<T>(string Name, ColumnType Type, Bilingual Description, Func<T, Field> Get) : Column(Name, Type, Description);
