using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http.Pulls;

/// <summary>The part of a file that a caller asked for.</summary>
/// <param name="First">The first byte.</param>
/// <param name="Length">How many bytes.</param>
internal sealed record ByteRange(long First, long Length)
{
    /// <summary>The part asked for.</summary>
    /// <param name="request">The request.</param>
    /// <param name="length">How many bytes the file has.</param>
    /// <param name="range">The part; null where the whole file is to be sent: no range, several ranges, or one that is no range.</param>
    /// <returns>False where the range lies outside the file.</returns>
    public static bool TryRead(HttpRequest request, long length, out ByteRange? range)
    {
        range = null;
        if (request.GetTypedHeaders().Range is not { } asked || asked.Unit != "bytes" || asked.Ranges.Count != 1)
        {
            return true;
        }

        var (from, to) = (asked.Ranges.Single().From, asked.Ranges.Single().To);
        var first = from ?? Math.Max(0, length - to!.Value);
        var last = from is null ? length - 1 : Math.Min(to ?? (length - 1), length - 1);
        if (first >= length || (from is null && to == 0))
        {
            return false;
        }

        range = new(first, last - first + 1);
        return true;
    }
}
