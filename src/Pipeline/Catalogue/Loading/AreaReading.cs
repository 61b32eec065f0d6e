namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>areas.csv</c>.</summary>
internal static class AreaReading
{
    /// <summary>The file's name.</summary>
    public const string File = "areas.csv";

    /// <summary>The columns of the file.</summary>
    public static readonly IReadOnlyList<string> Columns =
        ["code", "zh", "en", "level", "parent", "aliases", "former_codes", "valid_from", "valid_to", "blocks", "home_block"];

    /// <summary>All areas; how they fit together is checked afterwards.</summary>
    public static Table<Area> Read(EntryFile file) => new(file, new("地区", "area"), area => area.Code, entry => new()
    {
        Code = entry.Code(CodeStyle.Area),
        Name = entry.Bilingual(),
        Level = entry.Word("level", Vocabulary.AreaLevels),
        Parent = Optional(entry, "parent"),
        HomeBlock = Optional(entry, "home_block"),
        Aliases = entry.List("aliases"),
        FormerCodes = entry.List("former_codes"),
        ValidFrom = entry.OptionalDate("valid_from"),
        ValidTo = entry.OptionalDate("valid_to"),
    });

    private static string? Optional(Entry entry, string field) => entry.Text(field) is { Length: > 0 } text ? text : null;
}
