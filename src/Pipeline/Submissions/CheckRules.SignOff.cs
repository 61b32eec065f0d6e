namespace Pipeline.Submissions;

// Who answers for it.
public static partial class CheckRules
{
    /// <summary>The sign-off is incomplete.</summary>
    public static CheckRule SignOffMissing { get; } = new("sign-off-missing", Severity.Warning,
        new("填报信息不完整，缺：{fields}。",
            "The sign-off lacks: {fields}."),
        new("请在“{sheet}”表中填写。",
            "Fill it in on the sheet '{sheet}'."));

    /// <summary>The day of submission cannot be read.</summary>
    public static CheckRule SignOffDateUnreadable { get; } = new("sign-off-date-unreadable", Severity.Warning,
        new("报出日期“{raw}”无法识别。",
            "The day of submission '{raw}' cannot be read."),
        new("请写成 2025-01-20。",
            "Write it as 2025-01-20."));

    /// <summary>The stage cannot be read.</summary>
    public static CheckRule StageUnknown { get; } = new("stage-unknown", Severity.Warning,
        new("阶段“{raw}”无法识别，数据按“初步核算”标记。",
            "The stage '{raw}' is not known; the figures are marked provisional."),
        new("请选择：{choices}。",
            "Choose one of: {choices}."));

    /// <summary>The reason of revision cannot be read.</summary>
    public static CheckRule ReasonUnknown { get; } = new("reason-unknown", Severity.Warning,
        new("修订原因“{raw}”无法识别。",
            "The reason of revision '{raw}' is not known."),
        new("请选择：{choices}。",
            "Choose one of: {choices}."));

    /// <summary>A submission that replaces another gives no reason of revision.</summary>
    public static CheckRule RevisionReasonMissing { get; } = new("revision-reason-missing", Severity.Warning,
        new("本期已有生效数据，这次报送将替换它，但没有写修订原因。",
            "Figures of this period are in force and will be replaced, but no reason of revision is given."),
        new("请在“{sheet}”表中选择修订原因。",
            "Choose the reason of revision on the sheet '{sheet}'."));
}
