namespace Pipeline.Workbooks.Reading;

/// <summary>
/// How something was written in the row above, but for the number of the row in its midst: the next row nearly always repeats it, and
/// comparing is far cheaper than reading attributes.
/// </summary>
internal sealed class TagShape
{
    private const int Longest = 192;

    private byte[] _bytes = [];
    private int _before;
    private int _length;

    private ReadOnlySpan<byte> Before => _bytes.AsSpan(0, _before);

    private ReadOnlySpan<byte> After => _bytes.AsSpan(_before, _length - _before);

    /// <summary>Takes a tag whose number stands in a range; what is too long or has no number matches nothing.</summary>
    public void Learn(ReadOnlySpan<byte> tag, int numberStart, int numberEnd)
    {
        (_before, _length) = (0, 0);
        var length = tag.Length - (numberEnd - numberStart);
        if (numberStart > 0 && length <= Longest)
        {
            _bytes = length > _bytes.Length ? new byte[length] : _bytes;
            tag[..numberStart].CopyTo(_bytes);
            tag[numberEnd..].CopyTo(_bytes.AsSpan(numberStart));
            (_before, _length) = (numberStart, length);
        }
    }

    /// <summary>Whether the bytes begin with such a tag, up to its number.</summary>
    public bool BeginsLike(ReadOnlySpan<byte> bytes, out int length)
    {
        length = _before;
        return length > 0 && bytes.StartsWith(Before);
    }

    /// <summary>Whether the bytes begin with the rest of such a tag, behind its number.</summary>
    public bool GoesOnLike(ReadOnlySpan<byte> bytes, out int length)
    {
        length = _length - _before;
        return bytes.StartsWith(After);
    }
}
