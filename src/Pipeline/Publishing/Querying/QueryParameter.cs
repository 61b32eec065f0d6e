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
public sealed record QueryFault(string Parameter, string Code, Bilingual Message, Bilingual Remedy, IReadOnlyList<string> Allowed)
{
    /// <summary>A parameter that there is not.</summary>
    /// <param name="parameter">What was written.</param>
    /// <param name="known">The parameters that there are.</param>
    public static QueryFault Unknown(string parameter, IReadOnlyList<string> known) => new(
        parameter, "parameter-unknown",
        new($"没有查询参数“{parameter}”。", $"There is no query parameter '{parameter}'."),
        new($"可用参数：{string.Join("、", known)}。", $"Use: {string.Join(", ", known)}."),
        known);

    /// <summary>A parameter that must be there and is not.</summary>
    public static QueryFault Missing(string parameter) => new(
        parameter, "parameter-missing",
        new($"缺少查询参数“{parameter}”。", $"The query parameter '{parameter}' is missing."),
        new($"在地址中加上 {parameter}=…。", $"Add {parameter}=… to the address."),
        []);

    /// <summary>A text that a parameter cannot be.</summary>
    public static QueryFault Invalid(string parameter, string text, Bilingual remedy) => new(
        parameter, "parameter-invalid",
        new($"参数 {parameter} 的值“{text}”不可用。", $"Parameter {parameter} cannot be '{text}'."),
        remedy,
        []);

    /// <summary>A text that is none of those that a parameter can be.</summary>
    public static QueryFault NoneOf(string parameter, string text, IReadOnlyList<string> allowed) =>
        Invalid(parameter, text, new($"可用值：{string.Join("、", allowed)}。", $"Use one of: {string.Join(", ", allowed)}.")) with { Allowed = allowed };

    /// <summary>A text that is no day or time.</summary>
    public static QueryFault NoMoment(string parameter, string text) =>
        Invalid(parameter, text, Moment.Remedy) with { Allowed = ["2026-01-31", "2026-01-31T08:00:00+08:00"] };

    /// <summary>A text that is no period.</summary>
    public static QueryFault NoPeriod(string parameter, string text) => new(
        parameter, "period-invalid",
        new($"参数 {parameter} 的“{text}”不是时期。", $"'{text}' of parameter {parameter} is not a period."),
        new("写成 2024、2024-Q3 或 2024-06。", "Write 2024, 2024-Q3 or 2024-06."),
        []);
}
