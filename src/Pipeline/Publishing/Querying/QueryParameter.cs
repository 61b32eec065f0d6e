namespace Pipeline.Publishing.Querying;

/// <summary>A parameter by which rows or columns are chosen, as documents describe it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it chooses.</param>
/// <param name="Values">The values that there are; null where there is no list.</param>
/// <param name="Multiple">Whether several values may be given, separated by commas or by repeating the parameter.</param>
/// <param name="Example">A value that works with every data set that has the parameter.</param>
public sealed record QueryParameter(string Name, Bilingual Description, IReadOnlyList<CodeName>? Values, bool Multiple, string Example);

/// <summary>A query that cannot be answered: which parameter is wrong, and what would be right.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Code">What kind of fault it is: lower case with hyphens.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What would be right.</param>
/// <param name="Allowed">The values that are allowed, nearest first where there are many; empty where there is no list.</param>
public sealed record QueryFault(string Parameter, string Code, Bilingual Message, Bilingual Remedy, IReadOnlyList<string> Allowed);
