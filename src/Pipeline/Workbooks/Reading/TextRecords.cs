using System.Text;

namespace Pipeline.Workbooks.Reading;

/// <summary>
/// Reads the records of a table as text as spreadsheet programs do: a quotation mark means something only where it begins a field; one in
/// the midst of a field, as in 第11项"成功订阅", is a character like any other. Where something stands between a closing mark and the separator
/// they read on, and may swallow lines; that is refused.
/// </summary>
internal sealed class TextRecords(string text, char separator, int mostFields)
{
    public const string SheetName = "CSV";
    private const int LongestRecord = 1 << 20;
    private readonly StringBuilder _quoted = new();
    private int _at;
    private int _row;

    /// <summary>The fields of the record that was read last.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>Reads the next record; false where there is none.</summary>
    public bool Read()
    {
        Fields.Clear();
        if (_at >= text.Length)
        {
            return false;
        }

        _row++;
        var start = _at;
        while (true)
        {
            if (Fields.Count == mostFields)
            {
                throw new UnreadableWorkbookException(FileFindings.TooMany(FileRules.TooManyColumns, new("列数", "columns"), mostFields, SheetName));
            }

            Fields.Add(ReadField());
            if (_at - start > LongestRecord)
            {
                throw new UnreadableWorkbookException(FileFindings.Damaged("", new("有一行过长", "a line is too long")));
            }

            if (_at >= text.Length || text[_at] != separator)
            {
                SkipLineEnd();
                return true;
            }

            _at++;
        }
    }

    private string ReadField()
    {
        if (_at >= text.Length || text[_at] != '"')
        {
            return ReadPlain();
        }

        _quoted.Clear();
        var mark = _at;
        for (_at++; ; _at++)
        {
            var end = text.IndexOf('"', _at);
            if (end < 0 || end - mark > LongestRecord)
            {
                throw QuoteOpen(mark);
            }

            _quoted.Append(text, _at, end - _at);
            _at = end + 1;
            if (_at >= text.Length || text[_at] == separator || text[_at] is '\r' or '\n')
            {
                return _quoted.ToString();
            }

            if (text[_at] != '"')
            {
                throw QuoteOpen(mark);
            }

            _quoted.Append('"');
        }
    }

    private string ReadPlain()
    {
        var length = text.AsSpan(_at).IndexOfAny(separator, '\r', '\n');
        var field = length < 0 ? text[_at..] : text.Substring(_at, length);
        _at += field.Length;
        return field;
    }

    private UnreadableWorkbookException QuoteOpen(int mark) =>
        new(FileFindings.QuoteOpen(SheetName, text.AsSpan(0, mark).Count('\n') + 1, CellAddress.Of(_row, Fields.Count + 1)));

    private void SkipLineEnd()
    {
        if (_at < text.Length)
        {
            _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
        }
    }
}
