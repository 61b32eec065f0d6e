using System.Buffers.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>What the cell formats of a workbook show.</summary>
internal sealed class Styles
{
    // Excel writes 65,490 at most.
    private const int MostFormats = 100_000;

    private readonly List<NumberFormatKind> _kinds = [];

    public static Styles None { get; } = new();

    /// <summary>What cells of a format show; formats that the workbook does not have show plain numbers.</summary>
    public NumberFormatKind this[int style] => style < _kinds.Count ? _kinds[style] : NumberFormatKind.Number;

    public static Styles Read(Package package, PackagePart part)
    {
        var styles = new Styles();
        var custom = new Dictionary<int, NumberFormatKind>();
        using var scanner = package.Scan(part);
        var inCellFormats = false;
        for (var token = scanner.Read(); token != XmlToken.EndOfPart; token = scanner.Read())
        {
            if (token != XmlToken.Start)
            {
                continue;
            }

            if (styles._kinds.Count > MostFormats || custom.Count > MostFormats)
            {
                throw scanner.Broken($"格式超过 {MostFormats} 个", $"it has more than {MostFormats} formats");
            }

            switch (scanner.Depth)
            {
                case 1 when !scanner.Is("styleSheet"u8):
                    throw scanner.Broken("根元素不是样式表", "its root is not a style sheet");
                case 2:
                    inCellFormats = scanner.Is("cellXfs"u8);
                    break;
                case 3 when scanner.Is("numFmt"u8):
                    if (Number(scanner, "numFmtId"u8) is { } id && scanner.AttributeText("formatCode"u8) is { } code)
                    {
                        custom[id] = NumberFormat.Of(code);
                    }

                    break;
                case 3 when inCellFormats && scanner.Is("xf"u8):
                    var format = Number(scanner, "numFmtId"u8) ?? 0;
                    styles._kinds.Add(custom.TryGetValue(format, out var kind) ? kind : NumberFormat.OfBuiltIn(format));
                    break;
            }
        }

        return styles;
    }

    private static int? Number(XmlScanner scanner, ReadOnlySpan<byte> name) =>
        scanner.TryAttribute(name, out var value) && Utf8Parser.TryParse(value, out int number, out var used) && used == value.Length
            ? number
            : null;
}
