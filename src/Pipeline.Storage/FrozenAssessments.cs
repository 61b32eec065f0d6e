using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Storage;

/// <summary>Reads assessments that were frozen.</summary>
public sealed class FrozenAssessments(PipelineStorage storage)
{
    private readonly BlobContainerClient _container = storage.Container(StorageNames.Assessments);

    /// <summary>All records, by year and number; none where the container does not exist yet.</summary>
    public async Task<IReadOnlyList<FrozenAssessment>> ListAsync(CancellationToken cancellation = default)
    {
        List<FrozenAssessment> records = [];
        foreach (var name in (await NamesAsync("", cancellation)).Where(name => name.EndsWith(".json", StringComparison.Ordinal)))
        {
            records.Add(FrozenAssessment.Read((await _container.FindAsync(name, cancellation))!.Content));
        }

        return [.. records.OrderBy(record => record.Year).ThenBy(record => record.Number)];
    }

    /// <summary>The record of a year and number, the latest where no number is given; null where there is none.</summary>
    public async Task<FrozenAssessment?> FindAsync(int year, int? number = null, CancellationToken cancellation = default) =>
        (await ListAsync(cancellation)).LastOrDefault(record => record.Year == year && (number is null || record.Number == number));

    /// <summary>The rows that a record vouches for, as CSV.</summary>
    /// <exception cref="InvalidDataException">They are not what was frozen.</exception>
    public async Task<BinaryData> ReadAsync(FrozenAssessment record, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        var blob = await _container.FindAsync(Keys.FrozenRows(record.Year, record.Number), cancellation);
        return blob?.Content is { } content && Sha256.Hex(content.ToMemory().Span) == record.ContentSha256
            ? content
            : throw new InvalidDataException(
                $"{record.Year} 年第 {record.Number} 次冻结的考核结果与其校验值不符。 / The rows of the assessment of {record.Year} frozen as number {record.Number} are not those that were frozen.");
    }

    /// <summary>How many freezes of a year there are rows of, those without a record included.</summary>
    internal async Task<int> CountAsync(int year, CancellationToken cancellation) =>
        (await NamesAsync(Keys.FrozenYear(year), cancellation)).Count(name => name.EndsWith(".csv", StringComparison.Ordinal));

    private async Task<IReadOnlyList<string>> NamesAsync(string prefix, CancellationToken cancellation)
    {
        List<string> names = [];
        try
        {
            await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation))
            {
                names.Add(blob.Name);
            }
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // An account from before there were frozen assessments: there are none.
        }

        return names;
    }
}
