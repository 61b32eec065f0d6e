using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>The encodings of older Chinese files.</summary>
internal static class LegacyEncodings
{
    /// <summary>GB18030, which includes GBK and GB 2312; bytes that are no text throw.</summary>
    public static Encoding Gb18030 { get; } = Register();

    // ExcelDataReader asks for code pages by their numbers, so the provider must be known to the process before any is asked for.
    private static Encoding Register()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
