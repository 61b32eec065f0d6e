namespace Pipeline.Snapshots;

/// <summary>What workbooks say that readers of a snapshot must know.</summary>
public static class Notices
{
    /// <summary>The notices of all workbooks that a snapshot was computed from, each once; null where none has one.</summary>
    public static Bilingual? Of(IEnumerable<string> texts)
    {
        List<Bilingual> notices = [.. texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Parse)];
        return notices.Count == 0 ? null : new(string.Join('；', notices.Select(notice => notice.Zh)), string.Join("; ", notices.Select(notice => notice.En)));
    }

    /// <summary>Takes a text apart that was put together as <see cref="Bilingual.ToString"/> does: the Chinese ends with the last character beyond Latin.</summary>
    private static Bilingual Parse(string text)
    {
        var end = text.AsSpan().LastIndexOfAnyInRange('\u2E80', '\uFFFF') + 1;
        return end == 0 || end >= text.Length - 1 ? new(text, text) : new(text[..end].Trim(), text[end..].Trim());
    }
}
