using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Access;
using Pipeline.Publishing.Querying;
using Pipeline.Storage;

namespace Pipeline.Functions.Http;

/// <summary>Reads the parameters of a question about values; the first thing that is wrong becomes <see cref="Problem"/>.</summary>
internal sealed class LineageQuery
{
    private readonly IQueryCollection _query;
    private QueryFault? _fault;

    /// <summary>The reader of a request that may have the parameters of these names and no others.</summary>
    public LineageQuery(HttpRequest request, params string[] names)
    {
        _query = request.Query;
        if (_query.Keys.FirstOrDefault(key => !names.Contains(key)) is { } unknown)
        {
            _fault = QueryFault.Unknown(unknown, names);
        }
    }

    /// <summary>What is wrong; null where nothing is.</summary>
    public Problem? Problem => _fault is null ? null : Problem.BadRequest(_fault);

    /// <summary>A parameter; null where it is absent or empty.</summary>
    public string? Text(string name) => _query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>A parameter that must be there.</summary>
    public string Required(string name)
    {
        if (Text(name) is { } text)
        {
            return text;
        }

        _fault ??= QueryFault.Missing(name);
        return "";
    }

    /// <summary>A snapshot: <c>nightly</c>, <c>released</c> or a number.</summary>
    public string Snapshot(string name, string text)
    {
        if (text.Length > 0 && text is not (SnapshotPointers.Nightly or SnapshotPointers.Released) && !text.All(char.IsAsciiDigit))
        {
            _fault ??= QueryFault.Invalid(name, text, new("写 nightly、released 或期号。", "Write nightly, released or a number."));
        }

        return text;
    }

    /// <summary>A period; null where it is absent or wrong.</summary>
    public Period? Period(string name, bool isRequired)
    {
        var text = isRequired ? Required(name) : Text(name) ?? "";
        if (!Pipeline.Period.TryParse(text, out var period) && text.Length > 0)
        {
            _fault ??= QueryFault.NoPeriod(name, text);
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

        _fault ??= QueryFault.Invalid(name, text, new($"写成 {least} 至 {most} 的整数。", $"Write a whole number from {least} to {most}."));
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

        _fault ??= QueryFault.NoneOf(name, text, [.. choices.Select(choice => choice.Code)]);
        return choices[0].Choice;
    }
}
