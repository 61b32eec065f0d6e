using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Pipeline.Submissions;

/// <summary>How receipts and normalised documents are written: the same record always gives the same bytes.</summary>
internal static class SubmissionJson
{
    /// <summary>One line: for documents that programs read.</summary>
    public static JsonSerializerOptions Compact { get; } = Options(indented: false);

    /// <summary>Indented, with <c>\n</c> on every system: for documents that people open.</summary>
    public static JsonSerializerOptions Indented { get; } = Options(indented: true);

    /// <summary>Equal numbers print alike: 8.000 is written as 8.</summary>
    public static decimal WithoutTrailingZeros(decimal value) => MayEndInZero(value) ? value / 1.0000000000000000000000000000m : value;

    // The division is dear; most values show by their last digit that they do not need it.
    private static bool MayEndInZero(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        return value.Scale > 0 && (bits[2] != 0 || (((ulong)(uint)bits[1] << 32) | (uint)bits[0]) % 10 == 0);
    }

    private static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Chinese stays readable; characters that matter inside HTML are still escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = indented,
        NewLine = "\n",
        Converters =
        {
            new PeriodConverter(),
            new DecimalConverter(),
            new ObservationsConverter(),
            new ReasonsConverter(),
            new CodeConverter<Verdict>(v => v.Code(), VerdictCodes.Parse),
            new CodeConverter<ObservationStatus>(s => s.Letter().ToString(), t => ObservationStatusCodes.FromLetter(t.Length == 1 ? t[0] : '?')),
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        },
    };

    private sealed class PeriodConverter : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Period.TryParse(reader.GetString(), out var period) ? period : throw new JsonException("A period is expected, such as 2024, 2024-Q3 or 2024-06.");

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class DecimalConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(WithoutTrailingZeros(value));
    }

    /// <summary>A dictionary promises no order, so its keys are written in ordinal order.</summary>
    private sealed class ReasonsConverter : JsonConverter<IReadOnlyDictionary<string, string>>
    {
        public override IReadOnlyDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader, options) ?? [];

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (area, text) in value.OrderBy(e => e.Key, StringComparer.Ordinal))
            {
                writer.WriteString(area, text);
            }

            writer.WriteEndObject();
        }
    }

    private sealed class CodeConverter<T>(Func<T, string> code, Func<string, T> parse) : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return parse(reader.TokenType == JsonTokenType.String ? reader.GetString()! : "");
            }
            catch (FormatException unknown)
            {
                throw new JsonException(unknown.Message, unknown);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(code(value));
    }
}
