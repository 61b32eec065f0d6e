using System.Globalization;
using Pipeline.Corrections;
using Pipeline.Indicators;
using Pipeline.Lineage;
using Pipeline.Submissions;

namespace Pipeline.Cli.Output;

/// <summary>An explanation as an indented tree, Chinese first.</summary>
internal static class LineageText
{
    /// <summary>The lines of an explanation.</summary>
    public static IEnumerable<string> Lines(Explanation explanation)
    {
        yield return $"第 {explanation.Sequence} 期快照 snapshot {explanation.Sequence} · {Time(explanation.TakenAt)} · 目录 catalogue {explanation.CatalogueVersion}";
        if (explanation.CatalogueNotice is { } notice)
            yield return notice.ToString();
        if (explanation.Disagreement is { } disagreement)
            yield return disagreement.ToString();
        if (explanation.Tree is { } tree)
        {
            yield return "";
            foreach (var line in Lines(tree, "", ""))
                yield return line;
        }
    }

    private static IEnumerable<string> Lines(LineageNode node, string prefix, string indent)
    {
        yield return prefix + Heading(node);
        var bar = indent + (node.Children.Count > 0 ? "│  " : "   ");
        foreach (var detail in Details(node))
            yield return bar + detail;
        for (var i = 0; i < node.Children.Count; i++)
        {
            var isLast = i == node.Children.Count - 1;
            foreach (var line in Lines(node.Children[i], indent + (isLast ? "└─ " : "├─ "), indent + (isLast ? "   " : "│  ")))
                yield return line;
        }

        if (node.Operands > node.Children.Count)
            yield return $"{indent}   … 另有 {node.Operands - node.Children.Count} 项未展开 / {node.Operands - node.Children.Count} more not shown";
    }

    private static string Heading(LineageNode node)
    {
        var role = node.Role is { } used ? $"{used.Zh} {used.En}: " : "";
        var name = node.Code is { } code ? $"{node.Label.Zh} {code}" : node.Label.Zh;
        var value = (node.Published ?? node.Value) is { } number ? $"{Number(number)}{(node.Unit is { } unit ? $" {unit.Zh}" : "")}" : "无 none";
        return $"{role}{name} · {node.AreaName.Zh} {node.Area} · {node.Period?.ToString() ?? "无此期 no such period"} = {value}  [{Word(node.Status)} · {Word(node.Origin)}]";
    }

    private static IEnumerable<string> Details(LineageNode node)
    {
        if (node is { Published: { } published, Value: { } exact } && published != exact)
            yield return $"未舍入 unrounded {Number(exact)}";
        if (node.Formula is { } formula)
        {
            yield return $"公式 {formula.Zh}";
            yield return $"formula {formula.En}";
        }

        if (node.Remark is { } remark)
            yield return $"说明 remark: {remark}";
        if (node.Cell is { } cell)
        {
            foreach (var line in Details(cell))
                yield return line;
        }
    }

    private static IEnumerable<string> Details(LineageCell cell)
    {
        var of = $"{cell.Reporter} {cell.Period}";
        if (cell.EventId is null)
        {
            yield return $"来源 source: {of} 没有现行的报送 nothing in force";
            yield break;
        }

        var raw = cell.RawText is { } text ? $" “{text}”" : "";
        var unit = cell.WrittenIn is { } written ? $" （原单位 written in {written}）" : "";
        var note = cell.Note is { } said ? $" 注 note: {said}" : "";
        yield return $"来源 source: {of} · {cell.Cell ?? "单元格不详 cell unknown"}{raw}{unit}{note}";
        if (cell.Submission is { } file)
        {
            yield return $"文件 file: {file.Path} · sha256 {file.ContentHash}";
            yield return $"报送 submission: {cell.EventId}"
                + (file.UploadedAt is { } at ? $" · 上传 uploaded {Time(at)}" : "")
                + $" · {Word(file.Stage)} · {Word(file.Reason)}"
                + (file.SignedBy is { } names ? $" · {names}" : "");
        }

        foreach (var correction in cell.Corrections)
            yield return $"更正 correction {correction.Id}: {Figure(correction.Old)} → {Figure(correction.New)}"
                + $"（{correction.Reason}，{correction.By}，{Time(correction.At)}）";
    }

    private static string Figure(decimal? value) => value is { } number ? Number(number) : "无 none";

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Word(ObservationStatus status) => $"{status.Letter()} " + status switch
    {
        ObservationStatus.Normal => "正常",
        ObservationStatus.Provisional => "初步",
        ObservationStatus.Break => "口径变化",
        ObservationStatus.Estimated => "估计或汇总",
        ObservationStatus.CannotExist => "不存在",
        ObservationStatus.NotSignificant => "不显著",
        ObservationStatus.Missing => "缺失",
        _ => "未核实",
    };

    private static string Word(Origin origin) => origin switch
    {
        Origin.Published => "省级发布 published",
        Origin.Reported => "本地上报 reported",
        Origin.Aggregated => "下级汇总 aggregated",
        Origin.Computed => "公式计算 computed",
        _ => "无 none",
    };

    private static string Word(Stage stage) => stage switch
    {
        Stage.Flash => "快报 flash",
        Stage.Preliminary => "初步核算 preliminary",
        _ => "最终核实 final",
    };

    private static string Word(RevisionReason reason) => reason switch
    {
        RevisionReason.Routine => "常规修订 routine",
        RevisionReason.Census => "普查修订 census",
        RevisionReason.Correction => "更正 correction",
        RevisionReason.Method => "口径调整 method",
        _ => "首次报送 first report",
    };

    /// <summary>What becomes of a correction.</summary>
    public static string Word(CorrectionState state) => state switch
    {
        CorrectionState.Applied => "生效 applied",
        CorrectionState.Stale => "失效 stale",
        _ => "已撤回 withdrawn",
    };
}
