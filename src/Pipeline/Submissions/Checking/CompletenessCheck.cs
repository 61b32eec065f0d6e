using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Whether everything compulsory is there: columns, rows, cells.</summary>
internal sealed class CompletenessCheck(AskedFigures asked, Compulsory compulsory, FindingLog log)
{
    /// <summary>Reports what is missing once, at the largest thing that is missing: a column, else a row, else a cell.</summary>
    /// <param name="table">What was read.</param>
    /// <param name="context">Who reports, and for when.</param>
    /// <param name="templateIsOlder">Whether the template was made with another catalogue.</param>
    public void Check(SubmittedTable table, CheckContext context, bool templateIsOlder)
    {
        var (reporter, period, sheet) = (context.Reporter, context.Period, table.Sheet);
        var rows = reporter.Rows.Where(a => a.ValidTo is not { } last || last >= period.LastDay).ToList();
        List<Measure> absent = [];
        foreach (var measure in asked.Columns.Where(m => !table.Names(m)))
        {
            if (compulsory.Has(measure))
            {
                log.Add(sheet, CheckRules.ColumnMissing, new(Measure: measure), ("code", measure.Code));
            }
            else if (templateIsOlder)
            {
                log.Add(sheet, CheckRules.MeasureSinceAdded, new(Measure: measure));
            }
            else
            {
                absent.Add(measure);
            }
        }

        if (absent.Count > 0)
        {
            log.Add(sheet, CheckRules.ColumnsAbsent, default, ("measures", new Bilingual(
                string.Join("、", absent.Select(m => m.Name.Zh)), string.Join(", ", absent.Select(m => m.Name.En)))));
        }

        var columns = asked.Columns.Where(compulsory.Has).ToList();
        foreach (var area in rows.Where(a => !table.NamesFaultily(a)))
        {
            var askedHere = asked.Of(area);
            CheckRows(table, area, columns.FindAll(m => askedHere.Contains(m.Code)));
        }

        foreach (var cell in table.Cells.Where(c => !c.IsAnswer && !c.Faulty && compulsory.Has(c.Measure)))
        {
            log.Add(cell.Place, CheckRules.CompulsoryMissing, cell.Subject);
        }
    }

    /// <summary>An area needs a row in the workbook, and, where measures are spread over several tables, one in each with a compulsory one.</summary>
    private void CheckRows(SubmittedTable table, Area area, List<Measure> columns)
    {
        if (columns.Count == 0)
        {
            return;
        }

        if (!table.Areas.ContainsKey(area.Code))
        {
            // Often it is there, as a total without its code.
            var total = area == table.Reporter.Area ? table.Parts.SelectMany(p => p.Rows.Rows).OfType<TableRow.Total>().FirstOrDefault() : null;
            log.Add(total?.Label ?? table.Sheet, CheckRules.AreaRowMissing, new(area), ("code", area.Code));
            return;
        }

        var homeless = columns.Where(m => table.Find(area.Code, m.Code) is null)
            .Select(m => table.Parts.FirstOrDefault(p => p.Header.Columns.Any(c => c.Measure == m))).OfType<TablePart>();
        foreach (var part in homeless.Distinct())
        {
            log.Add(part.Grid.At(0, 0), CheckRules.AreaRowMissing, new(area), ("code", area.Code));
        }
    }
}
