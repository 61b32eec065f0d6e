namespace Pipeline.Publishing;

/// <summary>The kinds of columns that data sets are made of.</summary>
internal static class Columns
{
    /// <summary>A text.</summary>
    public static Column<T> Text<T>(string name, string zh, string en, Func<T, string> get) =>
        new(name, ColumnType.Text, new(zh, en), row => Field.Of(get(row)));

    /// <summary>What a code stands for, in the language that the name ends with.</summary>
    public static Column<T> Label<T>(string name, string zh, string en, Func<T, string> get) =>
        Text(name, zh, en, get) with { Role = ColumnRole.Label, Language = name[^2..] };

    /// <summary>A code of a list.</summary>
    public static Column<T> Code<T>(string name, string zh, string en, Func<T, string> get, CodeList codes) =>
        Text(name, zh, en, get) with { Codes = codes };

    /// <summary>A part of what names the row; without a list of codes it is a period.</summary>
    public static Column<T> Key<T>(string name, string zh, string en, Func<T, string> get, CodeList? codes = null) =>
        Text(name, zh, en, get) with { Role = ColumnRole.Key, Codes = codes };

    /// <summary>The figure that the row is there for.</summary>
    public static Column<T> Value<T>(string name, string zh, string en, Func<T, Field> get) =>
        Number(name, zh, en, get) with { Role = ColumnRole.Value };

    /// <summary>A whole number.</summary>
    public static Column<T> Integer<T>(string name, string zh, string en, Func<T, long?> get) =>
        new(name, ColumnType.WholeNumber, new(zh, en), row => Field.Of(get(row)));

    /// <summary>A day.</summary>
    public static Column<T> Date<T>(string name, string zh, string en, Func<T, DateOnly?> get) =>
        new(name, ColumnType.Date, new(zh, en), row => Field.Of(get(row)));

    /// <summary>A further figure.</summary>
    public static Column<T> Number<T>(string name, string zh, string en, Func<T, Field> get) =>
        new(name, ColumnType.Number, new(zh, en), get);
}
