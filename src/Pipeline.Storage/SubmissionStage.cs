namespace Pipeline.Storage;

/// <summary>How far the work on an upload has come; each stage is recorded when its effects are stored.</summary>
public enum SubmissionStage
{
    /// <summary>Its place in the order is recorded.</summary>
    Received,

    /// <summary>Its bytes are kept, and what it will be compared with is recorded.</summary>
    Archived,

    /// <summary>It is acceptable, and its observations are stored but not yet visible.</summary>
    Checked,

    /// <summary>Its verdict stands; an accepted one is in force.</summary>
    Committed,

    /// <summary>The reporter has the receipt: nothing is left to do.</summary>
    Answered,
}

/// <summary>The codes of <see cref="SubmissionStage"/> in the ledger.</summary>
public static class SubmissionStageCodes
{
    /// <summary>The code, such as <c>archived</c>.</summary>
    public static string Code(this SubmissionStage stage) => stage switch
    {
        SubmissionStage.Received => "received",
        SubmissionStage.Archived => "archived",
        SubmissionStage.Checked => "checked",
        SubmissionStage.Committed => "committed",
        SubmissionStage.Answered => "answered",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Unknown stage."),
    };

    /// <summary>The stage of a code.</summary>
    /// <exception cref="FormatException">No stage has this code.</exception>
    public static SubmissionStage Parse(string code) =>
        Enum.GetValues<SubmissionStage>().Cast<SubmissionStage?>().FirstOrDefault(s => s!.Value.Code() == code)
        ?? throw new FormatException($"'{code}' is not a stage.");
}
