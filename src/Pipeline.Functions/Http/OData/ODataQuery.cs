using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Pipeline.Publishing;

namespace Pipeline.Functions.Http.OData;

/// <summary>A column that rows are ordered by.</summary>
/// <param name="Place">Its place in the data set.</param>
/// <param name="IsDescending">Whether the greatest comes first.</param>
internal readonly record struct ODataOrder(int Place, bool IsDescending);

/// <summary>Which rows and columns of a data set a caller wants, in which order.</summary>
internal sealed record ODataQuery
{
    public const string SkipToken = "$skiptoken";
    public const string Top = "$top";
    public const string Skip = "$skip";
    public const string Count = "$count";
    public const string Filter = "$filter";
    public const string Select = "$select";
    public const string OrderBy = "$orderby";

    private static readonly string[] OfRows = [Filter, Select, OrderBy, Top, Skip, Count, SkipToken, ODataFormat.Option];

    /// <summary>What OData has beside: to be told apart from what is misspelt.</summary>
    private static readonly string[] Unsupported = ["$expand", "$search", "$apply", "$compute", "$levels", "$index", "$deltatoken", "$schemaversion", "$id", "$root"];

    /// <summary>Whether a row is wanted; null where all are.</summary>
    public Func<Row, bool?>? Condition { get; private init; }

    /// <summary>Whether a row is wanted.</summary>
    public bool Wants(Row row) => Condition is null || Condition(row) == true;

    /// <summary>The columns that rows are ordered by; empty for the order in which they are kept.</summary>
    public IReadOnlyList<ODataOrder> Order { get; private init; } = [];

    /// <summary>The places of the columns wanted, in the data set's order; null for all.</summary>
    public IReadOnlyList<int>? Columns { get; private init; }

    /// <summary>How many rows are wanted at most; null for all.</summary>
    public long? Limit { get; private init; }

    /// <summary>How many rows are passed over.</summary>
    public long Skipped { get; private init; }

    /// <summary>Whether the caller wants to know how many rows there are on all pages.</summary>
    public bool IsCounted { get; private init; }

    /// <summary>Where the page begins, as the link said; null for the beginning.</summary>
    public string? Token { get; private init; }

    /// <summary>What determines which rows there are and in which order: a page mark is good for no other.</summary>
    public string Sequence { get; private init; } = "";

    /// <summary>Reads the options of a request.</summary>
    /// <exception cref="ODataFault">Something in it is wrong or unsupported.</exception>
    public static ODataQuery Read(IQueryCollection given, ODataAddress address, ODataModel model)
    {
        var allowed = address.Resource switch
        {
            ODataResource.Rows => OfRows,
            ODataResource.Count => [Filter, Top, Skip, OrderBy], // By the standard a count is not affected by the last three.
            ODataResource.Row => [Select, ODataFormat.Option],
            ODataResource.PropertyValue => [],
            _ => [ODataFormat.Option],
        };
        Dictionary<string, string> options = new(StringComparer.Ordinal);
        foreach (var (name, values) in given)
        {
            Check(name, values.Count, allowed);
            options.Add(name, values.ToString());
        }

        return address.Dataset is not { } dataset ? new() : Read(options, address, dataset, model) with
        {
            Limit = Whole(options, Top),
            Skipped = Whole(options, Skip) ?? 0,
            IsCounted = options.GetValueOrDefault(Count) switch
            {
                null or "false" => false,
                "true" => true,
                var other => throw Wrong(Count, other, new("写 true 或 false。", "Write true or false.")),
            },
            Token = options.GetValueOrDefault(SkipToken),
            Sequence = string.Join('\n', options
                .Where(pair => pair.Key is Filter or OrderBy || pair.Key[0] == '@')
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}={pair.Value}")),
        };
    }

