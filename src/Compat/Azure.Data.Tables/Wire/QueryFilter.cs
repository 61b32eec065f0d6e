using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>Writes the values of an interpolated filter as OData literals of their types.</summary>
internal static class QueryFilter
{
    public static string Create(FormattableString filter)
    {
        var literals = new object[filter.ArgumentCount];
        for (var i = 0; i < literals.Length; i++)
            literals[i] = Literal(filter.GetArgument(i), i);
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    private static string Literal(object? value, int position) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => Quoted(text),
        char character => Quoted(character.ToString()),
        StringBuilder text => Quoted(text.ToString()),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number when !double.IsFinite(number) => throw Unfit(position, $"the number {number.ToString(CultureInfo.InvariantCulture)}"),
        float number when !float.IsFinite(number) => throw Unfit(position, $"the number {number.ToString(CultureInfo.InvariantCulture)}"),
        sbyte or byte or short or ushort or int or uint or decimal or float or double =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        Guid guid => $"guid'{guid}'",
        DateTimeOffset moment => Moment(moment.UtcDateTime),
        DateTime moment => Moment(moment.ToUniversalTime()),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData bytes => $"X'{Convert.ToHexString(bytes.ToMemory().Span)}'",
        _ => throw Unfit(position, $"type {value.GetType()}"),
    };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Moment(DateTime utc) =>
        $"datetime'{utc.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture)}'";

    private static ArgumentException Unfit(int position, string what) =>
        new($"Unable to convert argument {position} from {what} to an OData literal. Pass its value as text, number, bool, date, Guid or bytes.");
}
