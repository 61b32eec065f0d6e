namespace Azure.Data.Tables.Wire;

/// <summary>The pages of a query. A page can be empty and still have a next one.</summary>
internal sealed class Pages<T>(
    Func<string?, int?, CancellationToken, Task<Page<T>>> readPage, int? maxPerPage, CancellationToken cancellation)
    : AsyncPageable<T>(cancellation)
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var size = pageSizeHint ?? maxPerPage;
        Limit.CheckPageSize(size);
        var next = continuationToken;
        do
        {
            var page = await readPage(next, size, CancellationToken).ConfigureAwait(false);
            yield return page;
            next = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(next));
    }
}
