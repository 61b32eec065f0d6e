using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Pipeline.Functions.Http;

/// <summary>
/// A workbook that comes as the body of a request: all but a little of it on disk, since several come at once, and the client of the blob
/// service would take as much as a quarter of a gigabyte of each into memory.
/// </summary>
internal static class WorkbookBody
{
    /// <summary>How much of it is held in memory.</summary>
    internal const int InMemory = 1 << 20;

    /// <summary>The whole body, from its start, seekable; null where it has more bytes than are taken.</summary>
    public static async Task<FileBufferingReadStream?> TakeInAsync(Stream body, long most, CancellationToken cancellation)
    {
        var taken = new FileBufferingReadStream(body, InMemory, most, Path.GetTempPath());
        try
        {
            await taken.DrainAsync(cancellation);
            taken.Position = 0;
            return taken;
        }
        catch (IOException fault) when (taken.Length >= most || fault is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            await taken.DisposeAsync();
            return null;
        }
        catch
        {
            await taken.DisposeAsync();
            throw;
        }
    }
}
