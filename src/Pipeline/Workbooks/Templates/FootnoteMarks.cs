using Pipeline.Submissions;
using Pipeline.Submissions.Checking;

namespace Pipeline.Workbooks.Templates;

/// <summary>Gives the notes of figures marks, so that they can stand beneath a table again; a note that is nothing but a mark keeps it.</summary>
internal sealed class FootnoteMarks
{
    // ① to ⑳, then as many as the check reads with two digits.
    private static readonly string[] Available =
        [.. Enumerable.Range(0, 20).Select(i => ((char)('①' + i)).ToString()), .. Enumerable.Range(1, 99).Select(i => TemplateLayout.NotePrefix + i)];

    private readonly Dictionary<string, string> _byNote = new(StringComparer.Ordinal);

    public FootnoteMarks(IEnumerable<Observation> observations)
    {
        List<string> notes = [.. observations.Select(o => o.Note).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];
        HashSet<string> bare = [.. notes.Where(IsMark)];
        foreach (var (note, mark) in notes.Where(n => !bare.Contains(n)).Zip(Available.Where(m => !bare.Any(b => b.Contains(m, StringComparison.Ordinal)))))
        {
            _byNote[note] = mark;
        }

        Texts = _byNote.ToDictionary(n => n.Value, n => PrintableText.Of(n.Key), StringComparer.Ordinal);
        foreach (var mark in bare)
        {
            _byNote[mark] = mark;
        }
    }

    /// <summary>What stands beneath the table: mark → text.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; }

    /// <summary>The mark of a note; empty for none, and for notes beyond the last mark.</summary>
    public string Of(string note) => _byNote.GetValueOrDefault(note, "");

    private static bool IsMark(string note) => Footnote.Strip("1" + note, out var marks) == "1" && marks == note;
}
