using System.Text.RegularExpressions;

namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>rules.yaml</c>.</summary>
internal static partial class RuleReading
{
    /// <summary>The file's name.</summary>
    public const string File = "rules.yaml";

    /// <summary>The fields of an entry.</summary>
    public static readonly IReadOnlyList<string> Fields =
        ["code", "kind", "left", "right", "severity", "message.zh", "message.en", "remedy.zh", "remedy.en"];

    private static readonly string[] Placeholders = ["{area}", "{left}", "{right}", "{difference}"];

    /// <summary>All rules; what they refer to is checked afterwards.</summary>
    public static Table<ValidationRule> Read(EntryFile file) => new(file, new("审核规则", "rule"), rule => rule.Code, entry =>
    {
        var rule = new ValidationRule
        {
            Code = entry.Code(CodeStyle.Kebab),
            Kind = entry.Word("kind", Vocabulary.RuleKinds),
            Left = entry.Text("left"),
            Right = entry.List("right"),
            Severity = entry.Word("severity", Vocabulary.Severities),
            Message = entry.Bilingual("message."),
            Remedy = entry.Bilingual("remedy."),
        };
        CheckSides(entry, rule);
        CheckPlaceholders(entry);
        return rule;
    });

    private static void CheckSides(Entry entry, ValidationRule rule)
    {
        if (!entry.Sound)
        {
            return;
        }

        var fits = rule.Kind switch
        {
            RuleKind.AtMost => rule.Left.Length > 0 && rule.Right.Count == 1,
            RuleKind.SumOf => rule.Left.Length > 0 && rule.Right.Count > 1,
            _ => rule.Left.Length == 0 && rule.Right.Count == 0,
        };
        if (!fits)
        {
            entry.Fault("kind", "left、right 与 kind 不符。", "left and right do not go with kind.",
                "at_most：左一右一；sum_of：左一右多；counties_sum：都不写。",
                "at_most has one on each side, sum_of one on the left and several on the right, counties_sum none.");
        }
    }

    private static void CheckPlaceholders(Entry entry)
    {
        foreach (var field in Fields.Where(field => field.Contains('.', StringComparison.Ordinal)))
        {
            foreach (var unknown in Placeholder().Matches(entry.Text(field)).Select(match => match.Value).Except(Placeholders))
            {
                entry.Fault(field, $"占位符“{unknown}”不认识。", $"The placeholder '{unknown}' is unknown.",
                    $"可用：{string.Join(' ', Placeholders)}。", $"There are: {string.Join(' ', Placeholders)}.");
            }
        }
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
