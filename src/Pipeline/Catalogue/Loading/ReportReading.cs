namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>reports.yaml</c>.</summary>
internal static class ReportReading
{
    /// <summary>The file's name.</summary>
    public const string File = "reports.yaml";

    private const string Blocks = "blocks", Area = "area", OpenSubject = "open_question.subject";

    private static readonly string[] SubjectLists = ["block_subjects", "disparity_subjects", "rank_subjects", "comparison_subjects", "area_subjects"];

    /// <summary>The fields of an entry.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "code", "zh", "en", "heading.zh", "heading.en", "year", "base_year", Area, "parts", Blocks, .. SubjectLists, "well_above", OpenSubject, "open_question.zh", "open_question.en",
        .. SourceReading.Fields,
    ];

    /// <summary>All kinds of reports; what they refer to is checked afterwards.</summary>
    public static Table<ReportKind> Read(EntryFile file) => new(file, new("报告种类", "kind of report"), kind => kind.Code, entry => new()
    {
        Code = entry.Code(CodeStyle.Kebab),
        Name = entry.Bilingual(),
        Heading = entry.Bilingual("heading."),
        Year = entry.OptionalInteger("year", 1949, 2999),
        BaseYear = entry.Integer("base_year", 1949, 2999),
        Area = entry.Text(Area) is { Length: > 0 } area ? area : null,
        Parts = entry.Words("parts", Vocabulary.ReportParts),
        Blocks = entry.List(Blocks),
        BlockSubjects = entry.List(SubjectLists[0]),
        DisparitySubjects = entry.List(SubjectLists[1]),
        RankSubjects = entry.List(SubjectLists[2]),
        ComparisonSubjects = entry.List(SubjectLists[3]),
        AreaSubjects = entry.List(SubjectLists[4]),
        WellAbove = entry.OptionalDecimal("well_above"),
        OpenQuestion = Open(entry),
        Source = SourceReading.Read(entry),
    });

    /// <summary>Reports show subjects, groups and areas that exist.</summary>
    public static void Check(CatalogueTables tables)
    {
        foreach (var (kind, entry) in tables.Reports.Sound)
        {
            foreach (var block in kind.Blocks)
            {
                tables.Groups.Resolve(entry, Blocks, block);
            }

            if (kind.Area is { } area)
            {
                tables.Areas.Resolve(entry, Area, area);
            }

            foreach (var list in SubjectLists)
            {
                foreach (var subject in entry.List(list))
                {
                    ResolveSubject(tables, entry, list, subject);
                }
            }

            if (kind.OpenQuestion is { } open)
            {
                ResolveSubject(tables, entry, OpenSubject, open.Subject);
            }
        }
    }

    private static OpenQuestion? Open(Entry entry) => entry.FieldNames.Any(field => field.StartsWith("open_question.", StringComparison.Ordinal))
        ? new(entry.Required(OpenSubject), entry.Bilingual("open_question."))
        : null;

    private static void ResolveSubject(CatalogueTables tables, Entry entry, string field, string subject)
    {
        if (tables.Measures.Readable && tables.Measures.Find(subject) is null)
        {
            tables.Indicators.Resolve(entry, field, subject);
        }
    }
}
