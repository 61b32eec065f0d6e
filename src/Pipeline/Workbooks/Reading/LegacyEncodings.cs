using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>The encodings of older Chinese files.</summary>
internal static class LegacyEncodings
{
    static LegacyEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>GB18030, which includes GBK and GB 2312; bytes that are no text throw.</summary>
    public static Encoding Gb18030 { get; } = Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
