using Pipeline.Submissions;

namespace Pipeline.Workbooks.Reading;

/// <summary>Whether the extension of a file says what its bytes are.</summary>
internal static class FileName
{
    private static readonly string[] Packages = [".xlsx", ".xlsm", ".xltx", ".xltm", ".et", ".ett"];
    private static readonly string[] Old = [".xls", ".xlt", ".et", ".ett"];
    private static readonly string[] Texts = [".csv", ".tsv", ".txt"];

    /// <summary>What to say about a name; null where it fits, or says nothing.</summary>
    public static Finding? Contradicts(string? name, FileKind kind)
    {
        var extension = name is null ? "" : Path.GetExtension(name);
        var (fitting, what) = kind switch
        {
            FileKind.Package => (Packages, new Bilingual(" .xlsx 工作簿", "an .xlsx workbook")),
            FileKind.Text => (Texts, new("文本（CSV）", "text (CSV)")),
            _ => (Old, new(" Excel 97–2003（.xls）工作簿", "a workbook of Excel 97–2003 (.xls)")),
        };
        return extension.Length == 0 || fitting.Contains(extension, StringComparer.OrdinalIgnoreCase) ? null : FileFindings.WrongName(name!, what);
    }
}
