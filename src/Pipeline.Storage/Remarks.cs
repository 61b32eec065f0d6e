using Pipeline.Submissions;

namespace Pipeline.Storage;

/// <summary>Why an upload's verdict stands where no finding of its content says so.</summary>
public static class Remarks
{
    /// <summary>The blob was deleted or overwritten before its bytes were kept.</summary>
    public const string BlobGone = "blob-gone";

    /// <summary>The upload has more bytes than are read.</summary>
    public const string TooLarge = "file-too-large";

    /// <summary>The path names no reporter or no period.</summary>
    public const string PathInvalid = "path-invalid";

    /// <summary>A fault that will not pass, or one that no delivery and no try of the sweep got past.</summary>
    public const string FailedRepeatedly = "failed-repeatedly";

    /// <summary>What a remark tells the reporter to do; nothing where there is nothing to mend.</summary>
    internal static IEnumerable<Finding> Findings(string remark) => remark switch
    {
        TooLarge => [Error(
            TooLarge,
            new("文件过大，未予读取。", "The file is too large to be read."),
            new("请使用本系统下发的模板填报，去掉图片与无关工作表后重新上传。", "Use the template of this system, without pictures and other sheets, and upload it again."))],
        FailedRepeatedly => [Error(
            FailedRepeatedly,
            new("多次处理均未成功，已转人工处理。", "Processing failed repeatedly; an operator looks into it."),
            new("请稍后重新上传；如仍不成功，请联系省级管理员。", "Upload it again later; if that fails too, call the provincial operator."))],
        _ => [],
    };

    private static Finding Error(string rule, Bilingual message, Bilingual remedy) =>
        new() { Severity = Severity.Error, Rule = rule, Message = message, Remedy = remedy };
}
