namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>groups.yaml</c>.</summary>
internal static class GroupReading
{
    /// <summary>The file's name.</summary>
    public const string File = "groups.yaml";

    /// <summary>The fields of an entry.</summary>
    public static readonly IReadOnlyList<string> Fields = ["code", "zh", "en", "kind", "members", .. SourceReading.Fields];

    /// <summary>All groups; a prefecture among the members stands for all its counties.</summary>
    public static Table<AreaGroup> Read(EntryFile file, Table<Area> areas) =>
        new(file, new("区域组", "group"), group => group.Code, entry => new()
        {
            Code = entry.Code(CodeStyle.Kebab),
            Name = entry.Bilingual(),
            Kind = entry.Word("kind", Vocabulary.GroupKinds),
            Counties = Counties(entry, areas),
            Source = SourceReading.Read(entry),
        });

    private static List<string> Counties(Entry entry, Table<Area> areas)
    {
        var counties = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var area in entry.List("members").Select(code => areas.Resolve(entry, "members", code)).OfType<Area>())
        {
            if (area.Level is not (AreaLevel.Prefecture or AreaLevel.County))
            {
                entry.Fault("members", $"“{area.Code}”不是州市或县区。", $"'{area.Code}' is no prefecture or county.",
                    "只列州市或县区的代码。", "List codes of prefectures and counties only.");
                continue;
            }

            var added = area.Level == AreaLevel.County
                ? [area.Code]
                : areas.Items.Where(county => county.Parent == area.Code).Select(county => county.Code);
            foreach (var twice in added.Where(code => !counties.Add(code)))
            {
                entry.Fault("members", $"“{twice}”列了两次。", $"'{twice}' is listed twice.",
                    "删去重复项；州市代码已包含其全部县区。", "Remove the repetition; a prefecture's code includes all its counties.");
            }
        }

        return [.. counties];
    }
}
