using System.Globalization;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http.OData;
using Pipeline.Publishing;
using Pipeline.Publishing.Querying;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>What a caller asks of a table: format, rows, columns, page.</summary>
/// <param name="Format">The format.</param>
/// <param name="Options">What was chosen of the format's options.</param>
/// <param name="Query">Which rows and columns.</param>
/// <param name="CatalogueVersion">The version of the catalogue that names are from: some formats write what codes stand for.</param>
internal sealed record TableRequest(ITableFormat Format, IReadOnlyDictionary<string, string> Options, RowQuery Query, string CatalogueVersion)
{
    /// <summary>How many rows a page has at most.</summary>
    public const string Top = "$top";

    /// <summary>Where a page begins; only links of ours have it.</summary>
    public const string SkipToken = "$skiptoken";

    /// <summary>The moment at which it is asked what a pointer pointed to.</summary>
    public const string AsOf = "asOf";

    /// <summary>How many rows are wanted at most; null for all.</summary>
    public long? Limit { get; init; }

    /// <summary>Where the page begins, as the link said; null for the beginning.</summary>
    public string? Token { get; init; }

    /// <summary>The moment in question; null for now.</summary>
    public DateTimeOffset? Moment { get; init; }

    /// <summary>What is wanted of the rows beyond the query; null for nothing.</summary>
    public IRowSelection? Selection { get; init; }

    /// <summary>Whether the stored file is the answer.</summary>
    public bool IsStoredFile => Format == CsvFormat.Instance && Query.IsWhole && Limit is null && Token is null && Options.Values.All(value => value == "false");

    /// <summary>The same text for the same request, however it was spelt, and for the same names.</summary>
    public string Canonical => string.Join('\n',
    [
        Format.Name,
        IsStoredFile ? "" : CatalogueVersion,
        Query.Canonical,
        .. Format.Options.Select(option => $"{option.Name}={Options.GetValueOrDefault(option.Name, option.Values[0])}"),
        string.Create(CultureInfo.InvariantCulture, $"{Limit}"),
        Token ?? "",
        Selection?.Canonical ?? "",
    ]);

    /// <summary>The query by which the same is to be had of a snapshot by number: with what headers chose, without the moment and the place of a page.</summary>
    public IEnumerable<KeyValuePair<string, string?>> PinnedQuery(HttpRequest request) => request.Query
        .Where(pair => pair.Key is not (SkipToken or AsOf or FormatNegotiation.Parameter) && !Options.ContainsKey(pair.Key))
        .SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
        .Concat(Options.Select(option => KeyValuePair.Create<string, string?>(option.Key, option.Value)));

    /// <summary>Reads a request; null with a problem where something in it is wrong.</summary>
    public static TableRequest? Read(HttpRequest request, QueryReader queries, ITableFormat? ofAddress, out Problem? problem)
    {
        if (FormatNegotiation.Choose(request, Formats.For(queries.Dataset), ofAddress, out problem) is not var (format, chosen))
        {
            return null;
        }

        Dictionary<string, string> options = new(chosen, StringComparer.Ordinal);
        Dictionary<string, IReadOnlyList<string>> rest = new(StringComparer.Ordinal);
        var read = new TableRequest(format, options, RowQuery.All, queries.CatalogueVersion);
        foreach (var (name, values) in request.Query)
        {
            var text = values.ToString();
            switch (name)
            {
                case FormatNegotiation.Parameter:
                    break;
                case Top when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0:
                    read = read with { Limit = limit };
                    break;
                case SkipToken when text.Length > 0:
                    read = read with { Token = text };
                    break;
                case AsOf when Publishing.Querying.Moment.Last(text) is { } moment:
                    read = read with { Moment = moment };
                    break;
                case Top or SkipToken or AsOf:
                    problem = Problem.BadRequest(name switch
                    {
                        Top => QueryFault.Invalid(name, text, new("写正整数，如 1000。", "Write a whole number above 0, such as 1000.")),
                        AsOf => QueryFault.NoMoment(name, text),
                        _ => QueryFault.Invalid(name, text, new("请使用上一页的 nextLink。", "Use the nextLink of the page before.")),
                    });
                    return null;
                case ['$', ..]:
                    problem = Problem.BadRequest(QueryFault.Unknown(name, [.. queries.Parameters.Select(parameter => parameter.Name), Top]) with
                    {
                        Remedy = new(
                            $"这里只有 {Top}；行和列用 select、from 和各代码列选取。{name} 请用 OData：{ODataAddress.Base}。",
                            $"There is {Top} only; choose rows and columns by select, from and the coded columns. For {name} use OData: {ODataAddress.Base}."),
                    });
                    return null;
                default:
                    if (format.Options.FirstOrDefault(option => option.Name == name) is { } option)
                    {
                        if (!option.Values.Contains(text))
                        {
                            problem = Problem.BadRequest(QueryFault.NoneOf(name, text, option.Values));
                            return null;
                        }

                        options[name] = text;
                    }
                    else if (Formats.All.FirstOrDefault(each => each.Options.Any(option => option.Name == name)) is { } other)
                    {
                        problem = Problem.BadRequest(QueryFault.Invalid(name, text, new($"该参数只用于 format={other.Name}。", $"This parameter is for format={other.Name} only.")));
                        return null;
                    }
                    else
                    {
                        rest[name] = [.. values.Select(value => value ?? "")];
                    }

                    break;
            }
        }

        var query = queries.Read(rest, out var fault);
        problem = fault is null ? LacksKeys(format, queries.Dataset, query) : Problem.BadRequest(fault);
        return problem is null ? read with { Query = query } : null;
    }

    private static Problem? LacksKeys(ITableFormat format, Dataset dataset, RowQuery query)
    {
        var keys = dataset.Columns.Where(column => column.Role == ColumnRole.Key).ToList();
        var names = string.Join(',', keys.Select(key => key.Name));
        return !format.NeedsKeys || keys.TrueForAll(query.Wants) ? null : Problem.BadRequest(
            "parameter-invalid",
            new($"format={format.Name} 不能缺少键列。", $"format={format.Name} cannot do without the columns that are keys."),
            new($"在 select 中加上 {names}。", $"Add {names} to select."),
            "select");
    }
}
