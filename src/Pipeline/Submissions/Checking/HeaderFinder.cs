using Pipeline.Workbooks;

namespace Pipeline.Submissions.Checking;

/// <summary>Finds the header of a sheet: the official row of codes, else the row that names most measures.</summary>
internal sealed class HeaderFinder(MeasureNames measures, AreaNames areas, UnitNames units)
{
    // Covers, titles and remarks above a table are short.
    private const int DeepestHeader = 60;
    private const int MostHeaderRows = 8;
    private const int MostGroupRows = 3;
    // A wider sheet is none that a clerk headed by hand.
    private const int MostSplitColumns = 400;

    private static readonly string AreaCodeKey = Wording.Key(TemplateLayout.AreaCode);

    private static readonly Dictionary<string, ColumnRole> Captions = new(StringComparer.Ordinal)
    {
        [Wording.Key(TemplateLayout.AreaCode)] = ColumnRole.AreaCode,
        ["地区代码"] = ColumnRole.AreaCode,
        ["地区编码"] = ColumnRole.AreaCode,
        ["行政区划代码"] = ColumnRole.AreaCode,
        ["行政区代码"] = ColumnRole.AreaCode,
        ["区划代码"] = ColumnRole.AreaCode,
        ["统计用区划代码"] = ColumnRole.AreaCode,
        ["代码"] = ColumnRole.AreaCode,
        ["AREACODE"] = ColumnRole.AreaCode,
        ["CODE"] = ColumnRole.AreaCode,
        [Wording.Key(TemplateLayout.AreaName)] = ColumnRole.AreaName,
        ["地区"] = ColumnRole.AreaName,
        ["地区名称"] = ColumnRole.AreaName,
        ["名称"] = ColumnRole.AreaName,
        ["区域"] = ColumnRole.AreaName,
        ["单位"] = ColumnRole.AreaName,
        ["单位名称"] = ColumnRole.AreaName,
        ["行政区"] = ColumnRole.AreaName,
        ["行政区划"] = ColumnRole.AreaName,
        ["州市"] = ColumnRole.AreaName,
        ["州(市)"] = ColumnRole.AreaName,
        ["县市区"] = ColumnRole.AreaName,
        ["县市"] = ColumnRole.AreaName,
        ["县(市)"] = ColumnRole.AreaName,
        ["县"] = ColumnRole.AreaName,
        ["市州"] = ColumnRole.AreaName,
        ["地市"] = ColumnRole.AreaName,
        ["县区"] = ColumnRole.AreaName,
        ["县(市、区)"] = ColumnRole.AreaName,
        ["县(市区)"] = ColumnRole.AreaName,
        ["市县"] = ColumnRole.AreaName,
        ["AREA"] = ColumnRole.AreaName,
        ["AREANAME"] = ColumnRole.AreaName,
        ["NAME"] = ColumnRole.AreaName,
        [Wording.Key(TemplateLayout.Explanation)] = ColumnRole.Explanation,
        ["说明"] = ColumnRole.Explanation,
        ["情况说明"] = ColumnRole.Explanation,
        ["原因说明"] = ColumnRole.Explanation,
        ["填报说明"] = ColumnRole.Explanation,
        ["备注"] = ColumnRole.Explanation,
        ["NOTE"] = ColumnRole.Explanation,
        ["REMARK"] = ColumnRole.Explanation,
        ["PERIOD"] = ColumnRole.Period,
        ["时期"] = ColumnRole.Period,
        ["报告期"] = ColumnRole.Period,
        ["年份"] = ColumnRole.Period,
        ["年度"] = ColumnRole.Period,
        ["序号"] = ColumnRole.Serial,
        ["编号"] = ColumnRole.Serial,
        ["NO"] = ColumnRole.Serial,
        ["NO."] = ColumnRole.Serial,
    };

