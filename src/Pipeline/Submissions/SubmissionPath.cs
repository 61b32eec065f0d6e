using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Pipeline.Catalogue;

namespace Pipeline.Submissions;

/// <summary>An upload's path inside the submissions container: <c>{reporter}/{period}/{file}</c>, cleaned and checked.</summary>
public sealed record SubmissionPath
{
    /// <summary>What keys and receipts have in the place of a reporter or period that a path does not name.</summary>
    public const string None = "invalid";

    private const int LongestName = 255;

    private SubmissionPath()
    {
    }

    /// <summary>The path exactly as the blob has it.</summary>
    public required string BlobPath { get; init; }

    /// <summary>Who submits; null where the path names no reporter.</summary>
    public Reporter? Reporter { get; private init; }

    /// <summary>The period; null where the path names none.</summary>
    public Period? Period { get; private init; }

    /// <summary>The file's name for display and for download headers: no control or direction characters, at most 255 characters.</summary>
    public required string FileName { get; init; }

    /// <summary>What there is to say about the path.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The reporter's code as keys and receipts use it: <c>invalid</c> where the path names none.</summary>
    public string ReporterCode => Reporter?.Code ?? None;

    /// <summary>The period as keys and receipts use it: <c>invalid</c> where the path names none.</summary>
    public string PeriodCode => Period?.ToString() ?? None;

    /// <summary>Whether the path names a reporter and a period, so that the workbook can be checked.</summary>
    [MemberNotNullWhen(true, nameof(Reporter), nameof(Period))]
    public bool IsValid => Reporter is not null && Period is not null && Findings.All(f => f.Severity != Severity.Error);

    /// <summary>Reads a path; what is wrong with it is in <see cref="Findings"/>.</summary>
    /// <param name="blobPath">The blob's name inside the container, without the container.</param>
    /// <param name="catalogue">The catalogue that knows the reporters.</param>
    public static SubmissionPath Parse(string blobPath, StatisticalCatalogue catalogue)
    {
        var parts = blobPath.Split('/');
        var file = Clean(parts[^1]);
        // Storage clients make slashes of backslashes, so that ..\..\x would lie elsewhere than it says.
        if (parts.Length != 3 || parts.Any(p => p.Trim() is "" or "." or ".." || p.Contains('\\', StringComparison.Ordinal)) || file.Length == 0)
        {
            return new()
            {
                BlobPath = blobPath,
                FileName = file,
                Findings = [CheckRules.PathUnreadable.Finding(("path", Clean(blobPath)))],
            };
        }

        List<Finding> findings = [];
        return new()
        {
            BlobPath = blobPath,
            FileName = file,
            Reporter = ReadReporter(parts[0].Trim(), catalogue, findings),
            Period = ReadPeriod(parts[1].Trim(), findings),
            Findings = findings,
        };
    }

    private static Reporter? ReadReporter(string code, StatisticalCatalogue catalogue, List<Finding> findings)
    {
        if (catalogue.FindReporter(code) is { } reporter)
        {
            return reporter;
        }

        var nearest = Nearness.Order(code, catalogue.Reporters, r => [r.Code, r.Area.Name.Zh, .. r.Area.Aliases, .. r.Area.FormerCodes]).Take(3).ToList();
        findings.Add(CheckRules.ReporterUnknown.Finding(
            ("reporter", Clean(code)),
            ("suggestions", new Bilingual(
                string.Join("、", nearest.Select(r => $"{r.Code} {r.Area.Name.Zh}")),
                string.Join(", ", nearest.Select(r => $"{r.Code} {r.Area.Name.En}"))))));
        return null;
    }

    private static Period? ReadPeriod(string text, List<Finding> findings)
    {
        if (Period.TryParse(text, out var canonical))
        {
            return canonical;
        }

        if (PeriodText.TryRead(text, out var period))
        {
            findings.Add(CheckRules.PathPeriodForm.Finding(("period", text), ("canonical", period.ToString())));
            return period;
        }

        findings.Add(CheckRules.PathPeriodUnreadable.Finding(("period", Clean(text))));
        return null;
    }

    /// <summary>Without characters that a terminal, browser or header would act on: controls, line separators, direction marks, lone surrogates.</summary>
    private static string Clean(string name)
    {
        StringBuilder clean = new();
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune != Rune.ReplacementChar
                && category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                && clean.Length + rune.Utf16SequenceLength <= LongestName)
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim();
    }
}
