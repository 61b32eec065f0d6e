using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Http;

/// <summary>Reads the parameters of a question about values; the first thing that is wrong becomes <see cref="Problem"/>.</summary>
internal sealed class LineageQuery
{
    private readonly IQueryCollection _query;

    /// <summary>The reader of a request that may have the parameters of these names and no others.</summary>
    public LineageQuery(HttpRequest request, params string[] names)
    {
        _query = request.Query;
        if (_query.Keys.FirstOrDefault(key => !names.Contains(key)) is { } unknown)
        {
            Fail(
                "parameter-unknown",
                new($"不认识的查询参数“{unknown}”。", $"Unknown query parameter '{unknown}'."),
                new($"可用参数：{string.Join("、", names)}。", $"Use: {string.Join(", ", names)}."),
                unknown,
                names);
        }
    }

    /// <summary>What is wrong; null where nothing is.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>A parameter; null where it is absent or empty.</summary>
    public string? Text(string name) => _query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A parameter that must be there.</summary>
    public string Required(string name)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        Fail(
            "parameter-missing",
            new($"缺少查询参数“{name}”。", $"The query parameter '{name}' is missing."),
            new($"在地址中加上 {name}=…。", $"Add {name}=… to the address."),
            name);
        return "";
    }

    /// <summary>A period; null where it is absent or wrong.</summary>
    public Period? Period(string name, bool isRequired)
    {
        var text = isRequired ? Required(name) : Text(name) ?? "";
        if (!Pipeline.Period.TryParse(text, out var period) && text.Length > 0)
        {
            Invalid(name, text, new("写成 2024、2024-Q3 或 2024-06。", "Write 2024, 2024-Q3 or 2024-06."));
        }

        return period;
    }

    /// <summary>A whole number from the least to the most; null where it is absent or wrong.</summary>
    public int? Whole(string name, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Invalid(name, text, new($"写成 {least} 至 {most} 的整数。", $"Write a whole number from {least} to {most}."));
        return null;
    }

    /// <summary>One of several choices; the first where the parameter is absent or wrong.</summary>
    public T Choice<T>(string name, IReadOnlyList<(string Code, T Choice)> choices)
    {
        if (Text(name) is not { } text)
        {
            return choices[0].Choice;
        }

        foreach (var (code, choice) in choices)
        {
            if (code == text)
            {
                return choice;
            }
        }

        var codes = choices.Select(choice => choice.Code).ToList();
        Invalid(name, text, new($"可用：{string.Join("、", codes)}。", $"Use one of: {string.Join(", ", codes)}."), codes);
        return choices[0].Choice;
    }

    private void Invalid(string name, string text, Bilingual remedy, IReadOnlyList<string>? allowed = null) => Fail(
        "parameter-invalid", new($"参数 {name} 的值“{text}”不可用。", $"Parameter {name} cannot be '{text}'."), remedy, name, allowed);

    private void Fail(string code, Bilingual what, Bilingual remedy, string name, IReadOnlyList<string>? allowed = null) =>
        Problem ??= Problem.BadRequest(code, what, remedy, name, allowed);
}
