using System.Globalization;

namespace Pipeline.Submissions;

/// <summary>The sentence that opens a receipt.</summary>
internal static class ReceiptMessage
{
    /// <summary>The sentence for a receipt's verdict and counts.</summary>
    public static Bilingual Of(Receipt receipt)
    {
        var counts = receipt.Counts;
        return receipt.Verdict switch
        {
            Verdict.Accepted => new(
                $"已采用：{N(receipt.Areas)} 个地区、{N(receipt.Observations)} 个数值，无问题。{Replacing(receipt).Zh}",
                $"Accepted: {N(receipt.Observations)} values of {N(receipt.Areas)} areas, nothing to mend.{Replacing(receipt).En}"),
            Verdict.AcceptedWithWarnings => new(
                $"已采用：{N(receipt.Areas)} 个地区、{N(receipt.Observations)} 个数值；请留意 {N(counts.Warnings)} 条提醒、{N(counts.Confirms)} 条已说明的核实项。{Replacing(receipt).Zh}",
                $"Accepted: {N(receipt.Observations)} values of {N(receipt.Areas)} areas; please look at {N(counts.Warnings)} warnings and {N(counts.Confirms)} explained values.{Replacing(receipt).En}"),
            Verdict.Rejected => new(
                $"未采用：{N(counts.Errors)} 处错误、{N(counts.Confirms)} 处需核实。请按各条办法修改或填写说明后重新上传；此前生效的数据不变。",
                $"Not taken: {N(counts.Errors)} errors, {N(counts.Confirms)} values to confirm. Mend or explain them as described and upload again; the figures in force are unchanged."),
            Verdict.Superseded => new(
                "未采用：同一时期已有更晚上传的工作簿。",
                "Not taken: a later upload of the same period has precedence."),
            Verdict.Duplicate => new(
                "内容与现行数据完全相同，无需处理。",
                "The content is already in force; nothing to do."),
            Verdict.Quarantined => new(
                "已隔离：文件无法安全读取，或多次处理失败。请用 Excel 或 WPS 重新另存为 .xlsx 后上传。",
                "Set aside: the file could not be read safely, or failed repeatedly. Save it again as .xlsx in Excel or WPS and upload it."),
            Verdict.Withdrawn => new(
                "已撤回：这一时期的数据不再生效。",
                "Withdrawn: the figures of this period are no longer in force."),
            _ => throw new ArgumentOutOfRangeException(nameof(receipt), receipt.Verdict, "Unknown verdict."),
        };
    }

    private static Bilingual Replacing(Receipt receipt) => receipt.Diff is { } diff
        ? new(
            $"与上一版相比：修改 {N(diff.Changed)}、新增 {N(diff.Added)}、减少 {N(diff.Removed)}。",
            $" Against the version before: {N(diff.Changed)} changed, {N(diff.Added)} added, {N(diff.Removed)} removed.")
        : new("", "");

    private static string N(int count) => count.ToString(CultureInfo.InvariantCulture);
}
