using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Whether everything compulsory is there: columns, rows, cells.</summary>
internal sealed class CompletenessCheck(AskedFigures asked, FindingLog log)
{
    /// <summary>Reports what is missing once, at the largest thing that is missing: a column, else a row, else a cell.</summary>
    /// <param name="table">What was read.</param>
    /// <param name="named">The areas that have a row with a faulty label, which is a finding already.</param>
    /// <param name="context">Who reports, and for when.</param>
    /// <param name="sheet">Where the table stands.</param>
    /// <param name="templateIsOlder">Whether the template was made with another catalogue.</param>
    public void Check(SubmittedTable table, IReadOnlySet<string> named, CheckContext context, Place sheet, bool templateIsOlder)
    {
        var (reporter, period) = (context.Reporter, context.Period);
        var rows = reporter.Rows.Where(a => a.ValidTo is not { } last || last >= period.LastDay).ToList();
        List<Measure> absent = [];
        foreach (var measure in asked.Columns.Where(m => !table.Header.Named.Contains(m.Code)))
        {
            if (measure.IsCompulsory(period))
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

        foreach (var area in rows.Where(a => !table.Areas.ContainsKey(a.Code) && !named.Contains(a.Code) && asked.Columns.Any(m => m.IsCompulsory(period) && asked.Of(a, m))))
        {
            log.Add(sheet, CheckRules.AreaRowMissing, new(area), ("code", area.Code));
        }

        foreach (var cell in table.Cells.Where(c => !c.IsAnswer && !c.Faulty && c.Measure.IsCompulsory(period)))
        {
            log.Add(cell.Place, CheckRules.CompulsoryMissing, new(cell.Area, cell.Measure, cell.Raw));
        }
    }
}
