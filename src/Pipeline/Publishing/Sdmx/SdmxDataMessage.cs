using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pipeline.Publishing.Sdmx;

/// <summary>One data message while it is written: head, then row after row, then the structure that the rows turned out to have.</summary>
internal sealed class SdmxDataMessage
{
    private const string Schema = "data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json";

    private readonly TableView _view;
    private readonly Func<Bilingual, string> _speak;
    private readonly SdmxStructure _structure;
    private readonly List<ComponentValues> _dimensions;
    private readonly List<ComponentValues> _ofSeries;
    private readonly List<ComponentValues> _ofObservation;
    private readonly List<ComponentValues> _measures;
    private readonly List<ComponentValues> _seriesAttributes;
    private readonly List<ComponentValues> _attributes;
    private readonly List<ComponentValues> _fields;
    private readonly StringBuilder _key = new();
    private string? _series;
    private readonly SdmxComponent? _along;
    private bool _isInPart;
    private int _sets;

    /// <summary>A message of rows with these columns.</summary>
    /// <param name="view">What is written beside them.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="observation">The id of the dimension along which series run; that of none where there are no series.</param>
    public SdmxDataMessage(TableView view, IReadOnlyList<Column> columns, string observation)
    {
        (_view, _speak) = (view, SdmxJson.Speak(view.Language));
        _structure = SdmxStructure.Of(view.Name, view.Title, columns);
        _along = _structure.Dimensions.FirstOrDefault(dimension => dimension.Id == observation);
        _dimensions = [.. _structure.Dimensions.Select(dimension => new ComponentValues(dimension))];
        _ofSeries = [.. _dimensions.Where(dimension => _along is not null && dimension.Component != _along)];
        _ofObservation = [.. _dimensions.Except(_ofSeries)];
        _measures = [.. _structure.Measures.Select(measure => new ComponentValues(measure))];
        var ids = _ofSeries.Select(dimension => dimension.Component.Id).ToList();
        var attributes = _structure.Attributes.ToLookup(each => each.DependsOn.Count > 0 && each.DependsOn.All(ids.Contains), each => new ComponentValues(each));
        (_seriesAttributes, _attributes) = ([.. attributes[true]], [.. attributes[false]]);
        _fields = [.. _measures, .. _attributes];
    }

    /// <summary>Rows in the order in which they are to be written.</summary>
    public RowSource InOrder(RowSource rows) => _along is null ? rows : new SeriesRows(rows, _structure, _along);

    public void WriteHead(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        var stamp = _view.Snapshot is { } snapshot ? string.Create(CultureInfo.InvariantCulture, $"-{snapshot.Sequence}-{snapshot.Hash}") : "";
        SdmxJson.WriteMeta(json, Schema, $"{_structure.Id}{stamp}", _view.Snapshot?.TakenAt, _view.Language, () =>
        {
            if (_view.NextLink is { } next)
            {
                json.WriteStartArray("links");
                SdmxJson.WriteLink(json, "href", next, "next");
                json.WriteEndArray();
            }
        });
        json.WriteStartObject("data");
        json.WriteStartArray("dataSets");
    }

    public void Write(Utf8JsonWriter json, SdmxPart part, Row row)
    {
        if (!_isInPart)
        {
            _isInPart = true;
            _sets++;
            WriteStart(json, part);
        }

        if (_ofSeries.Count > 0 && Key(row, _ofSeries) is var series && series != _series)
        {
            if (_series is not null)
            {
                json.WriteEndObject();
                json.WriteEndObject();
            }

            _series = series;
            json.WriteStartObject(series);
            if (_seriesAttributes.Count > 0 && part.Action != SdmxAction.Delete)
            {
                json.WriteStartArray("attributes");
                _seriesAttributes.ForEach(attribute => attribute.WriteField(json, row));
                json.WriteEndArray();
            }

            json.WriteStartObject("observations");
        }

        json.WriteStartArray(Key(row, _ofObservation));
        var last = part.Action == SdmxAction.Delete ? 0 : _fields.Count;
        while (last > _measures.Count && _fields[last - 1].IsEmpty(row))
        {
            last--;
        }

        for (var i = 0; i < last; i++)
        {
            _fields[i].WriteField(json, row);
        }

        json.WriteEndArray();
    }

    public void WriteEndOfPart(Utf8JsonWriter json)
    {
        if (_series is not null)
        {
            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (_isInPart)
        {
            json.WriteEndObject();
            json.WriteEndObject();
        }

        (_isInPart, _series) = (false, null);
    }

    public void WriteEnd(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteStartArray("structures");
        if (_sets > 0)
        {
            WriteStructure(json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteStart(Utf8JsonWriter json, SdmxPart part)
    {
        json.WriteStartObject();
        json.WriteNumber("structure", 0);
        json.WriteString("action", part.Action.ToString());
        if (part.ValidFrom is { } from)
        {
            json.WriteString("validFrom", from);
        }

        if (part.ValidTo is { } to)
        {
            json.WriteString("validTo", to);
        }

        json.WriteStartArray("links");
        SdmxJson.WriteLink(json, "urn", _structure.FlowUrn, "dataflow");
        json.WriteEndArray();
        if (_view.Notice is not null)
        {
            json.WriteStartArray("annotations");
            json.WriteNumberValue(0);
            json.WriteEndArray();
        }

        json.WriteStartObject(_ofSeries.Count > 0 ? "series" : "observations");
    }

    private void WriteStructure(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("links");
        SdmxJson.WriteLink(json, "urn", _structure.FlowUrn, "dataflow");
        SdmxJson.WriteLink(json, "urn", _structure.DefinitionUrn, "datastructure");
        json.WriteEndArray();
        json.WriteName(_structure.Name, _speak);
        json.WriteStartObject("dimensions");

        // Nothing stands at the level of the data set, which some readers want to see said.
        WriteComponents(json, "dataSet", []);
        WriteComponents(json, "series", _ofSeries);
        WriteComponents(json, "observation", _ofObservation);
        json.WriteEndObject();
        json.WriteStartObject("measures");
        WriteComponents(json, "observation", _measures);
        json.WriteEndObject();
        json.WriteStartObject("attributes");
        WriteComponents(json, "dataSet", []);
        WriteComponents(json, "series", _seriesAttributes);
        WriteComponents(json, "observation", _attributes);
        json.WriteEndObject();
        if (_view.Notice is { } notice)
        {
            json.WriteStartArray("annotations");
            json.WriteStartObject();
            json.WriteString("type", "NOTICE");
            json.WriteString("text", _speak(notice));
            json.WriteNames("texts", notice);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStartArray("dataSets");
        for (var set = 0; set < _sets; set++)
        {
            json.WriteNumberValue(set);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteComponents(Utf8JsonWriter json, string level, List<ComponentValues> components)
    {
        json.WriteStartArray(level);
        foreach (var component in components)
        {
            component.Write(json, _dimensions.IndexOf(component), _speak);
        }

        json.WriteEndArray();
    }

    /// <summary>The numbers of what a row has of these dimensions, as messages name series and observations.</summary>
    private string Key(Row row, List<ComponentValues> dimensions)
    {
        _key.Clear();
        foreach (var dimension in dimensions)
        {
            _key.Append(_key.Length > 0 ? ":" : "").Append(CultureInfo.InvariantCulture, $"{dimension.Number(row[dimension.Component.Place].Text ?? "")}");
        }

        return _key.ToString();
    }
}
