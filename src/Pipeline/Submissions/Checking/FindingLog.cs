using System.Globalization;
using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>What a finding concerns beside its place.</summary>
internal readonly record struct Subject(Area? Area = null, Measure? Measure = null, string? Raw = null, decimal? Value = null);

/// <summary>Collects findings in any order and hands them out by sheet, row and column.</summary>
internal sealed class FindingLog
{
    private readonly List<(Place Place, Finding Finding)> _entries = [];

    /// <summary>Adds a finding of a rule; what it concerns is filled into its words.</summary>
    public void Add(Place place, CheckRule rule, Subject subject, params ReadOnlySpan<Word> words)
    {
        var unit = subject.Measure?.Unit.Name ?? default;
        var finding = rule.Finding(
        [
            .. words,
            ("area", subject.Area?.Name ?? default),
            ("measure", subject.Measure?.Name ?? default),
            ("unit", unit),
            ("raw", Shorten(subject.Raw)),
            ("value", subject.Value is { } value ? Number(value) : "—"),
            ("quantity", subject is { Value: { } amount, Measure: { } of } ? Quantity(amount, of.Unit) : default),
            ("cell", place.Cell),
            ("sheet", place.Sheet),
        ]);
        Add(place, finding with
        {
            Area = subject.Area?.Code ?? "",
            Measure = subject.Measure?.Code ?? "",
            RawText = subject.Raw ?? "",
            NormalisedValue = subject.Value,
        });
    }

    /// <summary>Adds a finding whose words are complete.</summary>
    public void Add(Place place, Finding finding) => _entries.Add((place, finding with { Sheet = place.Sheet, Cell = place.Cell }));

    /// <summary>Whether anything was found for which the workbook is rejected.</summary>
    public bool HasErrors => _entries.Exists(e => e.Finding.Severity == Severity.Error);

    /// <summary>The measures of an area that something is to be confirmed of.</summary>
    public HashSet<string> ToConfirm(string area) =>
        [.. _entries.Where(e => e.Finding.Severity == Severity.Confirm && e.Finding.Area == area).Select(e => e.Finding.Measure)];

    /// <summary>All findings: of the workbook first, then by sheet, row and column; of one cell in the order in which they were found.</summary>
    public IReadOnlyList<Finding> Ordered() =>
        [.. _entries.OrderBy(e => e.Place.Tab).ThenBy(e => e.Place.Row).ThenBy(e => e.Place.Column).Select(e => e.Finding)];

    /// <summary>A number as messages show it: plain, without trailing zeros.</summary>
    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A number with its unit. English units that begin with a number would read as a second one: 5 × 10,000 persons.</summary>
    public static Bilingual Quantity(decimal value, Unit unit)
    {
        var (number, name) = (Number(value), unit.Name);
        return name.Zh.Contains('=', StringComparison.Ordinal) ? new($"{number}（{name.Zh}）", $"{number} ({name.En})")
            : new($"{number} {name.Zh}", $"{number} {(name.En.Any(char.IsAsciiDigit) ? "× " : "")}{name.En.Replace("10 000", "10,000", StringComparison.Ordinal)}");
    }

    private static string Shorten(string? text) => text is { Length: > 60 } ? string.Concat(text.AsSpan(0, 60), "…") : text ?? "";
}
