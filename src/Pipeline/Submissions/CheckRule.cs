using System.Text;

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
    internal static Bilingual Fill(Bilingual template, ReadOnlySpan<Word> words) =>
        new(Fill(template.Zh, words, w => w.Zh), Fill(template.En, words, w => w.En));

    // In one pass, so that braces in a workbook's own words are never taken for names.
    private static string Fill(string template, ReadOnlySpan<Word> words, Func<Bilingual, string> language)
    {
        StringBuilder filled = new(template.Length + 32);
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open && rest[open..].IndexOf('}') is > 0 and var length)
        {
            filled.Append(rest[..open]);
            var name = rest.Slice(open + 1, length - 1);
            var value = rest.Slice(open, length + 1).ToString();
            foreach (var word in words)
            {
                if (name.SequenceEqual(word.Name))
                {
                    value = language(word.Value);
                    break;
                }
            }

            filled.Append(value);
            rest = rest[(open + length + 1)..];
        }

        return filled.Append(rest).ToString();
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
