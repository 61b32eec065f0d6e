namespace Pipeline.Lineage;

/// <summary>Why a value differs between two snapshots; several reasons can meet.</summary>
[Flags]
public enum ChangeReasons
{
    /// <summary>It does not differ.</summary>
    None = 0,

    /// <summary>A figure was reported for the first time.</summary>
    First = 1,

    /// <summary>常规修订: a resubmission states it, or states nothing.</summary>
    Routine = 2,

    /// <summary>普查修订: a resubmission states it.</summary>
    Census = 4,

    /// <summary>更正: a resubmission states it, or an entry in the list of corrections.</summary>
    Correction = 8,

    /// <summary>口径调整: a resubmission states it, or the catalogue has changed what is computed.</summary>
    Method = 16,

    /// <summary>撤回: a submission was taken back.</summary>
    Withdrawal = 32,
}

/// <summary>How reasons are written.</summary>
public static class ChangeReasonWords
{
    private static readonly (ChangeReasons Reason, string Code, Bilingual Name)[] All =
    [
        (ChangeReasons.First, "first", new("首次报送", "first report")),
        (ChangeReasons.Routine, "routine", new("常规修订", "routine revision")),
        (ChangeReasons.Census, "census", new("普查修订", "census revision")),
        (ChangeReasons.Correction, "correction", new("更正", "correction")),
        (ChangeReasons.Method, "method", new("口径调整", "change of method")),
        (ChangeReasons.Withdrawal, "withdrawal", new("撤回", "withdrawal")),
    ];

    /// <summary>The codes, separated by spaces, in a fixed order.</summary>
    public static string Codes(this ChangeReasons reasons) =>
        string.Join(' ', All.Where(item => reasons.HasFlag(item.Reason)).Select(item => item.Code));

    /// <summary>The names in both languages.</summary>
    public static Bilingual Name(this ChangeReasons reasons)
    {
        var named = All.Where(item => reasons.HasFlag(item.Reason)).ToList();
        return new(string.Join("、", named.Select(item => item.Name.Zh)), string.Join(", ", named.Select(item => item.Name.En)));
    }
}
