namespace Pipeline.Workbooks.Reading;

/// <summary>The texts that cells refer to by number, kept as bytes; a text becomes a string when it is first asked for.</summary>
internal sealed class SharedStrings
{
    private readonly ByteArena _bytes = new(1024);
    private readonly List<int> _ends = [];
    private string?[] _texts = [];

    public int Count => _ends.Count;

    public static SharedStrings None { get; } = new();

    public static SharedStrings Read(Package package, PackagePart part, ReadLimits limits)
    {
        var strings = new SharedStrings();
        using var scanner = package.Scan(part);
        for (var token = scanner.Read(); token != XmlToken.EndOfPart; token = scanner.Read())
        {
            if (token == XmlToken.Start && scanner.Depth == 2 && scanner.Is("si"u8))
            {
                var start = strings._bytes.Length;
                RichText.Append(scanner, strings._bytes);
                scanner.CheckText(strings._bytes.Slice(start, strings._bytes.Length - start));
                strings._ends.Add(strings._bytes.Length);
                if (strings.Count > limits.SharedStrings || strings._bytes.Length > limits.SharedStringBytes)
                {
                    throw new UnreadableWorkbookException(FileFindings.TooMany(
                        FileRules.TooManySharedStrings, new("共享字符串", "shared strings"), limits.SharedStrings));
                }
            }
            else if (token == XmlToken.Start && scanner.Depth == 1 && !scanner.Is("sst"u8))
            {
                throw scanner.Broken("根元素不是共享字符串表", "its root is not a table of shared strings");
            }
        }

        strings._texts = new string?[strings.Count];
        return strings;
    }

    /// <summary>The text of a number below <see cref="Count"/>.</summary>
    public string this[int index] => _texts[index] ??= XmlText.Unescape(System.Text.Encoding.UTF8.GetString(Bytes(index)));

    public bool IsEmpty(int index) => Bytes(index).IsEmpty;

    private ReadOnlySpan<byte> Bytes(int index)
    {
        var start = index == 0 ? 0 : _ends[index - 1];
        return _bytes.Slice(start, _ends[index] - start);
    }
}
