using Pipeline.Submissions;
using Spectre.Console;

namespace Pipeline.Cli.Output;

/// <summary>Findings as a clerk reads them: how bad, where, what, and what to do.</summary>
internal static class FindingsTable
{
    /// <summary>The table of the worst findings, in their order within a severity, and a line that counts those not shown.</summary>
    public static void Show(Terminal terminal, IReadOnlyList<Finding> findings, int most = 200)
    {
        if (findings.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Simple).AddColumns("级别", "单元格 Cell", "原文 Text", "问题 Finding", "改法 Remedy");
        foreach (var finding in findings.OrderByDescending(f => f.Severity).Take(most))
            table.AddRow(
                new Text(Word(finding.Severity), new Style(Colour(finding.Severity))),
                new Text(finding.Sheet.Length == 0 ? finding.Cell : $"{finding.Sheet}!{finding.Cell}"),
                new Text(finding.RawText.Length > 24 ? finding.RawText[..24] + "…" : finding.RawText),
                new Text($"{finding.Message.Zh}\n{finding.Message.En}"),
                new Text($"{finding.Remedy.Zh}\n{finding.Remedy.En}"));
        terminal.Show(table);
        if (findings.Count > most)
            terminal.Say($"另有 {findings.Count - most} 条未显示 / {findings.Count - most} more not shown; use --json for all");
    }

    /// <summary>How many findings of each severity there are, on one line.</summary>
    public static string Counts(IEnumerable<Finding> findings)
    {
        var counts = findings.CountBy(f => f.Severity).ToDictionary();
        return string.Join("，", Enum.GetValues<Severity>().Reverse().Select(s => $"{Word(s)} {counts.GetValueOrDefault(s)}"));
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "错误 error",
        Severity.Confirm => "待说明 confirm",
        Severity.Warning => "提醒 warning",
        _ => "信息 info",
    };

    private static Color Colour(Severity severity) => severity switch
    {
        Severity.Error => Color.Red,
        Severity.Confirm => Color.Orange1,
        Severity.Warning => Color.Yellow,
        _ => Color.Grey,
    };
}
