namespace Pipeline.Submissions;

/// <summary>One rule of the check: what a finding of it is called, how much it matters, and what it tells the clerk.</summary>
/// <param name="Code">The rule's id as findings name it: lower case and <c>-</c>.</param>
/// <param name="Severity">How much a finding of it matters.</param>
/// <param name="Message">What is wrong; <c>{names}</c> are filled in.</param>
/// <param name="Remedy">How to mend it; <c>{names}</c> are filled in.</param>
public sealed record CheckRule(string Code, Severity Severity, Bilingual Message, Bilingual Remedy)
{
    /// <summary>A finding of this rule that concerns no particular cell.</summary>
    /// <param name="words">What the names in braces stand for.</param>
    internal Finding Finding(params ReadOnlySpan<Word> words) => new()
    {
        Severity = Severity,
        Rule = Code,
        Message = Fill(Message, words),
        Remedy = Fill(Remedy, words),
    };

    /// <summary>A text with its names in braces replaced; a name that has no value stays, so that tests find it.</summary>
    internal static Bilingual Fill(Bilingual template, ReadOnlySpan<Word> words)
    {
        var (zh, en) = (template.Zh, template.En);
        foreach (var (name, value) in words)
        {
            zh = zh.Replace($"{{{name}}}", value.Zh, StringComparison.Ordinal);
            en = en.Replace($"{{{name}}}", value.En, StringComparison.Ordinal);
        }

        return new(zh, en);
    }
}

/// <summary>What a name in braces stands for.</summary>
/// <param name="Name">The name without braces.</param>
/// <param name="Value">The text in both languages.</param>
internal readonly record struct Word(string Name, Bilingual Value)
{
    /// <summary>A text that is the same in both languages.</summary>
    public static implicit operator Word((string Name, string Value) word) => new(word.Name, new(word.Value, word.Value));

    /// <summary>A text in two languages.</summary>
    public static implicit operator Word((string Name, Bilingual Value) word) => new(word.Name, word.Value);
}