    private static ODataQuery Read(Dictionary<string, string> options, ODataAddress address, Dataset dataset, ODataModel model)
    {
        var set = model.Edm.EntityContainer.FindEntitySet(dataset.Name);
        var parser = new ODataQueryOptionParser(
            model.Edm, set.EntityType(), set, options.ToDictionary(pair => pair.Key, pair => pair.Key is Filter or ['@', ..] ? EmptyText.Hide(pair.Value) : pair.Value));
        var option = Filter;
        try
        {
            var filter = parser.ParseFilter();
            option = OrderBy;
            var order = parser.ParseOrderBy();
            option = Select;
            var select = parser.ParseSelectAndExpand();
            option = Filter;
            return new()
            {
                Condition = filter is null ? null : new ODataFilter(dataset, parser.ParameterAliasNodes).Condition(filter.Expression),
                Order = [.. Orders(order, dataset)],
                Columns = select is null ? null : Places(select, dataset),
            };
        }
        catch (Exception wrong) when (wrong is ODataException or OverflowException || (wrong is ArgumentNullException && option == Filter))
        {
            // The last is what the library makes of a list that it cannot read.
            var message = EmptyText.Show(wrong.Message);
            throw ODataFault.Invalid(
                option,
                new($"{option} 无法理解：{message}", $"{option} cannot be understood: {message}"),
                new(
                    $"{address.Dataset!.Name} 的列：{string.Join("、", dataset.Columns.Select(column => column.Name))}。",
                    $"The columns of {address.Dataset!.Name}: {string.Join(", ", dataset.Columns.Select(column => column.Name))}."));
        }
    }

    private static void Check(string name, int times, string[] allowed)
    {
        if (Unsupported.Contains(name))
        {
            throw ODataFault.Unsupported(name, name, new($"去掉 {name}；可用：{string.Join("、", allowed)}。", $"Leave {name} out; use: {string.Join(", ", allowed)}."));
        }

        if (!allowed.Contains(name) && !(name.StartsWith('@') && allowed.Contains(Filter)))
        {
            throw ODataFault.Invalid(
                name,
                new($"此处没有查询选项“{name}”。", $"There is no query option '{name}' here."),
                allowed.Length == 0 ? new("去掉它。", "Leave it out.") : new($"可用：{string.Join("、", allowed)}。", $"Use: {string.Join(", ", allowed)}."));
        }

        if (times > 1)
        {
            throw ODataFault.Invalid(name, new($"{name} 出现了 {times} 次。", $"{name} is given {times} times."), new("只写一次。", "Give it once."));
        }
    }

    private static long? Whole(Dictionary<string, string> options, string name) =>
        !options.TryGetValue(name, out var text) ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(name, text, new("写不小于 0 的整数。", "Write a whole number from 0 on."));

    private static ODataFault Wrong(string name, string text, Bilingual remedy) =>
        ODataFault.Invalid(name, new($"{name} 的值“{text}”不可用。", $"{name} cannot be '{text}'."), remedy);

    private static IEnumerable<ODataOrder> Orders(OrderByClause? clause, Dataset dataset)
    {
        for (; clause is not null; clause = clause.ThenBy)
        {
            var node = clause.Expression;
            while (node is ConvertNode convert)
            {
                node = convert.Source;
            }

            yield return node is SingleValuePropertyAccessNode property
                ? new(Place(property.Property, dataset), clause.Direction == OrderByDirection.Descending)
                : throw ODataFault.Unsupported(OrderBy, $"{OrderBy}: {node.Kind}", new("只按列名排序。", "Order by columns only."));
        }
    }

    private static List<int>? Places(SelectExpandClause clause, Dataset dataset)
    {
        HashSet<int> places = [];
        foreach (var item in clause.SelectedItems)
        {
            switch (item)
            {
                case WildcardSelectItem:
                    return null;
                case PathSelectItem { SelectedPath.FirstSegment: PropertySegment property }:
                    places.Add(Place(property.Property, dataset));
                    break;
                default:
                    throw ODataFault.Unsupported(Select, $"{Select}: {item.GetType().Name}", new("只选列名或 *。", "Select columns or * only."));
            }
        }

        return places.Count == 0 ? null : [.. places.Order()];
    }

    private static int Place(IEdmProperty property, Dataset dataset) =>
        dataset.Columns.Select((column, place) => (column, place)).Single(pair => pair.column.Name == property.Name).place;
}
