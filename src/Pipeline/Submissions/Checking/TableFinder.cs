using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Finds the tables of figures: the template's own, else every one whose header names measures over rows of areas.</summary>
internal sealed class TableFinder(SheetTables tables, PeriodCheck periods, FindingLog log)
{
    private static readonly HashSet<string> NeverRead = new(StringComparer.OrdinalIgnoreCase)
    {
        TemplateLayout.MetaSheet, TemplateLayout.InstructionsSheet, TemplateLayout.SignOffSheet, TemplateLayout.PreviousSheet,
        TemplateLayout.FindingsSheet, TemplateLayout.UnplacedSheet,
    };

    /// <summary>The tables that are to be read; none where no sheet has one, which is logged.</summary>
    public IReadOnlyList<SheetTable> Find(Workbook workbook, WorkbookMeta meta)
    {
        List<SheetTable> found = [];
        var isLong = false;
        for (var tab = 0; tab < workbook.Sheets.Count; tab++)
        {
            if (!NeverRead.Contains(workbook.Sheets[tab].Name))
            {
                Grid grid = new(workbook.Sheets[tab], tab);
                List<SheetTable> own = [.. tables.Of(grid)];
                // The official layout needs no second look.
                if (own is not [{ Block.CodeRow: > 0 }] && tables.LongTable(grid) is var (row, column))
                {
                    log.Add(grid.At(row, column), CheckRules.TableLong, default);
                    isLong = true;
                }
                else
                {
                    found.AddRange(own);
                }
            }
        }

        if (found.Count == 0)
        {
            if (isLong)
            {
                return [];
            }

            var names = workbook.Sheets.Where(s => s.Visibility != SheetVisibility.VeryHidden).Select(s => $"“{s.Name}”");
            log.Add(Place.Workbook, CheckRules.SheetNotFound, default, ("sheets", string.Join(' ', names.Take(50))));
            return [];
        }

        var chosen = Choose(found, meta);
        SayUnread(found, chosen);
        return chosen;
    }

    private List<SheetTable> Choose(List<SheetTable> found, WorkbookMeta meta)
    {
        var best = found
            .OrderByDescending(t => meta.IsOfficial && t.Sheet.Name == TemplateLayout.DataSheet)
            .ThenByDescending(t => t.Block.CodeRow > 0)
            .ThenByDescending(t => t.HasAreas)
            .ThenByDescending(t => t.Sheet.Visibility == SheetVisibility.Visible)
            .ThenByDescending(t => t.Block.Matches)
            .First();
        if (meta.IsOfficial && best.Sheet.Name == TemplateLayout.DataSheet)
        {
            return [best];
        }

        // Hidden sheets are only read where no other is: they are what a clerk put aside.
        var alike = found.Where(t => t.HasAreas && t.Block.CodeRow > 0 == best.Block.CodeRow > 0
            && t.Sheet.Visibility == best.Sheet.Visibility && tables.HasRows(t)).ToList();
        var current = alike.Where(t => !periods.IsOfAnother(t)).ToList();
        return current.Count > 0 ? current : [best];
    }

    /// <summary>A remark that mentions a measure or two is no table.</summary>
    private void SayUnread(List<SheetTable> found, List<SheetTable> chosen)
    {
        var read = chosen.Select(t => t.Sheet.Name).Distinct().ToList();
        foreach (var other in found.Except(chosen).Where(t => t.Block.Matches > 2 && t.HasAreas && tables.HasRows(t)).DistinctBy(t => t.Grid.Tab))
        {
            if (periods.IsOfAnother(other))
            {
                log.Add(other.Grid.At(0, 0), CheckRules.SheetOfAnotherPeriod, default, ("expected", periods.Expected.ToString()));
            }
            else
            {
                log.Add(other.Grid.At(0, 0), CheckRules.SheetAlsoData, default, ("chosen", string.Join('、', read)));
            }
        }
    }
}
