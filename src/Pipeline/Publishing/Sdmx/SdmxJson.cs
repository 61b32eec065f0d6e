using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Pipeline.Publishing.Sdmx;

/// <summary>What data and structure messages in SDMX-JSON have in common.</summary>
internal static class SdmxJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>How names are chosen where there is room for one language only.</summary>
    public static Func<Bilingual, string> Speak(string language) => language == "en" ? name => name.En : name => name.Zh;

    /// <summary>Writes a name in the preferred language, and in both.</summary>
    public static void WriteName(this Utf8JsonWriter json, Bilingual name, Func<Bilingual, string> speak)
    {
        json.WriteString("name", speak(name));
        json.WriteNames("names", name);
    }

    /// <summary>Writes a text in both languages.</summary>
    public static void WriteNames(this Utf8JsonWriter json, string property, Bilingual text)
    {
        json.WriteStartObject(property);
        json.WriteString("zh", text.Zh);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    /// <summary>Writes what a message is: who sent it, and when what it says was made.</summary>
    public static void WriteMeta(Utf8JsonWriter json, string schema, string id, DateTimeOffset? prepared, string language, Action? more = null)
    {
        json.WriteStartObject("meta");
        json.WriteString("schema", $"https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/{schema}");
        json.WriteString("id", id);
        json.WriteBoolean("test", false);
        if (prepared is { } time)
        {
            json.WriteString("prepared", time);
        }

        json.WriteStartArray("contentLanguages");
        json.WriteStringValue(language == "en" ? "en" : "zh");
        json.WriteStringValue(language == "en" ? "zh" : "en");
        json.WriteEndArray();
        json.WriteStartObject("sender");
        json.WriteString("id", SdmxNames.Agency);
        json.WriteName(SdmxNames.AgencyName, Speak(language));
        json.WriteEndObject();
        more?.Invoke();
        json.WriteEndObject();
    }

    /// <summary>Writes a link.</summary>
    public static void WriteLink(Utf8JsonWriter json, string property, string value, string relation)
    {
        json.WriteStartObject();
        json.WriteString(property, value);
        json.WriteString("rel", relation);
        json.WriteEndObject();
    }

    /// <summary>Writes what determines an attribute.</summary>
    public static void WriteRelationship(Utf8JsonWriter json, SdmxComponent attribute)
    {
        if (attribute.DependsOn.Count == 0)
        {
            json.WriteStartObject("observation");
            json.WriteEndObject();
            return;
        }

        json.WriteStartArray("dimensions");
        foreach (var dimension in attribute.DependsOn)
        {
            json.WriteStringValue(dimension);
        }

        json.WriteEndArray();
    }
}
