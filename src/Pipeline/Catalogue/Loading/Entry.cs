using System.Globalization;

namespace Pipeline.Catalogue.Loading;

/// <summary>The text of one field and the line it stands on.</summary>
internal readonly record struct Field(string Text, int Line);

/// <summary>One row of a table or one item of a list: fields by name, read with a fault for each that is wrong.</summary>
/// <remarks>After a fault a reader returns a stand-in, so that the rest of the entry is still looked at.</remarks>
internal sealed class Entry(string file, int line, IReadOnlyDictionary<string, Field> fields, FaultList faults)
{
    /// <summary>What separates the items of a list within a field.</summary>
    public const char Separator = ';';

    private static readonly Dictionary<string, bool> YesNoWords = new(StringComparer.Ordinal) { ["yes"] = true, ["no"] = false };

    /// <summary>The file that the entry stands in.</summary>
    public string File => file;

    /// <summary>The line on which the entry begins, counted from 1.</summary>
    public int Line => line;

    /// <summary>
    /// Whether no fault has been found in the entry, nor in what it refers to; checks across entries pass over those that are not sound,
    /// so that one mistake makes one fault.
    /// </summary>
    public bool Sound { get; private set; } = true;

    /// <summary>The names of the fields that the entry has.</summary>
    public IEnumerable<string> FieldNames => fields.Keys;

    /// <summary>The text of a field; empty where it is absent.</summary>
    public string Text(string field) => fields.TryGetValue(field, out var found) ? found.Text : "";

    /// <summary>The text of a field that must not be empty.</summary>
    public string Required(string field)
    {
        var text = Text(field);
        if (text.Length == 0)
        {
            Fault(field, $"{field} 为空。", $"{field} is empty.", $"填写 {field}。", $"Fill in {field}.");
        }

        return text;
    }

    /// <summary>A text in both languages, from the fields <c>zh</c> and <c>en</c> under a prefix.</summary>
    public Bilingual Bilingual(string prefix = "") => new(Required($"{prefix}zh"), Required($"{prefix}en"));

    /// <summary>The items of a list, in order.</summary>
    public IReadOnlyList<string> List(string field) =>
        Text(field).Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The entry's code, in the characters that its kind allows.</summary>
    public string Code(CodeStyle style)
    {
        var code = Required("code");
        if (code.Length > 0 && !style.Fits(code))
        {
            Fault("code", $"代码“{code}”含有不允许的字符。", $"The code '{code}' has characters that are not allowed.",
                $"只用 {style.Allowed}。", $"Use only {style.Allowed}.");
        }

        return code;
    }

    /// <summary>A decimal number.</summary>
    public decimal Decimal(string field)
    {
        var text = Required(field);
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && text.Length > 0)
        {
            Fault(field, $"{field} “{text}”不是数字。", $"{field} '{text}' is not a number.",
                "用阿拉伯数字和小数点，不加千分位。", "Write digits and a decimal point, without thousands separators.");
        }

        return value;
    }

    /// <summary>A decimal number; null where the field is empty.</summary>
    public decimal? OptionalDecimal(string field) => Text(field).Length == 0 ? null : Decimal(field);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int Integer(string field, int least, int most)
    {
        var text = Required(field);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        if (text.Length > 0)
        {
            Fault(field,
                string.Create(CultureInfo.InvariantCulture, $"{field} “{text}”不是 {least} 到 {most} 的整数。"),
                string.Create(CultureInfo.InvariantCulture, $"{field} '{text}' is not a whole number from {least} to {most}."),
                string.Create(CultureInfo.InvariantCulture, $"写 {least} 到 {most} 的整数。"),
                string.Create(CultureInfo.InvariantCulture, $"Write a whole number from {least} to {most}."));
        }

        return least;
    }

    /// <summary>A whole number; null where the field is empty.</summary>
    public int? OptionalInteger(string field, int least, int most) => Text(field).Length == 0 ? null : Integer(field, least, most);

    /// <summary>A day written <c>2024-06-30</c>; null where the field is empty.</summary>
    public DateOnly? OptionalDate(string field)
    {
        var text = Text(field);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        if (text.Length > 0)
        {
            Fault(field, $"{field} “{text}”不是日期。", $"{field} '{text}' is not a date.", "写成 2024-06-30 的样子。", "Write it like 2024-06-30.");
        }

        return null;
    }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public bool YesNo(string field) => Word(field, YesNoWords);

    /// <summary>One of the words of a vocabulary.</summary>
    public T Word<T>(string field, IReadOnlyDictionary<string, T> words) => OneOf(field, Required(field), words);

    /// <summary>One of the words of a vocabulary; the default where the field is empty.</summary>
    public T? OptionalWord<T>(string field, IReadOnlyDictionary<string, T> words) => Text(field).Length == 0 ? default : Word(field, words);

    /// <summary>Some of the words of a vocabulary: at least one, each once.</summary>
    public IReadOnlyList<T> Words<T>(string field, IReadOnlyDictionary<string, T> words)
    {
        Required(field);
        var items = List(field);
        foreach (var twice in items.GroupBy(item => item, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Fault(field, $"{field} 中“{twice.Key}”重复。", $"{field} has '{twice.Key}' twice.", "删去重复项。", "Remove the repetition.");
        }

        return [.. items.Select(item => OneOf(field, item, words)).Distinct()];
    }

    /// <summary>Adds a fault on the line of a field; where it is absent, of the fields beside it, or of the entry.</summary>
    public void Fault(string field, string zh, string en, string remedyZh, string remedyEn)
    {
        Sound = false;
        faults.Add(file, LineOf(field), zh, en, remedyZh, remedyEn);
    }

    /// <summary>Makes the entry unsound without a fault: what it refers to has one.</summary>
    public void Distrust() => Sound = false;

    private int LineOf(string field)
    {
        if (fields.TryGetValue(field, out var found))
        {
            return found.Line;
        }

        var parent = field[..(field.IndexOf('.', StringComparison.Ordinal) + 1)];
        return parent.Length == 0 ? line : fields
            .Where(other => other.Key.StartsWith(parent, StringComparison.Ordinal))
            .Select(other => other.Value.Line)
            .DefaultIfEmpty(line)
            .Min();
    }

    private T OneOf<T>(string field, string word, IReadOnlyDictionary<string, T> words)
    {
        if (words.TryGetValue(word, out var value))
        {
            return value;
        }

        if (word.Length > 0)
        {
            var known = string.Join(", ", words.Keys);
            Fault(field, $"{field} “{word}”不在可选值之内。", $"{field} '{word}' is not one of the allowed words.",
                $"可选：{known}。", $"Choose from: {known}.");
        }

        return words.Values.First();
    }
}
