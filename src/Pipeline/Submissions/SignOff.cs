namespace Pipeline.Submissions;

/// <summary>How settled the figures of a submission are.</summary>
public enum Stage
{
    /// <summary>快报: flash figures; values get status P.</summary>
    Flash,

    /// <summary>初步核算: preliminary accounting; values get status P.</summary>
    Preliminary,

    /// <summary>最终核实: final verification.</summary>
    Final,
}

/// <summary>Why a submission replaces an earlier one.</summary>
public enum RevisionReason
{
    /// <summary>The first submission of its period.</summary>
    None,

    /// <summary>常规修订: a routine revision.</summary>
    Routine,

    /// <summary>普查修订: a census revises the series.</summary>
    Census,

    /// <summary>更正: an error is corrected.</summary>
    Correction,

    /// <summary>口径调整: the method changed.</summary>
    Method,
}

/// <summary>Who answers for a submission.</summary>
public sealed record SignOff
{
    /// <summary>填表人: who filled it in.</summary>
    public string PreparedBy { get; init; } = "";

    /// <summary>审核人: who checked it.</summary>
    public string CheckedBy { get; init; } = "";

    /// <summary>单位负责人: who is responsible.</summary>
    public string ApprovedBy { get; init; } = "";

    /// <summary>联系电话: the telephone number.</summary>
    public string Telephone { get; init; } = "";

    /// <summary>报出日期: the day of submission; null where it is not stated.</summary>
    public DateOnly? SubmittedOn { get; init; }

    /// <summary>How settled the figures are.</summary>
    public Stage Stage { get; init; } = Stage.Final;

    /// <summary>Why it replaces an earlier submission.</summary>
    public RevisionReason Reason { get; init; }
}
