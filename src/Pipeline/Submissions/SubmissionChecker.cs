using System.Collections.Concurrent;
using Pipeline.Catalogue;
using Pipeline.Submissions.Checking;
using Pipeline.Workbooks;

namespace Pipeline.Submissions;

/// <summary>Turns a workbook into observations and findings: sheet, header, rows, cells, then the rules; everything in one pass.</summary>
/// <param name="catalogue">What is asked of whom, and which relations hold.</param>
public sealed class SubmissionChecker(StatisticalCatalogue catalogue)
{
    private readonly UnitNames _units = new(catalogue.Units);
    private readonly AreaIndex _areas = new(catalogue.Areas);
    private readonly MeasureNames _measures = new(catalogue, new(catalogue.Units));
    private readonly ConcurrentDictionary<(string Reporter, Frequency Frequency), AskedFigures> _asked = new();

    /// <summary>Checks what reading a file gave.</summary>
    public CheckResult Check(WorkbookReading reading, CheckContext context)
    {
        if (reading.Workbook is not { } workbook)
        {
            return new([], reading.Findings, new()) { Reporter = context.Reporter.Code };
        }

        FindingLog log = new();
        var meta = WorkbookMeta.Read(workbook);
        MetaCheck.Check(meta, catalogue, context, log);
        var signOff = new SignOffReader(log).Read(workbook, replaces: context.InForce.Count > 0);
        var (table, explanations) = ReadTable(workbook, meta, context, log);
        return new(table is null ? [] : Observations(table, context.Period, signOff), [.. reading.Findings, .. log.Ordered()], signOff)
        {
            Reporter = context.Reporter.Code,
            Notice = meta[TemplateLayout.MetaNotice]?.Text ?? "",
            Explanations = explanations,
            Unread = table is null ? [] : Unread(table),
        };
    }

    private (SubmittedTable? Table, IReadOnlyDictionary<string, string> Explanations) ReadTable(
        Workbook workbook, WorkbookMeta meta, CheckContext context, FindingLog log)
    {
        AreaNames areas = new(_areas, context.Reporter);
        if (new DataSheetFinder(new(_measures, areas, _units), log).Find(workbook, meta) is not var (grid, block))
        {
            return (null, new Dictionary<string, string>());
        }

        var asked = Asked(context.Reporter, context.Period.Frequency);
        var header = new HeaderReader(_measures, new(_units, log), _units, log).Read(grid, block, asked.Columns, context.Reporter);
        if (header.CodeColumn == 0 && header.NameColumn == 0)
        {
            log.Add(grid.At(0, 0), CheckRules.AreaColumnMissing, default);
            return (null, new Dictionary<string, string>());
        }

        var rows = new RowReader(areas, log).Read(grid, header);
        new PeriodCheck(context.Period, workbook.Date1904, log).Check(grid, header, rows);
        var table = new TableReader(asked, _units, log).Read(grid, header, rows, context.Reporter);
        CheckTable(grid, table, rows, asked, context, IsOlder(meta), log);
        return (table, Explanations(grid, header, rows));
    }

    // Made once for each of the catalogue's reporters; anybody else's list is made for the occasion.
    private AskedFigures Asked(Reporter reporter, Frequency frequency) => ReferenceEquals(catalogue.FindReporter(reporter.Code), reporter)
        ? _asked.GetOrAdd((reporter.Code, frequency), _ => new(catalogue, reporter, frequency))
        : new(catalogue, reporter, frequency);

    private void CheckTable(
        Grid grid, SubmittedTable table, TableRows rows, AskedFigures asked, CheckContext context, bool templateIsOlder, FindingLog log)
    {
        var sheet = grid.At(0, 0);
        new CompletenessCheck(asked, log).Check(table, rows.Named, context, sheet, templateIsOlder);
        new RangeCheck(log).Check(table, context);
        new ControlTotalCheck(new(_units, rows.Notes, log), log).Check(grid, table);
        new IdentityCheck(catalogue, log).Check(table);
        new HistoryCheck(catalogue, log).Check(table, context, sheet);
    }

    private bool IsOlder(WorkbookMeta meta) => meta[TemplateLayout.MetaCatalogueVersion] is var (version, _) && version != catalogue.Version;

    private static Dictionary<string, string> Explanations(Grid grid, Header header, TableRows rows) =>
        header.ExplanationColumn == 0 ? [] : rows.Rows.OfType<TableRow.OfArea>()
            .Select(r => (r.Area.Code, Text: Wording.Tidy(grid.Label(r.Row.Number, header.ExplanationColumn))))
            .Where(e => e.Text.Length > 0)
            .ToDictionary(e => e.Code, e => e.Text, StringComparer.Ordinal);

    private static List<Observation> Observations(SubmittedTable table, Period period, SignOff signOff) =>
        [.. table.Ordered()
            .Where(c => c.IsAnswer)
            .Select(c => new Observation(c.Area.Code, period, c.Measure.Code, c.Value, Settled(c.Status, signOff.Stage))
            {
                Source = new(c.Place.Sheet, c.Place.Cell, c.Raw),
                Note = c.Note,
            })];

    private static List<UnreadCell> Unread(SubmittedTable table) =>
        [.. table.Cells
            .Where(c => !c.IsAnswer && !string.IsNullOrWhiteSpace(c.Raw))
            .Select(c => new UnreadCell(c.Area.Code, c.Measure.Code, new(c.Place.Sheet, c.Place.Cell, c.Raw)))];

    /// <summary>Figures that are not final are provisional; a mark stays the mark it is.</summary>
    private static ObservationStatus Settled(ObservationStatus status, Stage stage) =>
        status == ObservationStatus.Normal && stage != Stage.Final ? ObservationStatus.Provisional : status;
}
