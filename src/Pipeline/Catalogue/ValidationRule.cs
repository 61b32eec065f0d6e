namespace Pipeline.Catalogue;

/// <summary>What a rule compares.</summary>
public enum RuleKind
{
    /// <summary>The left measure is at most the right one.</summary>
    AtMost,

    /// <summary>The left measure is the sum of the right ones, within the rounding tolerance.</summary>
    SumOf,

    /// <summary>The counties' values of each additive measure sum to the prefecture's, within the rounding tolerance.</summary>
    CountiesSum,
}

/// <summary>A relation that the figures of one submission must fulfil.</summary>
public sealed record ValidationRule
{
    /// <summary>The rule's id as findings name it, such as <c>urban-within-population</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is compared.</summary>
    public required RuleKind Kind { get; init; }

    /// <summary>The measure on the left; empty for <see cref="RuleKind.CountiesSum"/>, which concerns every additive measure.</summary>
    public string Left { get; init; } = "";

    /// <summary>The measures on the right.</summary>
    public IReadOnlyList<string> Right { get; init; } = [];

    /// <summary>What a breach within the tolerance band of 1 % leads to; a larger one is an error unless this is only a warning.</summary>
    public required Submissions.Severity Severity { get; init; }

    /// <summary>What is wrong, for the clerk; <c>{area}</c>, <c>{left}</c>, <c>{right}</c> and <c>{difference}</c> stand for the names and figures of the case.</summary>
    public required Bilingual Message { get; init; }

    /// <summary>How to mend it, for the clerk; with the same placeholders as the message.</summary>
    public required Bilingual Remedy { get; init; }
}

/// <summary>By when a reporter's workbook of a period is due.</summary>
/// <param name="Frequency">The frequency of the period.</param>
/// <param name="ReporterLevel">The level of the reporter.</param>
/// <param name="DaysAfterPeriod">How many days after the period's last day it is due, 1 or more.</param>
public sealed record DueDate(Frequency Frequency, AreaLevel ReporterLevel, int DaysAfterPeriod);
