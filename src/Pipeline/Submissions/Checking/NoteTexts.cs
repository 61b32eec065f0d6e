namespace Pipeline.Submissions.Checking;

/// <summary>The notes below a table by their marks.</summary>
internal sealed class NoteTexts
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public bool IsEmpty => _texts.Count == 0;

    public void Add(string mark, string text)
    {
        // Notes without a mark, such as the source of the figures, belong to no figure.
        if (Key(mark) is { Length: > 0 } key)
        {
            _texts.TryAdd(key, text);
        }
    }

    /// <summary>The text of a mark, or of each of several; the marks themselves where no note explains them.</summary>
    public string Of(string marks) => Known(marks) is { Length: > 0 } text ? text : marks;

    /// <summary>The text of a mark, or of each of several; empty where no note explains them.</summary>
    public string Known(string marks) =>
        marks.Length == 0 || _texts.Count == 0 ? ""
        : _texts.TryGetValue(Key(marks), out var text) ? text
        : string.Join('；', marks.Select(m => _texts.GetValueOrDefault(Key(m.ToString()), "")).Where(t => t.Length > 0));

    private static string Key(string mark) => mark.Trim('[', ']', '［', '］', '(', ')', '（', '）', '【', '】').Replace(" ", "", StringComparison.Ordinal).Replace('＊', '*');
}
