namespace Pipeline.Submissions;

/// <summary>What became of a submission.</summary>
public enum Verdict
{
    /// <summary>In force, nothing to say.</summary>
    Accepted,

    /// <summary>In force, with warnings or confirmed values.</summary>
    AcceptedWithWarnings,

    /// <summary>Not taken: nothing visible changed.</summary>
    Rejected,

    /// <summary>A later upload of the same period is in force, or the blob was overwritten before it was read.</summary>
    Superseded,

    /// <summary>The same content under the same catalogue version is in force already.</summary>
    Duplicate,

    /// <summary>Set aside: it could not be read safely, or failed repeatedly.</summary>
    Quarantined,

    /// <summary>Taken back by the reporter.</summary>
    Withdrawn,
}

/// <summary>The codes of <see cref="Verdict"/> in files, tables and answers.</summary>
public static class VerdictCodes
{
    /// <summary>The code, such as <c>accepted-with-warnings</c>.</summary>
    public static string Code(this Verdict verdict) => verdict switch
    {
        Verdict.Accepted => "accepted",
        Verdict.AcceptedWithWarnings => "accepted-with-warnings",
        Verdict.Rejected => "rejected",
        Verdict.Superseded => "superseded",
        Verdict.Duplicate => "duplicate",
        Verdict.Quarantined => "quarantined",
        Verdict.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Unknown verdict."),
    };

    /// <summary>The verdict of a code.</summary>
    /// <exception cref="FormatException">No verdict has this code.</exception>
    public static Verdict Parse(string code) => Enum.GetValues<Verdict>().Cast<Verdict?>().FirstOrDefault(v => v!.Value.Code() == code)
        ?? throw new FormatException($"'{code}' is not a verdict.");
}
