namespace Pipeline.Submissions;

/// <summary>One rule of the check: what a finding of it is called, how much it matters, and what it tells the clerk.</summary>
/// <param name="Code">The rule's id as findings name it: lower case and <c>-</c>.</param>
/// <param name="Severity">How much a finding of it matters.</param>
/// <param name="Message">What is wrong; <c>{names}</c> are filled in.</param>
/// <param name="Remedy">How to mend it; <c>{names}</c> are filled in.</param>
public sealed record CheckRule(string Code, Severity Severity, Bilingual Message, Bilingual Remedy)
{
    /// <summary>A finding of this rule that concerns no particular cell.</summary>
    /// <param name="values">What the names in braces stand for; a pair of languages where they differ.</param>
    internal Finding Finding(params ReadOnlySpan<(string Name, Bilingual Value)> values) => new()
    {
        Severity = Severity,
        Rule = Code,
        Message = Fill(Message, values),
        Remedy = Fill(Remedy, values),
    };

    /// <summary>A text with its names in braces replaced; a name that has no value stays, so that tests find it.</summary>
    internal static Bilingual Fill(Bilingual template, params ReadOnlySpan<(string Name, Bilingual Value)> values)
    {
        var (zh, en) = (template.Zh, template.En);
        foreach (var (name, value) in values)
        {
            zh = zh.Replace($"{{{name}}}", value.Zh, StringComparison.Ordinal);
            en = en.Replace($"{{{name}}}", value.En, StringComparison.Ordinal);
        }

        return new(zh, en);
    }
}
