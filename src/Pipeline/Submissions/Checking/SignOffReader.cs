using System.Text.RegularExpressions;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Reads who answers for the workbook, from the sign-off sheet or from the foot of a table: 填表人：张三.</summary>
internal sealed partial class SignOffReader(FindingLog log)
{
    private static readonly (Bilingual Label, string[] Aliases)[] Fields =
    [
        (TemplateLayout.PreparedBy, ["填报人", "制表人", "制表", "填表"]),
        (TemplateLayout.CheckedBy, ["审核", "复核人", "审核人员"]),
        (TemplateLayout.ApprovedBy, ["负责人", "单位负责人签字", "统计负责人"]),
        (TemplateLayout.Telephone, ["电话", "联系方式"]),
        (TemplateLayout.SubmittedOn, ["填报日期", "填表日期", "报送日期", "日期"]),
        (TemplateLayout.Stage, ["数据阶段", "数据状态"]),
        (TemplateLayout.Reason, ["修订理由"]),
    ];

    private static readonly Dictionary<string, int> Labels = Fields
        .SelectMany((f, i) => new[] { f.Label.Zh, f.Label.En, f.Label.ToString() }.Concat(f.Aliases).Select(n => (Key: Wording.Key(n), Field: i)))
        .ToDictionary(e => e.Key, e => e.Field, StringComparer.Ordinal);

    private static readonly string[] NeverRead =
        [TemplateLayout.MetaSheet, TemplateLayout.InstructionsSheet, TemplateLayout.FindingsSheet, TemplateLayout.UnplacedSheet];

    /// <summary>The sign-off of a workbook; what is missing or cannot be read is logged.</summary>
    /// <param name="workbook">The workbook.</param>
    /// <param name="replaces">Whether figures of this period are in force already.</param>
    public SignOff Read(Workbook workbook, bool replaces)
    {
        var tab = workbook.Sheets.ToList().FindIndex(s => s.Name.Equals(TemplateLayout.SignOffSheet, StringComparison.OrdinalIgnoreCase));
        var answers = new (SheetCell Cell, Place Place)?[Fields.Length];
        for (var i = 0; i < workbook.Sheets.Count; i++)
        {
            var sheet = workbook.Sheets[i];
            if (i == tab || (tab < 0 && !NeverRead.Contains(sheet.Name)))
            {
                Collect(sheet, i, answers);
            }
        }

        var place = tab < 0 ? Place.Workbook : new(tab, workbook.Sheets[tab].Name, 0, 0);
        SignOff signOff = new()
        {
            PreparedBy = Text(answers[0]),
            CheckedBy = Text(answers[1]),
            ApprovedBy = Text(answers[2]),
            Telephone = Text(answers[3]),
            SubmittedOn = ReadDay(answers[4], workbook.Date1904),
            Stage = ReadStage(answers[5]),
            Reason = ReadReason(answers[6], replaces, place),
        };
        var missing = Enumerable.Range(0, 5).Where(i => Text(answers[i]).Length == 0).Select(i => Fields[i].Label).ToList();
        if (missing.Count > 0)
        {
            log.Add(place, CheckRules.SignOffMissing, default, ("sheet", TemplateLayout.SignOffSheet), ("fields", new Bilingual(
                string.Join("、", missing.Select(f => f.Zh)), string.Join(", ", missing.Select(f => f.En)))));
        }

        return signOff;
    }

