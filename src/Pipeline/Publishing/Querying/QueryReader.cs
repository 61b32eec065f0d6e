using Pipeline.Catalogue;

namespace Pipeline.Publishing.Querying;

/// <summary>Reads which rows and columns of one data set somebody wants; the parameters follow from the data set's columns.</summary>
public sealed class QueryReader
{
    private const string Group = "group";
    private const string From = "from";
    private const string To = "to";
    private const string Select = "select";
    private const string Lang = "lang";
    private const string Area = "area";

    private readonly StatisticalCatalogue _catalogue;
    private readonly Dataset _dataset;
    private readonly bool _hasGroups;

    /// <summary>A reader of queries to a data set.</summary>
    public QueryReader(StatisticalCatalogue catalogue, Dataset dataset)
    {
        (_catalogue, _dataset) = (catalogue, dataset);
        _hasGroups = catalogue.Groups.Count > 0
            && dataset.Columns.Any(column => column is { Name: Area, IsFilter: true })
            && dataset.Columns.All(column => column.Name != Group);
        Parameters = [.. Describe()];
    }

    /// <summary>The version of the catalogue that codes are of.</summary>
    public string CatalogueVersion => _catalogue.Version;

    /// <summary>The data set that is queried.</summary>
    public Dataset Dataset => _dataset;

    /// <summary>The parameters that there are.</summary>
    public IReadOnlyList<QueryParameter> Parameters { get; }

    /// <summary>Reads a query.</summary>
    /// <param name="given">Each parameter once, with the texts given for it.</param>
    /// <param name="fault">What is wrong; null where nothing is.</param>
    /// <returns>The query; everything where a fault was found.</returns>
    public RowQuery Read(IReadOnlyDictionary<string, IReadOnlyList<string>> given, out QueryFault? fault)
    {
        Dictionary<string, IReadOnlySet<string>> codes = new(StringComparer.Ordinal);
        var query = RowQuery.All;
        foreach (var (name, texts) in given)
        {
            if (Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
            {
                fault = QueryFault.Unknown(name, [.. Parameters.Select(each => each.Name)]);
                return RowQuery.All;
            }

            if (Values(parameter, texts, out fault) is not { } values)
            {
                return RowQuery.All;
            }

            query = name switch
            {
                From => query with { From = Period.Parse(values.Single()) },
                To => query with { To = Period.Parse(values.Single()) },
                Select => query with { Select = values },
                Lang => query with { Language = values.Single() == "both" ? "" : values.Single() },
                _ => query,
            };
            var (column, wanted) = name == Group && _hasGroups ? (Area, values.SelectMany(Members).ToHashSet(StringComparer.Ordinal)) : (name, values);
            if (_dataset.Columns.Any(each => each.Name == column && each.IsFilter))
            {
                codes[column] = codes.TryGetValue(column, out var already) ? already.Intersect(wanted).ToHashSet(StringComparer.Ordinal) : wanted;
            }
        }

        fault = query.From is { } first && query.To is { } last && (first.Year, first.Frequency == Frequency.Annual ? 1 : first.LastMonth).CompareTo((last.Year, last.LastMonth)) > 0
            ? new(From, "parameter-invalid", new($"from={first} 晚于 to={last}。", $"from={first} is later than to={last}."), new("请对调两者。", "Exchange the two."), [])
            : null;
        return fault is null ? query with { Codes = codes } : RowQuery.All;
    }

    /// <summary>A group's own code, and those of the areas that lie wholly within it.</summary>
    private IEnumerable<string> Members(string code)
    {
        var counties = _catalogue.FindGroup(code)!.Counties.ToHashSet(StringComparer.Ordinal);
        var whole = _catalogue.Areas
            .Where(area => area.Level == AreaLevel.County)
            .GroupBy(county => county.Parent)
            .Where(siblings => siblings.All(county => counties.Contains(county.Code)))
            .Select(siblings => siblings.Key!);
        return [code, .. counties, .. whole];
    }

    private IEnumerable<QueryParameter> Describe()
    {
        foreach (var column in _dataset.Columns.Where(column => column.IsFilter))
        {
            yield return new(column.Name, column.Description, column.Codes?.Codes, Multiple: true, Example(column));
        }

        if (_hasGroups)
        {
            yield return new(
                Group,
                new("板块代码：板块本身和完全位于其中的地区", "Code of a group: the group itself, and the areas that lie wholly within it"),
                [.. _catalogue.Groups.Select(group => new CodeName(group.Code, group.Name))],
                Multiple: true,
                _catalogue.Groups[0].Code);
        }

        if (_dataset.Columns.Any(column => column is { Name: RowQuery.PeriodColumn, IsFilter: true }))
        {
            yield return new(From, new("最早的时期；年份从其一月算起", "The earliest period; a year counts from its January"), null, Multiple: false, "2019");
            yield return new(To, new("最晚的时期", "The latest period"), null, Multiple: false, "2020");
        }

        yield return new(
            Select,
            new("要哪些列；次序总是数据集的次序", "Which columns; their order is always the data set's"),
            [.. _dataset.Columns.Select(column => new CodeName(column.Name, column.Description))],
            Multiple: true,
            string.Join(',', _dataset.Columns.Where(column => column.Role is ColumnRole.Key or ColumnRole.Value).Select(column => column.Name)));
        yield return new(
            Lang,
            new("名称列的语言", "The language of the labels"),
            [new("both", new("中英文都要", "both")), new("zh", new("中文", "Chinese")), new("en", new("英文", "English"))],
            Multiple: false,
            "en");
    }

    private static string Example(Column column) =>
        column.Codes?.Codes is [var first, ..] ? first.Code : column.Name == RowQuery.PeriodColumn ? "2020" : "";

    private static HashSet<string>? Values(QueryParameter parameter, IReadOnlyList<string> texts, out QueryFault? fault)
    {
        HashSet<string> values = [.. texts.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries))];
        fault = values.Contains("") || (!parameter.Multiple && values.Count > 1)
            ? new(parameter.Name, "parameter-invalid",
                new($"参数 {parameter.Name} 没有值或值太多。", $"Parameter {parameter.Name} has no value or too many."),
                parameter.Multiple
                    ? new("多个值用逗号分隔，或重复该参数。", "Separate several values by commas, or repeat the parameter.")
                    : new("只写一个值。", "Give one value."),
                [])
            : values.Select(value => Fault(parameter, value)).FirstOrDefault(each => each is not null);
        return fault is null ? values : null;
    }

    private static QueryFault? Fault(QueryParameter parameter, string value)
    {
        if (parameter.Values is null)
        {
            return parameter.Name is not (From or To or RowQuery.PeriodColumn) ? null : Period.TryParse(value, out _) ? null : QueryFault.NoPeriod(parameter.Name, value);
        }

        return parameter.Values.Any(code => code.Code == value) ? null : UnknownCode.Of(parameter.Name, value, parameter.Values);
    }
}
