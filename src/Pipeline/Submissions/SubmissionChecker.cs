using System.Collections.Concurrent;
using Pipeline.Catalogue;
using Pipeline.Submissions.Checking;
using Pipeline.Workbooks;
using Pipeline.Workbooks.Templates;

namespace Pipeline.Submissions;

/// <summary>Turns a workbook into observations and findings: sheet, header, rows, cells, then the rules; everything in one pass.</summary>
/// <param name="catalogue">What is asked of whom, and which relations hold.</param>
public sealed class SubmissionChecker(StatisticalCatalogue catalogue)
{
    // It is published with every figure, in headers too.
    internal const int LongestNotice = 300;

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
        MetaCheck.Check(workbook, meta, catalogue, context, log);
        var signOff = new SignOffReader(log).Read(workbook, replaces: context.InForce.Count > 0);
        if (Read(workbook, meta, context, log) is not { } table)
        {
            return new([], [.. reading.Findings, .. log.Ordered()], signOff) { Reporter = context.Reporter.Code };
        }

        var explanations = Explanations(table.Parts);
        var breaks = new BreakCheck(log).Find(table, explanations);
        return new(Observations(table, context.Period, signOff, breaks), [.. reading.Findings, .. log.Ordered()], signOff)
        {
            Reporter = context.Reporter.Code,
            Notice = PrintableText.Of(meta[TemplateLayout.MetaNotice]?.Text ?? "", LongestNotice),
            Explanations = explanations,
            Unread = Unread(table),
            UnplacedOnDemand = new(() => UnplacedCells.Of(table)),
        };
    }

    private SubmittedTable? Read(Workbook workbook, WorkbookMeta meta, CheckContext context, FindingLog log)
    {
        AreaNames areas = new(_areas, context.Reporter);
        PeriodCheck periods = new(context.Period, workbook.Date1904, log);
        SheetTables tables = new(new(_measures, areas, _units), _measures);
        var asked = Asked(context.Reporter, context.Period.Frequency);
        HeaderReader headers = new(_measures, new(_units, log), _units, log);
        Compulsory compulsory = new(context.Reporter, context.Period);
        TableReader figures = new(asked, compulsory, _units, log);
        CellCollector cells = new(log);
        List<TablePart> parts = [];
        foreach (var table in new TableFinder(tables, periods, log).Find(workbook, meta))
        {
            if (!table.HasAreas)
            {
                log.Add(table.Grid.At(0, 0), CheckRules.AreaColumnMissing, default);
                continue;
            }

            var header = headers.Read(table, asked.Columns, context);
            TablePart part = new(table, header, new RowReader(areas, periods, log).Read(table, header));
            periods.Check(part);
            cells.Add(figures.Read(part));
            parts.Add(part);
        }

        if (parts.Count == 0)
        {
            return null;
        }

        SubmittedTable submitted = new(context.Reporter, parts, cells.Cells());
        new CompletenessCheck(asked, compulsory, log).Check(submitted, context, IsOlder(meta));
        Check(submitted, context, log);
        if (submitted.IsBlank && !log.HasErrors)
        {
            // Where nothing is compulsory, nothing else would be said of a table that nobody filled in.
            log.Add(submitted.Sheet, CheckRules.FiguresMissing, default);
        }

        return submitted;
    }

    // Made once for each of the catalogue's reporters; anybody else's list is made for the occasion.
    private AskedFigures Asked(Reporter reporter, Frequency frequency) => ReferenceEquals(catalogue.FindReporter(reporter.Code), reporter)
        ? _asked.GetOrAdd((reporter.Code, frequency), _ => new(catalogue, reporter, frequency))
        : new(catalogue, reporter, frequency);

    private void Check(SubmittedTable table, CheckContext context, FindingLog log)
    {
        new RangeCheck(log).Check(table, context);
        new ControlTotalCheck(_units, log).Check(table);
        new IdentityCheck(catalogue, log).Check(table);
        new HistoryCheck(catalogue, log).Check(table, context);
    }

    private bool IsOlder(WorkbookMeta meta) => meta[TemplateLayout.MetaCatalogueVersion] is var (version, _) && version != catalogue.Version;

    private static Dictionary<string, string> Explanations(IReadOnlyList<TablePart> parts) => parts
        .Where(p => p.Header.ExplanationColumn > 0)
        .SelectMany(p => p.Rows.Rows.OfType<TableRow.OfArea>(), (p, r) => (r.Area.Code, Text: Wording.Tidy(p.Grid.Label(r.Row.Number, p.Header.ExplanationColumn))))
        .Where(e => e.Text.Length > 0)
        .GroupBy(e => e.Code, e => e.Text, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => string.Join('；', g.Distinct(StringComparer.Ordinal)), StringComparer.Ordinal);

    private static List<Observation> Observations(
        SubmittedTable table, Period period, SignOff signOff, IReadOnlySet<(string Area, string Measure)> breaks) =>
        [.. table.Ordered()
            .Where(c => c.IsAnswer)
            .Select(c => new Observation(c.Area.Code, period, c.Measure.Code, c.Value,
                breaks.Contains((c.Area.Code, c.Measure.Code)) ? ObservationStatus.Break : Settled(c.Status, signOff.Stage))
            {
                Source = new(c.Place.Sheet, c.Place.Cell, c.Raw) { Unit = c.WrittenIn?.Code },
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
