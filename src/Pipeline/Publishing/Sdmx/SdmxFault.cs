using Pipeline.Publishing.Querying;

namespace Pipeline.Publishing.Sdmx;

/// <summary>What is wrong with questions in SDMX.</summary>
internal static class SdmxFault
{
    /// <summary>The code of what SDMX knows and this service does not do.</summary>
    public const string NotImplementedCode = "not-implemented";

    /// <summary>A parameter that there is none of.</summary>
    public static QueryFault UnknownParameter(string name, IReadOnlyList<string> allowed) => new(
        name, "parameter-unknown",
        new($"不认识的查询参数“{name}”。", $"Unknown query parameter '{name}'."),
        Use(allowed), allowed);

    /// <summary>A value that a parameter cannot have.</summary>
    public static QueryFault Invalid(string name, string value, IReadOnlyList<string> allowed) => new(
        name, "parameter-invalid",
        new($"参数 {name} 的值“{value}”不可用。", $"Parameter {name} cannot be '{value}'."),
        Use(allowed), allowed);

    /// <summary>What SDMX knows and this service does not do.</summary>
    public static QueryFault NotImplemented(string name, string value, IReadOnlyList<string> allowed) => new(
        name, NotImplementedCode,
        new($"本服务不支持 {name}={value}。", $"This service does not do {name}={value}."),
        Use(allowed), allowed);

    private static Bilingual Use(IReadOnlyList<string> allowed) => new($"可用：{string.Join("、", allowed)}。", $"Use: {string.Join(", ", allowed)}.");
}
