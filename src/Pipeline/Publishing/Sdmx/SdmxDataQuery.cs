using System.Globalization;
using System.Runtime.CompilerServices;
using Pipeline.Publishing.Querying;

namespace Pipeline.Publishing.Sdmx;

/// <summary>A question for data, as SDMX REST 2 asks it: which observations, which of their components, in which series.</summary>
public sealed class SdmxDataQuery : IRowSelection
{
    private const string Condition = "c[";

    /// <summary>What cannot be asked of changes: a part of them would not say what there is now.</summary>
    private static readonly string[] Cuts = ["firstNObservations", "lastNObservations", "limit", "offset"];

    private readonly SdmxStructure _structure;
    private readonly SdmxKey _key;
    private readonly SortedDictionary<string, string> _given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<string, bool>> _conditions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _components;
    private int? _first;
    private int? _last;
    private int _offset;
    private int? _limit;

    private SdmxDataQuery(SdmxStructure structure, SdmxKey key, string text)
    {
        (_structure, _key) = (structure, key);
        _given["key"] = text;
        _components = [.. structure.Components.Select(component => component.Id)];
    }

    /// <summary>The names of the parameters.</summary>
    public static IReadOnlyList<string> Parameters { get; } =
        ["c[…]", "firstNObservations", "lastNObservations", "dimensionAtObservation", "attributes", "measures", "offset", "limit", "updatedAfter", "includeHistory", "asOf"];

    /// <summary>The time after which observations must have changed; null where they need not.</summary>
    public DateTimeOffset? UpdatedAfter { get; private set; }

    /// <summary>Whether earlier states are wanted too.</summary>
    public bool IncludesHistory { get; private set; }

    /// <summary>What whoever keeps a copy is to do with the observations: they may have only some of their components.</summary>
    public SdmxAction Action => _components.Count == _structure.Components.Count ? SdmxAction.Replace : SdmxAction.Append;

    /// <summary>The id of the dimension along which series run, or what stands for none.</summary>
    public string Observation { get; private set; } = SdmxNames.TimePeriod;

    /// <inheritdoc/>
    public string Canonical => string.Join('&', _given.Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>Reads a question; null with a fault where something in it is wrong or is not done here.</summary>
    /// <param name="structure">The structure of the data set.</param>
    /// <param name="key">Which slices.</param>
    /// <param name="given">The parameters.</param>
    /// <param name="fault">What is wrong.</param>
    public static SdmxDataQuery? Read(SdmxStructure structure, string key, IEnumerable<KeyValuePair<string, string>> given, out QueryFault? fault)
    {
        ArgumentNullException.ThrowIfNull(structure);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(given);
        if (SdmxKey.Read(structure, key, out fault) is not { } slices)
        {
            return null;
        }

        var query = new SdmxDataQuery(structure, slices, key);
        foreach (var (name, value) in given)
        {
            query._given[name] = value;
            fault ??= query.Take(name, value);
        }

        if (query is { UpdatedAfter: not null } or { IncludesHistory: true } && query._given.Keys.FirstOrDefault(Cuts.Contains) is { } cut)
        {
            fault ??= SdmxFault.NotImplemented(cut, query._given[cut], ["updatedAfter", "includeHistory"]);
        }

        return fault is null ? query : null;
    }

    /// <inheritdoc/>
    public RowSource Choose(RowSource rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var structure = SdmxStructure.Of(_structure.Id, _structure.Name, rows.Columns);
        RowSource wanted = new Matching(this, structure, rows);
        if (_first is not null || _last is not null)
        {
            var along = structure.Find(Observation) ?? structure.Dimensions[^1];
            wanted = new SeriesEnds(new SeriesRows(wanted, structure, along), [.. structure.Dimensions.Where(each => each != along).Select(each => each.Place)], _first, _last);
        }

        if (_offset > 0 || _limit is not null)
        {
            wanted = new Slice(wanted, _offset, _limit);
        }

        return _components.Count == _structure.Components.Count ? wanted : new QueriedRows(wanted, RowQuery.All with
        {
            Select = structure.Components.Where(component => _components.Contains(component.Id)).Select(component => component.Column.Name).ToHashSet(StringComparer.Ordinal),
        });
    }

    private QueryFault? Take(string name, string value) => name switch
    {
        _ when name.StartsWith(Condition, StringComparison.Ordinal) && name.EndsWith(']') => TakeCondition(name, value),
        "firstNObservations" => TakeNumber(name, value, number => _first = number),
        "lastNObservations" => TakeNumber(name, value, number => _last = number),
        "limit" => TakeNumber(name, value, number => _limit = number),
        "offset" when value == "0" => null,
        "offset" => TakeNumber(name, value, number => _offset = number),
        "dimensionAtObservation" => TakeObservation(value),
        "attributes" => TakeAttributes(value.Split(',')),
        "measures" => TakeComponents(name, value.Split(','), _structure.Measures, each => each == "all" ? _structure.Measures : null),
        "includeHistory" => value switch
        {
            "false" => null,
            "true" => TakeHistory(),
            _ => QueryFault.NoneOf(name, value, ["false", "true"]),
        },
        "updatedAfter" => (UpdatedAfter = Moment.First(value)) is null ? QueryFault.NoMoment(name, value) : null,
        "sort" => SdmxFault.NotImplemented(name, value, ["*"]),
        "reportingYearStartDay" => value == "--01-01" ? null : SdmxFault.NotImplemented(name, value, ["--01-01"]),
        _ => QueryFault.Unknown(name, Parameters),
    };

    private QueryFault? TakeCondition(string name, string value)
    {
        var id = name[Condition.Length..^1];
        if (_structure.Find(id) is not { } component)
        {
            return QueryFault.Unknown(name, [.. _structure.Components.Select(each => $"c[{each.Id}]")]);
        }

        if (SdmxCondition.Read(component, value, out var fault) is { } holds)
        {
            _conditions[id] = holds;
        }

        return fault;
    }

    private QueryFault? TakeHistory()
    {
        IncludesHistory = true;
        return null;
    }

    private static QueryFault? TakeNumber(string name, string value, Action<int> take)
    {
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return QueryFault.NoneOf(name, value, ["1", "10", "100"]);
        }

        take(number);
        return null;
    }

