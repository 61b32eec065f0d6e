namespace Pipeline.Catalogue.Loading;

/// <summary>A code and its name: an agency or a section.</summary>
internal sealed record Label(string Code, Bilingual Name);

/// <summary>Reads <c>agencies.csv</c> and <c>sections.csv</c>.</summary>
internal static class LabelReading
{
    /// <summary>The names of the files.</summary>
    public const string Agencies = "agencies.csv", Sections = "sections.csv";

    /// <summary>The columns of either file.</summary>
    public static readonly IReadOnlyList<string> Columns = ["code", "zh", "en"];

    /// <summary>All labels of a file.</summary>
    public static Table<Label> Read(EntryFile file, Bilingual kind) =>
        new(file, kind, label => label.Code, entry => new(entry.Code(CodeStyle.Kebab), entry.Bilingual()));
}
