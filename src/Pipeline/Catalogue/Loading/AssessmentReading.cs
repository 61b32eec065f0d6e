namespace Pipeline.Catalogue.Loading;

/// <summary>One entry of <c>assessment.yaml</c>: a component or a veto.</summary>
internal sealed record AssessmentEntry(string Code, AssessmentComponent? Component, AssessmentVeto? Veto);

/// <summary>Reads <c>assessment.yaml</c>, <c>grades.csv</c> and <c>zones.csv</c>.</summary>
internal static class AssessmentReading
{
    /// <summary>The names of the files.</summary>
    public const string File = "assessment.yaml", Grades = "grades.csv", Zones = "zones.csv";

    /// <summary>The fields of an entry of <c>assessment.yaml</c>.</summary>
    public static readonly IReadOnlyList<string> Fields =
        ["code", "kind", "zh", "en", "subject", .. ComponentFields, .. VetoFields, .. SourceReading.Fields];

    /// <summary>The columns of <c>grades.csv</c>.</summary>
    public static readonly IReadOnlyList<string> GradeColumns = ["code", "zh", "en", "from"];

    /// <summary>The columns of <c>zones.csv</c>.</summary>
    public static readonly IReadOnlyList<string> ZoneColumns = ["area", "zone", "source"];

    private static string[] ComponentFields => ["dimension", "worst", "best", .. Vocabulary.Zones.Keys.Select(Weight)];

    private static string[] VetoFields => ["direction", "limit", "cap"];

    /// <summary>All components and vetoes.</summary>
    public static Table<AssessmentEntry> Read(EntryFile file) => new(file, new("考核项", "assessment entry"), item => item.Code, entry =>
    {
        var isVeto = entry.Word("kind", Vocabulary.AssessmentKinds);
        foreach (var foreign in (isVeto ? ComponentFields : VetoFields).Where(entry.FieldNames.Contains))
        {
            entry.Fault(foreign, $"{entry.Text("kind")} 没有字段“{foreign}”。", $"A {entry.Text("kind")} has no field '{foreign}'.", $"删去 {foreign}。", $"Remove {foreign}.");
        }

        var code = entry.Code(CodeStyle.Identifier);
        return isVeto ? new(code, null, Veto(entry, code)) : new(code, Component(entry, code), null);
    });

    /// <summary>All grades.</summary>
    public static Table<AssessmentGrade> ReadGrades(EntryFile file) =>
        new(file, new("等次", "grade"), grade => grade.Code, entry => new(entry.Code(CodeStyle.Kebab), entry.Bilingual(), entry.Decimal("from")));

    /// <summary>The zones of all counties.</summary>
    public static Table<ZoneAssignment> ReadZones(EntryFile file) => new(file, new("功能区", "zone"), zone => zone.Area, entry =>
    {
        entry.Word("source", Vocabulary.Documents);
        return new(entry.Required("area"), entry.Word("zone", Vocabulary.Zones), entry.Text("source"));
    });

    private static string Weight(string zone) => $"weights.{zone}";

    private static AssessmentComponent Component(Entry entry, string code) => new()
    {
        Code = code,
        Name = entry.Bilingual(),
        Dimension = entry.Word("dimension", Vocabulary.AssessmentDimensions),
        Subject = entry.Required("subject"),
        Worst = entry.Decimal("worst"),
        Best = entry.Decimal("best"),
        Weights = Vocabulary.Zones.ToDictionary(zone => zone.Value, zone => entry.Decimal(Weight(zone.Key))),
        Source = SourceReading.Read(entry),
    };

    private static AssessmentVeto Veto(Entry entry, string code) => new(
        code, entry.Bilingual(), entry.Required("subject"), entry.Word("direction", Vocabulary.Directions), entry.Decimal("limit"),
        entry.Required("cap"), SourceReading.Read(entry));
}
