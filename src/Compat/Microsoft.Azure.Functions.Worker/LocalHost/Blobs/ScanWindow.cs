namespace Pipeline.LocalHost.Blobs;

/// <summary>
/// Which blobs of a listing are new. Blobs before the mark are known; of those after it, the versions handled already are kept
/// in memory. The mark stays behind the clock, because a listing of several pages can pass a blob just before it is written
/// while a later page shows a newer one, and because modification times have whole seconds.
/// </summary>
internal sealed class ScanWindow(DateTimeOffset mark)
{
    /// <summary>How far the mark stays behind the moment the listing began.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (string ETag, DateTimeOffset Modified)> _handled = new(StringComparer.Ordinal);

    public DateTimeOffset Mark { get; private set; } = mark;

    public bool IsNew(string blob, string etag, DateTimeOffset modified) =>
        modified >= Mark && !(_handled.TryGetValue(blob, out var known) && known.ETag == etag);

    public void Handled(string blob, string etag, DateTimeOffset modified) => _handled[blob] = (etag, modified);

    /// <summary>After a listing of which everything new was handled. True when the mark moved.</summary>
    public bool Advance(DateTimeOffset newest, DateTimeOffset listingBegan)
    {
        var reached = newest < listingBegan - Margin ? newest : listingBegan - Margin;
        if (reached <= Mark)
        {
            return false;
        }

        Mark = reached;
        foreach (var (blob, known) in _handled)
        {
            if (known.Modified < Mark)
            {
                _handled.Remove(blob);
            }
        }

        return true;
    }
}
