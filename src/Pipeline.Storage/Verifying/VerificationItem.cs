namespace Pipeline.Storage.Verifying;

/// <summary>One thing to check; the check reads everything itself, so that it can be repeated.</summary>
/// <param name="Sort">What sort of thing it is, for counting.</param>
/// <param name="CheckAsync">The check.</param>
internal sealed record VerificationItem(string Sort, Func<Findings, CancellationToken, Task> CheckAsync);
