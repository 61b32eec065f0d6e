using System.Text.RegularExpressions;

namespace Pipeline.Functions.Http.OData;

/// <summary>Empty texts in expressions: the library misreads them in lists, so that a mark stands for them while it reads.</summary>
internal static partial class EmptyText
{
    /// <summary>A character for private use, which nothing that is published has.</summary>
    private const string Mark = "\uE000";

    /// <summary>The expression with the mark in each empty text.</summary>
    public static string Hide(string expression) => Literal().Replace(expression, literal => literal.Length == 2 ? $"'{Mark}'" : literal.Value);

    /// <summary>The text that was written.</summary>
    public static string Show(string text) => text.Replace(Mark, "", StringComparison.Ordinal);

    /// <summary>A text from its first quote to its last; quotes within it are doubled.</summary>
    [GeneratedRegex("'(?>(?:[^']|'')*)'")]
    private static partial Regex Literal();
}
