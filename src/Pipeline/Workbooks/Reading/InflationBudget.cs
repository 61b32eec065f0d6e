namespace Pipeline.Workbooks.Reading;

/// <summary>What may still be inflated of a package.</summary>
internal sealed class InflationBudget(ReadLimits limits)
{
    // Below this size even an extreme ratio does no harm, and short runs of one byte are legitimate.
    private const long RatioFreeBytes = 1 << 20;
    private long _total;

    /// <summary>Accounts for bytes of a part that has inflated to a length so far.</summary>
    public void Spend(PackagePart part, long length, int count)
    {
        _total += count;
        if (length > limits.PartBytes)
        {
            throw new UnreadableWorkbookException(FileFindings.Bomb(part.Name, limits.PartBytes));
        }

        if (_total > limits.TotalBytes)
        {
            throw new UnreadableWorkbookException(FileFindings.Bomb(part.Name, limits.TotalBytes));
        }

        if (length > RatioFreeBytes && length / Math.Max(1, part.CompressedLength) > limits.CompressionRatio)
        {
            throw new UnreadableWorkbookException(FileFindings.Bomb(part.Name, part.CompressedLength * limits.CompressionRatio));
        }
    }
}
