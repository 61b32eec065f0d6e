using System.Text;
using Pipeline.Publishing;

namespace Pipeline.Snapshots;

/// <summary>Tab-ended fields and lines as UTF-8, handed on in pieces.</summary>
internal sealed class CanonicalText(Action<ReadOnlySpan<byte>> sink)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;
    private Period? _period;
    private string _periodText = "";

    /// <summary>A line by itself.</summary>
    public void Line(string text)
    {
        Append(text);
        Append((byte)'\n');
    }

    /// <summary>A text field.</summary>
    public void Field(string text)
    {
        Append(text);
        Append((byte)'\t');
    }

    /// <summary>A one-letter field.</summary>
    public void Field(char letter)
    {
        Append((byte)letter);
        Append((byte)'\t');
    }

    /// <summary>A period.</summary>
    public void Field(Period period)
    {
        if (!ReferenceEquals(period, _period))
        {
            (_period, _periodText) = (period, period.ToString());
        }

        Field(_periodText);
    }

    /// <summary>A number without trailing zeros; empty where there is none.</summary>
    public void Field(decimal? number)
    {
        if (number is { } value)
        {
            Reserve(PublishedNumber.LongestCanonical);
            _used += PublishedNumber.Canonical(value, _buffer.AsSpan(_used));
        }

        Append((byte)'\t');
    }

    /// <summary>Ends a row of fields.</summary>
    public void EndRow() => Append((byte)'\n');

    /// <summary>Hands on what is left.</summary>
    public void Flush()
    {
        sink(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    private void Append(byte value)
    {
        Reserve(1);
        _buffer[_used++] = value;
    }

    private void Append(string text)
    {
        while (Encoding.UTF8.GetMaxByteCount(text.Length) > _buffer.Length)
        {
            // Remarks are the only long texts, and they are ASCII: a cut never falls inside a character.
            AppendShort(text.AsSpan(0, 1 << 14));
            text = text[(1 << 14)..];
        }

        AppendShort(text);
    }

    private void AppendShort(ReadOnlySpan<char> text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
    }

    private void Reserve(int bytes)
    {
        if (_used + bytes > _buffer.Length)
        {
            Flush();
        }
    }
}
