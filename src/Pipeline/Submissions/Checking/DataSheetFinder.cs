using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Finds the sheet of figures: the template's own, else the one whose header names most measures.</summary>
internal sealed class DataSheetFinder(HeaderFinder headers, FindingLog log)
{
    private static readonly HashSet<string> NeverRead = new(StringComparer.OrdinalIgnoreCase)
    {
        TemplateLayout.MetaSheet, TemplateLayout.InstructionsSheet, TemplateLayout.SignOffSheet, TemplateLayout.PreviousSheet,
        TemplateLayout.FindingsSheet,
    };

    /// <summary>The sheet and where its header stands; null where no sheet has one, which is logged.</summary>
    public (Grid Grid, HeaderBlock Block)? Find(Workbook workbook, WorkbookMeta meta)
    {
        List<(Grid Grid, HeaderBlock Block)> candidates = [];
        for (var tab = 0; tab < workbook.Sheets.Count; tab++)
        {
            if (!NeverRead.Contains(workbook.Sheets[tab].Name))
            {
                Grid grid = new(workbook.Sheets[tab], tab);
                if (headers.Find(grid) is { } block)
                {
                    candidates.Add((grid, block));
                }
            }
        }

        if (candidates.Count == 0)
        {
            var names = workbook.Sheets.Where(s => s.Visibility != SheetVisibility.VeryHidden).Select(s => $"“{s.Name}”");
            log.Add(Place.Workbook, CheckRules.SheetNotFound, default, ("sheets", string.Join(' ', names.Take(50))));
            return null;
        }

        var chosen = candidates
            .OrderByDescending(c => meta.IsOfficial && c.Grid.Sheet.Name == TemplateLayout.DataSheet)
            .ThenByDescending(c => c.Block.CodeRow > 0)
            .ThenByDescending(c => c.Block.Roles.Values.Any(r => r is ColumnRole.AreaCode or ColumnRole.AreaName))
            .ThenByDescending(c => c.Block.Matches)
            .ThenByDescending(c => c.Grid.Sheet.Visibility == SheetVisibility.Visible)
            .ThenBy(c => c.Grid.Tab)
            .First();
        foreach (var other in candidates.Where(c => c.Grid != chosen.Grid && LooksLikeFigures(c)))
        {
            log.Add(other.Grid.At(0, 0), CheckRules.SheetAlsoData, default, ("chosen", chosen.Grid.Sheet.Name));
        }

        return chosen;
    }

    /// <summary>A remark that mentions a measure or two is no table.</summary>
    private static bool LooksLikeFigures((Grid Grid, HeaderBlock Block) candidate) =>
        candidate.Block.Matches > 2 && candidate.Block.Roles.Values.Any(r => r is ColumnRole.AreaCode or ColumnRole.AreaName)
        && candidate.Grid.Rows.Any(r => r.Number > candidate.Block.LastRow && r.Cells.Any(c => c.Kind == CellKind.Number));
}
