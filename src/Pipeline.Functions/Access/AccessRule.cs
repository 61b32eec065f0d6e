namespace Pipeline.Functions.Access;

/// <summary>Who may call an HTTP function.</summary>
internal enum AccessRule
{
    /// <summary>Anyone: it tells nothing that is not public.</summary>
    Anyone,

    /// <summary>Anyone where released snapshots are public; otherwise, and for other snapshots, every identity.</summary>
    Snapshots,

    /// <summary>Every identity.</summary>
    Identified,

    /// <summary>The reporter that the address names, and reviewers.</summary>
    OwnReporter,

    /// <summary>The reporter of the route, reviewers and operators, who only look.</summary>
    OwnReporterOrOperator,
}
