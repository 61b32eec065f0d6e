namespace Pipeline.Publishing;

/// <summary>A published table: its columns never change their order, names or types without a word in the changelog.</summary>
/// <param name="Name">The dataset's name, such as <c>indicators</c>.</param>
/// <param name="Title">The title shown to users.</param>
/// <param name="Columns">The columns in order.</param>
public sealed record Dataset<T>(string Name, Bilingual Title, IReadOnlyList<Column<T>> Columns);

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

/// <summary>One column of a dataset.</summary>
/// <param name="Name">The name: lower case, digits and <c>_</c>.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">What it means, in one sentence.</param>
/// <param name="Get">Takes the field from a row.</param>
public sealed record Column<T>(string Name, ColumnType Type, Bilingual Description, Func<T, Field> Get);
