using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Whether everything compulsory is there: columns, rows, cells.</summary>
internal sealed class CompletenessCheck(StatisticalCatalogue catalogue, FindingLog log)
{
    /// <summary>Reports what is missing once, at the largest thing that is missing: a column, else a row, else a cell.</summary>
    public void Check(SubmittedTable table, CheckContext context, Place sheet, bool templateIsOlder)
    {
        var (reporter, period) = (context.Reporter, context.Period);
        var rows = reporter.Rows.Where(a => a.ValidTo is not { } last || last >= period.LastDay).ToList();
        var asked = rows.ToDictionary(a => a, a => catalogue.MeasuresFor(reporter, a, period.Frequency).ToList());
        List<Measure> absent = [];
        foreach (var measure in catalogue.ColumnsFor(reporter, period.Frequency).Where(m => !table.Header.Named.Contains(m.Code)))
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

        foreach (var area in rows.Where(a => !table.Areas.ContainsKey(a.Code) && asked[a].Exists(m => m.IsCompulsory(period))))
        {
            log.Add(sheet, CheckRules.AreaRowMissing, new(area), ("code", area.Code));
        }

        foreach (var cell in table.Cells.Where(c => !c.IsAnswer && !c.Faulty && c.Measure.IsCompulsory(period)))
        {
            log.Add(cell.Place, CheckRules.CompulsoryMissing, new(cell.Area, cell.Measure, cell.Raw));
        }
    }
}
