using ClosedXML.Excel;
using Pipeline.Submissions;

namespace Pipeline.Workbooks.Templates;

/// <summary>Shows findings at the cells that they are about: a fill by the gravest, and all their words as a comment.</summary>
internal static class Annotations
{
    private const string Author = "检查 Check";
    private const int LongestText = 600;
    private const int MostFindings = 5;

    public static void Write(IXLCell cell, IReadOnlyList<Finding> findings)
    {
        cell.Style.Fill.BackgroundColor = SeverityStyle.FillOf(findings.Max(f => f.Severity));
        var texts = findings.OrderByDescending(f => f.Severity).Take(MostFindings).Select(Text).ToList();
        if (findings.Count > MostFindings)
        {
            texts.Add($"（另有 {findings.Count - MostFindings} 条，见“{TemplateLayout.FindingsSheet}” {findings.Count - MostFindings} more there）");
        }

        var text = string.Join("\n\n", texts);
        var comment = cell.Comment;
        comment.SetAuthor(Author);
        comment.AddText(text);
        comment.Style.Size.SetWidth(50).Size.SetHeight(Math.Clamp(14 * Lines(text), 40, 380));
    }

    private static string Text(Finding finding) => PrintableText.Of(
        $"【{SeverityStyle.NameOf(finding.Severity)}】{finding.Message.Zh}\n改法：{finding.Remedy.Zh}\n{finding.Message.En}\nRemedy: {finding.Remedy.En}", LongestText);

    // Half of the letters of a Chinese line fit into one of the width.
    private static int Lines(string text) => text.Split('\n').Sum(line => 1 + (line.Sum(c => c > '\u2E80' ? 2 : 1) / 48));
}
