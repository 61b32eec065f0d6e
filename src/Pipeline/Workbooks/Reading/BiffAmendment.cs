using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>Overwrites what ExcelDataReader believes without looking: how large a sheet claims to be, and formats that it takes for dates.</summary>
internal static class BiffAmendment
{
    /// <summary>Makes a record of the used range (DIMENSIONS) say how many rows and columns hold something.</summary>
    public static void Trim(Memory<byte> range, bool isUnicode, int rows, int columns)
    {
        var bytes = range.Span;
        if (isUnicode && bytes.Length >= 12)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], rows);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[10..], (ushort)columns);
        }
        else if (!isUnicode && bytes.Length >= 8)
        {
            // The 65,536th row cannot be said; the reader finds it by its cells.
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[2..], (ushort)Math.Min(rows, ushort.MaxValue));
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[6..], (ushort)columns);
        }
    }

    /// <summary>Replaces a number format (FORMAT) that shows no date by the plainest one that shows the same; the M of [Magenta] is no month.</summary>
    public static void Simplify(Memory<byte> format, bool isUnicode)
    {
        var bytes = format.Span;
        if (bytes.Length < 5 || (isUnicode && (bytes[4] & ~1) != 0))
        {
            return;
        }

        var isWide = isUnicode && (bytes[4] & 1) != 0;
        var text = isUnicode ? bytes[5..] : bytes[3..];
        var length = (isUnicode ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[2..]) : bytes[2]) * (isWide ? 2 : 1);
        if (length == 0 || length > text.Length)
        {
            return;
        }

        text = text[..length];
        var encoding = isWide ? Encoding.Unicode : isUnicode ? Encoding.Latin1 : LegacyEncodings.Gb18030;
        var kind = NumberFormat.Of(encoding.GetString(text));
        if (kind != NumberFormatKind.Date)
        {
            var count = isWide ? length / 2 : length;
            var plain = new string('0', kind == NumberFormatKind.Percent ? count - 1 : count) + (kind == NumberFormatKind.Percent ? "%" : "");
            (isWide ? Encoding.Unicode : Encoding.Latin1).GetBytes(plain, text);
        }
    }
}
