using System.Text;
using Pipeline.Submissions;

namespace Pipeline.Workbooks.Reading;

/// <summary>What a file is read as.</summary>
internal enum FileKind
{
    /// <summary>A zip file: a workbook of today.</summary>
    Package,

    /// <summary>An OLE compound file: a workbook of Excel 97–2003.</summary>
    Compound,

    /// <summary>Bare records: a workbook older than that.</summary>
    Records,

    /// <summary>Text.</summary>
    Text,
}

/// <summary>Tells by its bytes, never by its name, what a file is.</summary>
internal static class FileSniffer
{
    private const int HeadLength = 4096;

    // What the stream of a workbook is called; some programs write capitals.
    private static readonly string[] BookStreams = ["Workbook", "WORKBOOK", "Book", "BOOK"];

    /// <summary>What a file may be read as.</summary>
    /// <exception cref="UnreadableWorkbookException">It is nothing that is read.</exception>
    public static FileKind Identify(Stream file)
    {
        if (file.Length == 0)
        {
            throw new UnreadableWorkbookException(FileFindings.Empty());
        }

        file.Position = 0;
        var head = new byte[Math.Min(file.Length, HeadLength)];
        file.ReadExactly(head);
        ReadOnlySpan<byte> bytes = head;
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
        {
            return FileKind.Package;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return RefuseCompound(file) is { } refusal ? throw new UnreadableWorkbookException(refusal) : FileKind.Compound;
        }

        if (bytes is [0x09, 0x00 or 0x02 or 0x04 or 0x08, 0x04 or 0x06 or 0x08, 0x00, ..])
        {
            return FileKind.Records;
        }

        if (TextOf(bytes) is { } text)
        {
            return RefuseText(text) is { } refusal ? throw new UnreadableWorkbookException(refusal) : FileKind.Text;
        }

        throw new UnreadableWorkbookException(FileFindings.NotAWorkbook(
            bytes.StartsWith("%PDF"u8) ? new("PDF 文件", "a PDF file") : new("无法识别的二进制文件", "an unknown binary file")));
    }

    // Excel wraps an encrypted workbook into the container of its old format, with a stream of this name.
    private static Finding? RefuseCompound(Stream file) =>
        Contains(file, Encoding.Unicode.GetBytes("EncryptedPackage")) ? FileFindings.Encrypted()
        : BookStreams.Any(name => Contains(file, Encoding.Unicode.GetBytes(name))) ? null
        : FileFindings.NotAWorkbook(new("旧版 Office 的其他文件", "another kind of old Office file"));

    private static Finding? RefuseText(string text)
    {
        var start = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (!start.StartsWith('<'))
        {
            return null;
        }

        string[] marks = ["<html", "<!doctype html", "<table", "<head", "<body", "<meta"];
        return marks.Any(mark => start.Contains(mark, StringComparison.OrdinalIgnoreCase)) ? FileFindings.Html() : FileFindings.Xml();
    }

    // Text has no control characters but tabs and line ends, whichever of the usual encodings it is in.
    private static string? TextOf(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
            _ => Encoding.Latin1.GetString(bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes),
        };
        return text.Any(c => c < ' ' && c is not ('\t' or '\r' or '\n')) ? null : text;
    }

    private static bool Contains(Stream file, ReadOnlySpan<byte> wanted)
    {
        var buffer = new byte[64 << 10];
        file.Position = 0;
        var kept = 0;
        while (true)
        {
            var count = file.ReadAtLeast(buffer.AsSpan(kept), 1, throwOnEndOfStream: false);
            if (count == 0)
            {
                return false;
            }

            var filled = buffer.AsSpan(0, kept + count);
            if (filled.IndexOf(wanted) >= 0)
            {
                return true;
            }

            kept = Math.Min(wanted.Length - 1, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }
    }
}
