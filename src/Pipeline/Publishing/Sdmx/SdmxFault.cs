using Pipeline.Publishing.Querying;

namespace Pipeline.Publishing.Sdmx;

/// <summary>What SDMX knows and this service does not do.</summary>
public static class SdmxFault
{
    /// <summary>The code of what SDMX knows and this service does not do.</summary>
    public const string NotImplementedCode = "not-implemented";

    /// <summary>What SDMX knows and this service does not do.</summary>
    public static QueryFault NotImplemented(string name, string value, IReadOnlyList<string> allowed) => new(
        name, NotImplementedCode,
        new($"本服务不支持 {name}={value}。", $"This service does not do {name}={value}."),
        new($"可用：{string.Join("、", allowed)}。", $"Use: {string.Join(", ", allowed)}."), allowed);
}
