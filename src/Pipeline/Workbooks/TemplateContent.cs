using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Workbooks;

/// <summary>What one data cell of a workbook says.</summary>
/// <param name="Value">The value in the measure's unit; null where the status is M, N or O.</param>
/// <param name="Status">The state of the value; M and N are written as their marks, O as a blank.</param>
/// <param name="Mark">The footnote mark behind it; null where there is none.</param>
public readonly record struct TemplateValue(decimal? Value, ObservationStatus Status, string? Mark = null)
{
    /// <summary>A normal value.</summary>
    public static implicit operator TemplateValue(decimal value) => FromDecimal(value);

    /// <summary>A normal value.</summary>
    public static TemplateValue FromDecimal(decimal value) => new(value, ObservationStatus.Normal);
}

/// <summary>What a workbook is written from: empty but for its heading (a template to fill in), or filled.</summary>
/// <param name="Reporter">Who submits it.</param>
/// <param name="Period">The period that the figures describe.</param>
public sealed record TemplateContent(Reporter Reporter, Period Period)
{
    /// <summary>The figures by area and measure code; only cells that the template asks for.</summary>
    public IReadOnlyDictionary<(string Area, string Measure), TemplateValue> Values { get; init; } =
        new Dictionary<(string, string), TemplateValue>();

    /// <summary>Last period's figures by area and measure code, shown for reference; empty for no such sheet.</summary>
    public IReadOnlyDictionary<(string Area, string Measure), decimal> Previous { get; init; } =
        new Dictionary<(string, string), decimal>();

    /// <summary>The explanation column: area code → text.</summary>
    public IReadOnlyDictionary<string, string> Explanations { get; init; } = new Dictionary<string, string>();

    /// <summary>The notes beneath the table: footnote mark → text.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>Who answers for the figures; null leaves the sign-off sheet to be filled in.</summary>
    public SignOff? SignOff { get; init; }

    /// <summary>What every reader of the workbook must know, such as 示例数据; null where there is nothing.</summary>
    public Bilingual? Notice { get; init; }
}
