using Pipeline.Catalogue;
using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Understands the rows below a header: whose figures they are, which are totals, notes or nothing.</summary>
internal sealed class RowReader(AreaNames areas, PeriodCheck periods, FindingLog log)
{
    // Enough for any honest workbook, as for suggestions.
    private const int MostGuesses = 200;

    private readonly Dictionary<string, Place> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private int _guesses;
    private bool _hasForeign;

    public TableRows Read(SheetTable table, Header header)
    {
        var grid = table.Grid;
        List<TableRow> rows = [];
        NoteTexts notes = new();
        var columns = header.Columns.Select(c => c.Column).ToHashSet();
        foreach (var row in grid.Rows.Where(r => r.Number > header.Block.LastRow))
        {
            var hasFigures = row.Cells.Any(c => columns.Contains(c.Column) && c.Kind != CellKind.Blank && !string.IsNullOrWhiteSpace(c.Text));
            if (NoteOf(row) is var (mark, text))
            {
                notes.Add(mark, text);
            }
            else if (!SignOffReader.IsSignOff(row) && Understand(grid, header, row, hasFigures) is { } understood)
            {
                rows.Add(understood);
            }
        }

        if (_hasForeign && !rows.Exists(r => r is TableRow.OfArea))
        {
            // It is another reporter's workbook: what this one's lacks is beside the point.
            _named.UnionWith(areas.Reporter.Rows.Select(a => a.Code));
        }

        return new(rows, notes, _named);
    }

    /// <summary>Whether a row is a note or the foot of the table.</summary>
    public static bool IsRemark(SheetRow row) => NoteOf(row) is not null || SignOffReader.IsSignOff(row);

    private static (string Mark, string Text)? NoteOf(SheetRow row) => row.Cells.All(c => c.Kind is CellKind.Text or CellKind.Blank)
        ? Footnote.ReadNote(row.Cells.FirstOrDefault(c => c.Kind == CellKind.Text && c.Text.Length > 0).Text ?? "")
        : null;

    private TableRow? Understand(Grid grid, Header header, SheetRow row, bool hasFigures)
    {
        var code = header.CodeColumn > 0 ? grid.Label(row.Number, header.CodeColumn) : "";
        var name = header.NameColumn > 0 ? grid.Label(row.Number, header.NameColumn) : "";
        if (name == code)
        {
            // One label may be merged over both columns.
            (code, name) = AreaNames.LooksLikeCode(code) ? (code, "") : ("", name);
        }

        var byName = header.CodeColumn == 0 || (code.Length == 0 && name.Length > 0);
        var place = grid.At(row.Number, byName ? header.NameColumn : header.CodeColumn);
        if (HeaderFinder.RoleOf(code) != ColumnRole.None || HeaderFinder.RoleOf(name) != ColumnRole.None || HeaderFinder.IsNumbering(row))
        {
            return null;
        }

        // In a table of one label column the label may be either.
        if (code.Length > 0 && header.NameColumn == 0 && !AreaNames.LooksLikeCode(code))
        {
            (code, name) = ("", code);
        }

        if (code.Length > 0)
        {
            return ByCode(grid, header, row, place, code, name);
        }

        if (name.Length == 0 || AreaNames.IsTotal(name))
        {
            // 迪庆州 | 全州: the column before says whose total it is.
            name = header.OuterNameColumns.Select(c => grid.Label(row.Number, c)).FirstOrDefault(n => areas.FindName(n) is not null, name);
        }

        if (name.Length == 0)
        {
            if (hasFigures)
            {
                log.Add(place, CheckRules.AreaMissing, default);
            }

            return null;
        }

        if (areas.FindName(name) is null && AreaNames.IsDerived(name))
        {
            if (hasFigures)
            {
                log.Add(place, CheckRules.RowNotRead, new(Raw: name));
            }

            return null;
        }

        return AreaNames.IsTotal(name) || AreaNames.IsSubtotal(name) ? TotalOf(row, place, name)
            : !hasFigures && areas.FindName(name) is null ? null
            : ByName(grid, header, row, place, name);
    }

    private TableRow.OfArea? ByCode(Grid grid, Header header, SheetRow row, Place place, string code, string name)
    {
        if (areas.FindCode(code) is not { } area)
        {
            Guess(name);
            log.Add(place, CheckRules.AreaUnknown, new(Raw: code), ("suggestions", areas.Nearest(name.Length > 0 ? name : code)));
            return null;
        }

        var totalOfOwn = area == areas.Reporter.Area && AreaNames.IsTotal(name);
        if (name.Length > 0 && !totalOfOwn && !areas.CanMean(Wording.FirstLine(name), area))
        {
            // Still read, as the code's: its other errors are to be said at once.
            Name(Wording.FirstLine(name));
            log.Add(grid.At(row.Number, header.NameColumn), CheckRules.AreaCodeNameDiffer, new(area, Raw: name), ("code", code));
        }

        if (Wording.Key(code) != area.Code)
        {
            log.Add(place, CheckRules.AreaFormerCode, new(area, Raw: code), ("code", area.Code));
        }

        return Accept(grid, header, row, place, area);
    }

    /// <summary>Remembers the area that a faulty label names: it has a row, which is to be mended and not to be added.</summary>
    private void Name(string name)
    {
        if (areas.FindName(name) is { } area)
        {
            _named.Add(area.Code);
        }
    }

    private void Guess(string name)
    {
        if ((areas.FindName(name) ?? (_guesses++ < MostGuesses ? areas.Likely(name) : null)) is { } area)
        {
            _named.Add(area.Code);
        }
    }

    private TableRow.OfArea? ByName(Grid grid, Header header, SheetRow row, Place place, string name)
    {
        if (areas.FindName(name) is not { } area)
        {
            Guess(name);
            log.Add(place, CheckRules.AreaUnknown, new(Raw: name), ("suggestions", areas.Nearest(name)));
            return null;
        }

        if (Wording.Key(name) != Wording.Key(area.Name.Zh))
        {
            log.Add(place, CheckRules.AreaAlias, new(area, Raw: name));
        }

        return Accept(grid, header, row, place, area);
    }

    private TableRow.OfArea? Accept(Grid grid, Header header, SheetRow row, Place place, Area area)
    {
        if (!areas.IsOwn(area))
        {
            _hasForeign = true;
            log.Add(place, CheckRules.AreaNotYours, new(area), ("reporter", areas.Reporter.Area.Name));
            return null;
        }

        if (!_seen.TryAdd(area.Code, place))
        {
            var period = grid.Cell(row.Number, header.PeriodColumn);
            if (header.PeriodColumn > 0 && periods.Differs(period))
            {
                periods.Say(grid.At(row.Number, header.PeriodColumn), period);
                return null;
            }

            log.Add(place, CheckRules.AreaDuplicate, new(area), ("first", _seen[area.Code].Cell));
            return null;
        }

        if (row.Hidden)
        {
            log.Add(place, CheckRules.RowHidden, new(area));
        }

        return new(row, place, area);
    }

    private TableRow.Total TotalOf(SheetRow row, Place place, string text)
    {
        log.Add(place, CheckRules.TotalRow, new(Raw: text), ("code", areas.Reporter.Code));
        return new(row, place, text, AreaNames.IsSubtotal(text));
    }
}
