using System.Text.Json;

namespace Pipeline.Publishing.Sdmx;

/// <summary>The codes that a message has of a component, each with the number by which rows name it: that of its first appearance.</summary>
internal sealed class ComponentValues(SdmxComponent component)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _codes = [];

    /// <summary>The component.</summary>
    public SdmxComponent Component => component;

    /// <summary>Whether rows name its values by numbers; otherwise they have the values themselves.</summary>
    public bool IsNumbered => component.Codes is not null || component.Role is SdmxRole.TimeDimension;

    /// <summary>The number of a code.</summary>
    public int Number(string code)
    {
        if (!_numbers.TryGetValue(code, out var number))
        {
            _numbers[code] = number = _codes.Count;
            _codes.Add(code);
        }

        return number;
    }

    /// <summary>Whether a row has nothing of it.</summary>
    public bool IsEmpty(Row row) => row[component.Place].ToString().Length == 0;

    /// <summary>Writes what a row has of it.</summary>
    public void WriteField(Utf8JsonWriter json, Row row)
    {
        var field = row[component.Place];
        if (field.Number is { } number)
        {
            json.WriteNumberValue(number);
        }
        else if (field.ToString() is not { Length: > 0 } text)
        {
            json.WriteNullValue();
        }
        else if (IsNumbered)
        {
            json.WriteNumberValue(Number(text));
        }
        else
        {
            json.WriteStringValue(text);
        }
    }

    /// <summary>Describes the component and the values that appeared.</summary>
    public void Write(Utf8JsonWriter json, int keyPosition, Func<Bilingual, string> speak)
    {
        json.WriteStartObject();
        json.WriteString("id", component.Id);
        json.WriteName(component.Name, speak);
        json.WriteString("description", speak(component.Column.Description));
        json.WriteNames("descriptions", component.Column.Description);
        if (component.Role is SdmxRole.Dimension or SdmxRole.TimeDimension)
        {
            json.WriteNumber("keyPosition", keyPosition);
        }

        if (component.Role is SdmxRole.Attribute)
        {
            json.WriteStartObject("relationship");
            SdmxJson.WriteRelationship(json, component);
            json.WriteEndObject();
        }

        if (!IsNumbered)
        {
            json.WriteStartObject("format");
            json.WriteString("dataType", component.DataType);
            json.WriteEndObject();
        }
        else if (_codes.Count > 0)
        {
            json.WriteStartArray("values");
            foreach (var code in _codes)
            {
                WriteValue(json, code, speak);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteValue(Utf8JsonWriter json, string code, Func<Bilingual, string> speak)
    {
        json.WriteStartObject();
        json.WriteString("id", code);
        var name = component.Codes?.Find(code) ?? new Bilingual(code, code);
        json.WriteName(name, speak);
        if (component.Role is SdmxRole.TimeDimension && Period.TryParse(code, out var period))
        {
            json.WriteString("start", SdmxTime.Start(period));
            json.WriteString("end", SdmxTime.End(period));
        }

        json.WriteEndObject();
    }
}
