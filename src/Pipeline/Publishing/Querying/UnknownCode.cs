using Pipeline.Submissions;

namespace Pipeline.Publishing.Querying;

/// <summary>What is said of a code that a list does not have: the nearest that it has.</summary>
internal static class UnknownCode
{
    private const int Suggestions = 5;

    public static QueryFault Of(string parameter, string code, IReadOnlyList<CodeName> codes)
    {
        List<CodeName> nearest = [.. Nearness.Order(code, codes, each => [each.Code, each.Name.Zh, each.Name.En]).Take(Suggestions)];
        return new(
            parameter, "code-unknown",
            new($"参数 {parameter} 没有代码“{code}”。", $"Parameter {parameter} has no code '{code}'."),
            new(
                $"最接近的代码：{string.Join("、", nearest.Select(each => $"{each.Code}（{each.Name.Zh}）"))}。",
                $"The nearest codes: {string.Join(", ", nearest.Select(each => $"{each.Code} ({each.Name.En})"))}."),
            [.. nearest.Select(each => each.Code)]);
    }
}