    /// <summary>The header of a sheet; null where no row names a measure.</summary>
    public HeaderBlock? Find(Grid grid)
    {
        var top = grid.Rows.Take(DeepestHeader).Select(r => r.Number).ToList();
        if (top.Find(row => IsCodeRow(grid, row)) is > 0 and var codeRow)
        {
            var matches = Enumerable.Range(1, grid.LastColumn).Count(c => measures.Find(grid.Label(codeRow, c)) is not null);
            return Block(grid, codeRow, codeRow, codeRow, matches);
        }

        var (nameRow, most) = top
            .Select(row => (Row: row, Matches: grid.Rows.First(r => r.Number == row).Cells.Count(c => c.Kind == CellKind.Text && measures.Find(c.Text) is not null)))
            .Aggregate((Row: 0, Matches: 0), (best, next) => next.Matches > best.Matches ? next : best);
        return most > 0 ? Block(grid, FirstRow(grid, nameRow), nameRow, 0, most) : FindInTwoRows(grid, top);
    }

    /// <summary>A header of which no row names a measure alone: 城镇居民 and 农村居民 below 人均可支配收入.</summary>
    private HeaderBlock? FindInTwoRows(Grid grid, List<int> top)
    {
        if (grid.LastColumn > MostSplitColumns)
        {
            return null;
        }

        var (upper, lower, most) = top.Zip(top.Skip(1), (upper, lower) => (Upper: upper, Lower: lower, Matches: Enumerable.Range(1, grid.LastColumn)
                .Count(c => NamesMeasure(grid.Label(upper, c), grid.Label(lower, c)))))
            .Aggregate((Upper: 0, Lower: 0, Matches: 0), (best, next) => next.Matches > best.Matches ? next : best);
        return most == 0 ? null : Block(grid, FirstRow(grid, upper), lower, 0, most);
    }

    private bool NamesMeasure(string upper, string lower) =>
        upper.Length > 0 && lower.Length > 0 && upper != lower && (measures.Find([upper, lower]) ?? measures.Find([lower, upper])) is not null;

    /// <summary>What a caption says a column is for.</summary>
    public static ColumnRole RoleOf(string caption)
    {
        if (Captions.TryGetValue(Wording.Key(caption), out var role))
        {
            return role;
        }

        var line = Wording.FirstLine(caption);
        return IsGloss(caption.AsSpan().Trim()[line.Length..].TrimStart()) && Captions.TryGetValue(Wording.Key(line), out role) ? role : ColumnRole.None;
    }

    /// <summary>Whether the further lines only explain the first: English, or brackets. 地区 over 生产总值 is one name in two lines.</summary>
    private static bool IsGloss(ReadOnlySpan<char> rest) => rest.Length > 0 && (char.IsAsciiLetter(rest[0]) || rest[0] is '(' or '（');

    /// <summary>Whether a row only numbers the columns: 甲, 乙, 1, 2, 3.</summary>
    public static bool IsNumbering(SheetRow row)
    {
        var texts = row.Cells.Where(c => c.Kind != CellKind.Blank).Select(c => Wording.Key(c.Text));
        return texts.FirstOrDefault() is "甲" or "栏次" or "A" && texts.Skip(1).Any()
            && texts.Skip(1).All(t => t is "乙" or "丙" or "B" or "C" || t.All(char.IsAsciiDigit));
    }

    private bool IsOfUnits(SheetRow row) => row.Cells.Count(c => units.IsUnit(c.Text)) * 2 > row.Cells.Count(c => c.Text.Length > 0);

    private static bool IsCodeRow(Grid grid, int row) => Enumerable.Range(1, Math.Min(grid.LastColumn, 20))
        .Any(c => Wording.Key(grid.Cell(row, c).Text) == AreaCodeKey);

    private HeaderBlock Block(Grid grid, int first, int nameRow, int codeRow, int matches)
    {
        Dictionary<int, ColumnRole> roles = [];
        List<SheetRow> rows = [];
        foreach (var row in grid.Rows.Where(r => r.Number >= first && r.Number < nameRow + MostHeaderRows))
        {
            if (row.Number > nameRow && (IsData(grid, row, roles) || IsFoot(row)))
            {
                break;
            }

            rows.Add(row);
            for (var column = 1; column <= grid.LastColumn; column++)
            {
                if (RoleOf(grid.Label(row.Number, column)) is not ColumnRole.None and var role)
                {
                    roles.TryAdd(column, role);
                }
            }
        }

        var last = rows[^1].Number;
        return new(
            [.. rows.Where(r => !IsNumbering(r)).Select(r => r.Number)],
            nameRow,
            last,
            rows.Where(r => r.Number > nameRow && IsOfUnits(r)).Select(r => r.Number).FirstOrDefault(),
            codeRow,
            matches,
            WithAreaColumn(grid, last, roles));
    }

