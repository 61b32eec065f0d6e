using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Cli.Commands;

/// <summary>Whose workbook a file is, and of which period.</summary>
/// <param name="Reporter">The reporter.</param>
/// <param name="Period">The period.</param>
internal sealed record WorkbookAddress(Reporter Reporter, Period Period)
{
    /// <summary>Takes what the command line says; otherwise what the official template's hidden sheet says; otherwise the folders {reporter}/{period}.</summary>
    /// <exception cref="UsageException">None of them says it.</exception>
    public static WorkbookAddress Find(StatisticalCatalogue catalogue, string path, Workbook? workbook, string? reporter, string? period)
    {
        var (metaReporter, metaPeriod) = Meta(workbook);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        var who = reporter ?? Known(catalogue, metaReporter) ?? Known(catalogue, Path.GetFileName(Path.GetDirectoryName(folder)));
        var when = period ?? KnownPeriod(metaPeriod) ?? KnownPeriod(Path.GetFileName(folder));
        return who is null || when is null
            ? throw new UsageException(
                $"从 {path} 看不出填报单位和报告期；请加 --reporter 530100 --period 2024。 / "
                + $"{path} does not say whose workbook it is and of which period; add --reporter 530100 --period 2024.")
            : new(CommonOptions.FindReporter(catalogue, who), CommonOptions.ParsePeriod(when));
    }

    private static string? Known(StatisticalCatalogue catalogue, string? code) =>
        code is not null && catalogue.FindReporter(code) is not null ? code : null;

    private static string? KnownPeriod(string? text) => Pipeline.Period.TryParse(text, out _) ? text : null;

    private static (string? Reporter, string? Period) Meta(Workbook? workbook)
    {
        var rows = workbook?.Sheets.FirstOrDefault(sheet => sheet.Name == TemplateLayout.MetaSheet)?.Rows ?? [];
        string? Value(string key) => rows
            .Where(row => row.Cells.Count > 1 && row.Cells[0].Text == key)
            .Select(row => row.Cells[1].Text)
            .FirstOrDefault();
        return (Value(TemplateLayout.MetaReporter), Value(TemplateLayout.MetaPeriod));
    }
}
