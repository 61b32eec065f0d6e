using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Decides in which unit a column is written: by its heading, else its unit cell, else the remark above the table.</summary>
internal sealed class UnitReader(UnitNames units, FindingLog log)
{
    /// <summary>The unit of a column; null where it cannot be told, which is logged.</summary>
    public Unit? Read(SheetTable table, int column, Heading heading, Place place)
    {
        var (grid, block) = (table.Grid, table.Block);
        var measure = heading.Measure;
        if (UnitCell(grid, block, column, measure) is not var (cellUnit, cellPlace))
        {
            return null;
        }

        var stated = heading.Unit.Length > 0 ? units.Find(heading.Unit, measure.Unit) : cellUnit;
        if (heading.Unit.Length > 0 && stated is null)
        {
            log.Add(place, CheckRules.UnitUnknown, new(Measure: measure, Raw: heading.Unit), ("stated", heading.Unit), ("units", units.Choices(measure)));
            return null;
        }

        if (heading.Unit.Length > 0 && cellUnit is not null && cellUnit != stated)
        {
            log.Add(cellPlace, CheckRules.UnitHeaderDiffers, new(Measure: measure), ("stated", stated!.Name), ("other", cellUnit.Name));
        }

        var statedPlace = heading.Unit.Length > 0 || cellUnit is null ? place : cellPlace;
        return Accept(measure, stated ?? Above(table.Titles, measure, place) ?? Unstated(block, measure, place), statedPlace);
    }

    private Unit? Accept(Measure measure, Unit? unit, Place place)
    {
        if (unit is null)
        {
            return null;
        }

        if (unit.Dimension != measure.Unit.Dimension)
        {
            log.Add(place, CheckRules.UnitUnsuitable, new(Measure: measure), ("stated", unit.Name), ("units", units.Choices(measure)));
            return null;
        }

        if (unit.Factor != measure.Unit.Factor)
        {
            log.Add(place, CheckRules.UnitConverted, new(Measure: measure), ("stated", unit.Name));
        }

        return unit;
    }

    /// <summary>The unit in a cell of its own, none where there is no such cell; null where the cell names no unit, which is logged.</summary>
    private (Unit? Unit, Place Place)? UnitCell(Grid grid, HeaderBlock block, int column, Measure measure)
    {
        for (var row = block.LastRow; row > block.NameRow; row--)
        {
            var text = Wording.Tidy(grid.Cell(row, column).Text).Trim('(', ')', '（', '）');
            if (text.Length > 0 && units.Find(text, measure.Unit) is { } unit)
            {
                return (unit, grid.At(row, column));
            }

            if (text.Length > 0 && row == block.UnitRow)
            {
                log.Add(grid.At(row, column), CheckRules.UnitUnknown, new(Measure: measure, Raw: text), ("stated", text), ("units", units.Choices(measure)));
                return null;
            }
        }

        return (null, default);
    }

    /// <summary>单位：亿元、万人 above the table: the one unit of the measure's dimension in it, or the measure's own among several.</summary>
    private Unit? Above(Grid titles, Measure measure, Place place)
    {
        var named = titles.Rows
            .SelectMany(r => r.Cells)
            .Select(c => Remark.Unit().Match(Wording.Tidy(c.Text)))
            .Where(m => m.Success)
            .SelectMany(m => m.Groups["units"].Value.Split(['、', '，', ',', '；', ';', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Select(t => units.Find(t, measure.Unit))
            .Where(u => u?.Dimension == measure.Unit.Dimension)
            .Distinct()
            .ToList();
        if (named.Count < 2)
        {
            return named.Count == 1 ? named[0] : null;
        }

        // 亿元、元 lists the units of several measures: the measure's own is the likely one.
        var own = named.Find(u => u == measure.Unit);
        if (own is not null)
        {
            log.Add(place, CheckRules.UnitAssumed, new(Measure: measure));
        }

        return own;
    }

    /// <summary>The measure's own unit where the template states it by its code, or where no other is likely; else none, which is logged.</summary>
    private Unit? Unstated(HeaderBlock block, Measure measure, Place place)
    {
        var likely = Percentage.Is(measure) || !units.HasChoice(measure.Unit);
        if (block.CodeRow == 0 && !likely)
        {
            log.Add(place, CheckRules.UnitMissing, new(Measure: measure), ("name", measure.Name.Zh));
            return null;
        }

        if (block.CodeRow > 0)
        {
            log.Add(place, CheckRules.UnitAssumed, new(Measure: measure));
        }

        return measure.Unit;
    }
}
