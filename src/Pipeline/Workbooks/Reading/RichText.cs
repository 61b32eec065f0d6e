namespace Pipeline.Workbooks.Reading;

/// <summary>Text in runs of different looks, as shared and inline strings have it.</summary>
internal static class RichText
{
    /// <summary>After the start tag of the string: appends the text of all runs; how it is pronounced is left out.</summary>
    public static void Append(XmlScanner scanner, ByteArena target)
    {
        var depth = scanner.Depth;
        var start = target.Length;
        while (true)
        {
            var token = scanner.Read();
            if (token == XmlToken.End && scanner.Depth < depth)
            {
                return;
            }

            if (token != XmlToken.Start)
            {
                continue;
            }

            if (scanner.Is("t"u8))
            {
                AppendText(scanner, target);
                scanner.CheckLength(target.Length - start);
            }
            else if (!scanner.Is("r"u8))
            {
                // Run properties, and phonetic runs (rPh) whose text is a reading aid.
                scanner.Skip();
            }
        }
    }

    /// <summary>After a start tag: appends the text directly inside the element, and goes to its end.</summary>
    public static void AppendText(XmlScanner scanner, ByteArena target)
    {
        var start = target.Length;
        while (true)
        {
            switch (scanner.Read())
            {
                case XmlToken.Text:
                    scanner.AppendText(target);
                    scanner.CheckLength(target.Length - start);
                    break;
                case XmlToken.Start:
                    scanner.Skip();
                    break;
                default:
                    return;
            }
        }
    }
}