    /// <summary>A misspelt area: a label in the column of areas, in a row that says nothing that headers say.</summary>
    private bool HasUnknownLabel(Grid grid, SheetRow row, Dictionary<int, ColumnRole> roles) =>
        roles.Any(r => r.Value is ColumnRole.AreaCode or ColumnRole.AreaName
            && grid.Label(row.Number, r.Key) is { Length: > 0 } label && RoleOf(label) == ColumnRole.None)
        && !IsOfUnits(row)
        && !row.Cells.Any(c => measures.Find(c.Text) is not null || units.IsUnit(c.Text.Trim('(', ')', '（', '）')) || MeasureNames.SaysNothingElse(c.Text));

    private static bool IsFoot(SheetRow row) => SignOffReader.IsSignOff(row)
        || (row.Cells.FirstOrDefault(c => c.Kind == CellKind.Text) is { Text: { } text } && Footnote.ReadNote(text) is not null);

    /// <summary>Group titles stand directly above the names, in rows of several texts; a title above the table is one text, or a remark.</summary>
    private static int FirstRow(Grid grid, int nameRow)
    {
        var first = nameRow;
        foreach (var row in grid.Rows.Where(r => r.Number < nameRow).Reverse().Take(MostGroupRows))
        {
            if (row.Number != first - 1 || row.Cells.Count(c => c.Kind == CellKind.Text) < 2 || Remark.Is(row))
            {
                break;
            }

            first = row.Number;
        }

        return first;
    }

    /// <summary>Whether a row below the names is of the table: it names an area or a total, or holds numbers, and does not number columns.</summary>
    private bool IsData(Grid grid, SheetRow row, Dictionary<int, ColumnRole> roles)
    {
        if (IsNumbering(row))
        {
            return false;
        }

        if (row.Cells.Where(c => c.Kind is CellKind.Text or CellKind.Number).Take(3).Any(NamesArea))
        {
            return true;
        }

        if (row.Cells.Any(c => c.Kind == CellKind.Number && roles.GetValueOrDefault(c.Column) is ColumnRole.None && !PeriodText.IsYear(c.Text)))
        {
            return true;
        }

        if (HasUnknownLabel(grid, row, roles))
        {
            return true;
        }

        return roles.Any(r => r.Value == ColumnRole.AreaCode && AreaNames.LooksLikeCode(grid.Label(row.Number, r.Key)));
    }

    /// <summary>Whether one of the first cells of a row names an area or a total.</summary>
    public bool NamesArea(SheetRow row) => row.Cells.Take(3).Any(NamesArea);

    /// <summary>Whether a cell names an area or a total.</summary>
    public bool NamesArea(SheetCell cell) =>
        cell.Kind is CellKind.Text or CellKind.Number && IsArea(cell.Text) && !units.IsUnit(cell.Text) && RoleOf(cell.Text) == ColumnRole.None;

    private bool IsArea(string text) =>
        areas.FindCode(text) is not null || areas.FindName(text) is not null || AreaNames.IsTotal(text) || AreaNames.IsSubtotal(text);

    /// <summary>Where no caption says so, the area column is the one in which most rows name an area.</summary>
    private Dictionary<int, ColumnRole> WithAreaColumn(Grid grid, int last, Dictionary<int, ColumnRole> roles)
    {
        if (roles.ContainsValue(ColumnRole.AreaCode) || roles.ContainsValue(ColumnRole.AreaName))
        {
            return roles;
        }

        var sample = grid.Rows.Where(r => r.Number > last).Take(40).Select(r => r.Number).ToList();
        var (column, hits) = Enumerable.Range(1, Math.Min(grid.LastColumn, 10))
            .Select(c => (Column: c, Hits: sample.Count(r => IsArea(grid.Label(r, c)))))
            .MaxBy(c => c.Hits);
        if (hits > 0)
        {
            var coded = sample.Any(r => AreaNames.LooksLikeCode(grid.Label(r, column)));
            roles[column] = coded ? ColumnRole.AreaCode : ColumnRole.AreaName;
        }

        return roles;
    }
}
