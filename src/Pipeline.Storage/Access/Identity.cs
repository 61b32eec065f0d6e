namespace Pipeline.Storage.Access;

/// <summary>What a caller may do.</summary>
public enum Role
{
    /// <summary>Reads every published and nightly figure.</summary>
    Reader,

    /// <summary>Submits and sees the submissions of one reporter.</summary>
    Reporter,

    /// <summary>Sees and submits for everybody, and releases snapshots.</summary>
    Reviewer,

    /// <summary>Keeps the system running.</summary>
    Operator,
}

/// <summary>Who calls.</summary>
/// <param name="Name">The name for logs: the token's label or the signed-in principal.</param>
/// <param name="Role">What the caller may do.</param>
/// <param name="Reporter">The reporter's code for <see cref="Role.Reporter"/>; empty otherwise.</param>
public sealed record Identity(string Name, Role Role, string Reporter = "")
{
    /// <summary>Whether the caller answers for a reporter: its own, or any as a reviewer.</summary>
    public bool AnswersFor(string reporter) =>
        Role == Role.Reviewer || (Role == Role.Reporter && string.Equals(Reporter, reporter, StringComparison.Ordinal));
}
