namespace Pipeline.Workbooks.Reading;

/// <summary>The inflated bytes of one part: counted against the limits as they come, and checked against the checksum at the end.</summary>
internal sealed class PartStream(Stream inflated, PackagePart part, InflationBudget budget, CancellationToken cancellation) : ForwardStream
{
    private uint _crc;
    private long _length;
    private bool _ended;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        cancellation.ThrowIfCancellationRequested();
        int count;
        try
        {
            count = inflated.Read(buffer);
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }

        if (count == 0)
        {
            _ended = true;
            return _length == part.Length && _crc == part.Crc32 ? 0 : throw Damaged();
        }

        _length += count;
        budget.Spend(part, _length, count);
        _crc = Crc32.Append(_crc, buffer[..count]);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inflated.Dispose();
        }

        base.Dispose(disposing);
    }

    private UnreadableWorkbookException Damaged() => new(FileFindings.Damaged(
        part.Name, new("解压后的内容与校验和不符", "its inflated content does not match its checksum")));
}