    /// <summary>Whether a row of a table is its foot: it has a label of the sign-off, and no numbers but such as a telephone's beside a label.</summary>
    public static bool IsSignOff(SheetRow row)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var besideText = i > 0 && row.Cells[i - 1].Kind == CellKind.Text;
            if (row.Cells[i].Kind is CellKind.Boolean or CellKind.Error || (row.Cells[i].Kind == CellKind.Number && !besideText))
            {
                return false;
            }
        }

        return row.Cells.Any(IsLabel) && !row.Cells.Where((c, i) => c.Kind == CellKind.Number && !IsLabel(row.Cells[i - 1])).Any();
    }

    private static bool IsLabel(SheetCell cell) => cell is { Kind: CellKind.Text, Text.Length: <= Wording.LongestName } && LabelsIn(cell.Text).Any();

    private static void Collect(Sheet sheet, int tab, (SheetCell, Place)?[] answers)
    {
        foreach (var row in sheet.Rows)
        {
            for (var i = 0; i < row.Cells.Count; i++)
            {
                var cell = row.Cells[i];
                if (cell.Kind != CellKind.Text || cell.Text.Length > Wording.LongestName)
                {
                    continue;
                }

                foreach (var (field, behind) in LabelsIn(cell.Text))
                {
                    var answer = behind.Length > 0 ? cell with { Text = behind }
                        : i + 1 < row.Cells.Count && !LabelsIn(row.Cells[i + 1].Text).Any() ? row.Cells[i + 1]
                        : default;
                    if (answer.Text is { Length: > 0 })
                    {
                        answers[field] ??= (answer, new(tab, sheet.Name, row.Number, answer.Column));
                    }
                }
            }
        }
    }

    /// <summary>The labels in a text, each with what stands behind it: a cell may hold several, 填表人：张三 审核人：李四.</summary>
    private static IEnumerable<(int Field, string Behind)> LabelsIn(string text)
    {
        if (Labels.TryGetValue(Wording.Key(text).TrimEnd(':'), out var whole))
        {
            return [(whole, "")];
        }

        // Nearly every text, and the pattern would look for a label at each of its characters.
        if (!text.AsSpan().ContainsAny(':', '：'))
        {
            return [];
        }

        return Part().Matches(Wording.Tidy(text))
            .Select(m => (Known: Labels.TryGetValue(Wording.Key(m.Groups["label"].Value), out var field), Field: field, Behind: m.Groups["answer"].Value.Trim()))
            .Where(p => p.Known)
            .Select(p => (p.Field, p.Behind));
    }

    private static string Text((SheetCell Cell, Place Place)? answer) => answer is { } a ? Wording.Tidy(a.Cell.Text) : "";

    private DateOnly? ReadDay((SheetCell Cell, Place Place)? answer, bool date1904)
    {
        if (answer is not var (cell, place))
        {
            return null;
        }

        var day = cell.Kind is CellKind.Date ? SerialDay.Of(cell.Text, date1904) : SerialDay.Read(cell.Text);
        if (day is null)
        {
            log.Add(place, CheckRules.SignOffDateUnreadable, new(Raw: cell.Text));
        }

        return day;
    }

    private Stage ReadStage((SheetCell Cell, Place Place)? answer)
    {
        if (answer is not var (cell, place))
        {
            return Stage.Final;
        }

        if (TemplateLayout.FindStage(cell.Text) is { } stage)
        {
            return stage;
        }

        log.Add(place, CheckRules.StageUnknown, new(Raw: cell.Text), ("choices", Choices(Enum.GetValues<Stage>().Select(TemplateLayout.NameOf))));
        return Stage.Preliminary;
    }

    private RevisionReason ReadReason((SheetCell Cell, Place Place)? answer, bool replaces, Place sheet)
    {
        var reason = answer is var (cell, _) ? TemplateLayout.FindReason(cell.Text) : RevisionReason.None;
        if (reason is null)
        {
            log.Add(answer!.Value.Place, CheckRules.ReasonUnknown, new(Raw: answer.Value.Cell.Text),
                ("choices", Choices(Enum.GetValues<RevisionReason>().Select(TemplateLayout.NameOf))));
        }
        else if (replaces && reason == RevisionReason.None)
        {
            log.Add(answer?.Place ?? sheet, CheckRules.RevisionReasonMissing, default, ("sheet", TemplateLayout.SignOffSheet));
        }

        return reason ?? RevisionReason.None;
    }

    private static Bilingual Choices(IEnumerable<Bilingual> names) =>
        new(string.Join("、", names.Select(n => n.Zh)), string.Join(", ", names.Select(n => n.En)));

    [GeneratedRegex(@"(?<label>[^\s:：]{2,12})\s*[:：]\s*(?<answer>[^:：]*?)(?=\s+[^\s:：]{2,12}\s*[:：]|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