    /// <summary>Series along the first key would have to wait for all rows.</summary>
    private QueryFault? TakeObservation(string value)
    {
        List<string> possible = [.. _structure.Dimensions.Where(dimension => dimension.Place > 0).Select(dimension => dimension.Id), SdmxNames.AllDimensions];
        Observation = value;
        return possible.Contains(value) ? null
            : _structure.Dimensions.Any(dimension => dimension.Id == value) ? SdmxFault.NotImplemented(SdmxJsonFormat.Observation.Name, value, possible)
            : QueryFault.NoneOf(SdmxJsonFormat.Observation.Name, value, possible);
    }

    private QueryFault? TakeAttributes(string[] values) => TakeComponents("attributes", values, _structure.Attributes, each => each switch
    {
        "all" or "dsd" => _structure.Attributes,
        "dataset" or "msd" => [],
        "series" => _structure.Attributes.Where(attribute => attribute.DependsOn.Count > 0),
        "obs" => _structure.Attributes.Where(attribute => attribute.DependsOn.Count == 0),
        _ => null,
    });

    /// <summary>Keeps of some components those that are named, by themselves or together.</summary>
    private QueryFault? TakeComponents(
        string name, string[] values, IReadOnlyList<SdmxComponent> components, Func<string, IEnumerable<SdmxComponent>?> together)
    {
        HashSet<string> kept = [];
        foreach (var value in values)
        {
            var named = value == "none" && values.Length == 1 ? []
                : together(value) ?? (components.FirstOrDefault(component => component.Id == value) is { } one ? [one] : null);
            if (named is null)
            {
                return QueryFault.NoneOf(name, value, ["all", "none", .. components.Select(component => component.Id)]);
            }

            kept.UnionWith(named.Select(component => component.Id));
        }

        _components.ExceptWith(components.Select(component => component.Id).Except(kept));
        return null;
    }

    /// <summary>The rows that have the key and fulfil the conditions.</summary>
    private sealed class Matching(SdmxDataQuery query, SdmxStructure structure, RowSource rows) : RowSource
    {
        private readonly int[] _dimensions = [.. structure.Dimensions.Select(dimension => dimension.Place)];
        private readonly List<(int Place, Func<string, bool> Holds)> _conditions =
            [.. query._conditions.Select(pair => (structure.Find(pair.Key)!.Place, pair.Value))];

        public override IReadOnlyList<Column> Columns => rows.Columns;

        public override async IAsyncEnumerable<Row> ReadAsync([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            await foreach (var row in rows.ReadAsync(cancellation))
            {
                if ((query._key.IsEverything || query._key.Holds(row, _dimensions)) && _conditions.TrueForAll(condition => condition.Holds(row[condition.Place].ToString())))
                {
                    yield return row;
                }
            }
        }
    }

    /// <summary>Some rows of all.</summary>
    private sealed class Slice(RowSource rows, int offset, int? limit) : RowSource
    {
        public override IReadOnlyList<Column> Columns => rows.Columns;

        public override IAsyncEnumerable<Row> ReadAsync(CancellationToken cancellation = default) => rows.ReadAsync(cancellation).Skip(offset).Take(limit ?? int.MaxValue);
    }
}
