namespace Pipeline.Submissions;

/// <summary>
/// Every rule of the check, in the order of the check: its id, its severity and its words. The list is closed: a finding that is not made by
/// reading the file itself or by a relation of the catalogue has one of these ids.
/// </summary>
public static class CheckRules
{
    // The path of the upload.

    /// <summary>The path is not reporter/period/file.</summary>
    public static CheckRule PathUnreadable { get; } = new("path-unreadable", Severity.Error,
        new("上传路径“{path}”不是“报送单位/时期/文件”。", "The path '{path}' is not reporter/period/file."),
        new("请上传到 submissions/530100/2024/文件名.xlsx 这样的路径，正好三段。",
            "Upload to a path such as submissions/530100/2024/name.xlsx, with exactly three parts."));

    /// <summary>The path names no reporter.</summary>
    public static CheckRule ReporterUnknown { get; } = new("reporter-unknown", Severity.Error,
        new("报送单位代码“{reporter}”不存在。", "No reporter has the code '{reporter}'."),
        new("请用报送单位代码作第一段。最接近的是：{suggestions}。", "Use a reporter's code as the first part. The nearest are: {suggestions}."));

    /// <summary>The path names no period.</summary>
    public static CheckRule PathPeriodUnreadable { get; } = new("path-period-unreadable", Severity.Error,
        new("路径中的时期“{period}”无法识别。", "The period '{period}' of the path cannot be read."),
        new("请写成 2024、2024-Q3 或 2024-06。", "Write it as 2024, 2024-Q3 or 2024-06."));

    /// <summary>The path writes its period in another form.</summary>
    public static CheckRule PathPeriodForm { get; } = new("path-period-form", Severity.Info,
        new("路径中的时期“{period}”按 {canonical} 处理。", "The period '{period}' of the path was taken as {canonical}."),
        new("无需处理；下次请直接写 {canonical}。", "Nothing to do; write {canonical} next time."));
}
