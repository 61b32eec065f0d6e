using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Finds for every column of a header the one measure that it holds, and its unit.</summary>
internal sealed class HeaderReader(MeasureNames measures, UnitReader unitReader, UnitNames units, FindingLog log)
{
    // To look for near names costs more than all else, and nobody reads the thousandth suggestion.
    private const int MostSuggestions = 200;

    private int _suggestions;

    /// <summary>Understands a header; what it cannot understand is logged.</summary>
    /// <param name="table">The table.</param>
    /// <param name="asked">The measures that the reporter is asked for in the period.</param>
    /// <param name="context">Who reports, and for when.</param>
    public Header Read(SheetTable table, IReadOnlyList<Measure> asked, CheckContext context)
    {
        List<MeasureColumn> columns = [];
        Dictionary<string, Place> named = new(StringComparer.Ordinal);
        List<(Measure Measure, Place Place)> again = [];
        foreach (var (column, heading, place) in OfPeriod(table, context.Period, Resolve(table)))
        {
            var subject = new Subject(Measure: heading.Measure, Raw: table.Grid.Label(place));
            if (!named.TryAdd(heading.Measure.Code, place))
            {
                again.Add((heading.Measure, place));
            }
            else if (!asked.Contains(heading.Measure))
            {
                log.Add(place, CheckRules.ColumnNotAsked, subject, ("reporter", context.Reporter.Area.Name));
            }
            else if (unitReader.Read(table, column, heading, place) is { } unit)
            {
                columns.Add(new(column, heading.Measure, unit, place));
            }
        }

        foreach (var repeated in again.GroupBy(c => c.Measure, c => c.Place))
        {
            SayRepeated(table, repeated.Key, named[repeated.Key.Code], [.. repeated]);
        }

        return new(table.Block, columns, named.Keys.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Once for a measure: a heading may have been filled to the right as far as a sheet goes.</summary>
    private void SayRepeated(SheetTable table, Measure measure, Place first, List<Place> again)
    {
        var (second, last, others) = (again[0], again[^1], FindingLog.Number(again.Count - 1));
        log.Add(second, CheckRules.ColumnDuplicate, new(Measure: measure, Raw: table.Grid.Label(second)),
            ("first", first.Cell),
            ("others", again.Count == 1 ? default : new Bilingual($"（另有 {others} 列，至 {last.Cell}）", $" ({others} more, as far as {last.Cell})")));
    }

    private List<(int Column, Heading Heading, Place Place)> Resolve(SheetTable table)
    {
        List<(int, Heading, Place)> resolved = [];
        for (var column = 1; column <= table.Grid.LastColumn; column++)
        {
            if (!table.Block.Roles.ContainsKey(column) && Resolve(table.Grid, table.Block, column) is var (heading, place))
            {
                resolved.Add((column, heading, place));
            }
        }

        return resolved;
    }

    /// <summary>Columns of last year beside this year's are left out; where no other is there, the whole table is of another period.</summary>
    private IEnumerable<(int Column, Heading Heading, Place Place)> OfPeriod(
        SheetTable table, Period period, List<(int Column, Heading Heading, Place Place)> resolved)
    {
        var others = resolved.Where(c => c.Heading.Stated.Length > 0 && PeriodText.IsOther(c.Heading.Stated, period)).ToList();
        if (others.Count == 0)
        {
            return resolved;
        }

        if (others.Count == resolved.Count)
        {
            var (column, heading, place) = others[0];
            var said = table.Block.Rows.Where(r => Wording.Key(table.Grid.Label(r, column)).Contains(heading.Stated, StringComparison.Ordinal))
                .Select(r => table.Grid.At(r, column)).FirstOrDefault(place);
            log.Add(said, CheckRules.PeriodDiffers, new(Raw: table.Grid.Label(said)), ("expected", period.ToString()));
            return resolved;
        }

        foreach (var (column, heading, place) in others)
        {
            log.Add(place, CheckRules.ColumnOfAnotherPeriod, new(Measure: heading.Measure), ("stated", heading.Stated), ("expected", period.ToString()));
        }

        return resolved.Except(others);
    }

    private (Heading Heading, Place Place)? Resolve(Grid grid, HeaderBlock block, int column)
    {
        var parts = Parts(grid, block, column);
        if (parts.Count == 0)
        {
            return null;
        }

        if (block.CodeRow > 0 && measures.Find(grid.Label(block.CodeRow, column)) is { } coded)
        {
            return WithName(grid, block, column, coded, parts);
        }

        var whole = string.Join(' ', parts.Select(p => p.Text));
        var place = grid.At(parts[^1].Row, column);
        if (FindInParts([.. parts.Select(p => p.Text)]) is { } heading)
        {
            return (heading, grid.At(parts.Last(p => measures.Find(p.Text) is not null || p.Row == place.Row).Row, column));
        }

        if (parts.Count > 1 && parts.Any(p => measures.Find(p.Text) is not null) && !parts.Any(p => MeasureNames.IsGrowth(p.Text)))
        {
            log.Add(place, CheckRules.ColumnUnclear, new(Raw: whole));
        }
        else
        {
            log.Add(place, CheckRules.ColumnUnknown, new(Raw: whole), ("suggestions", _suggestions++ < MostSuggestions ? measures.Nearest(parts[^1].Text) : new("（从略）", "(left out)")));
        }

        return null;
    }

    /// <summary>The column's texts from top to bottom, a merged text once, without units, numbering and captions of nothing.</summary>
    private List<(int Row, string Text)> Parts(Grid grid, HeaderBlock block, int column)
    {
        List<(int Row, string Text)> parts = [];
        foreach (var row in block.Rows)
        {
            var text = grid.Label(row, column);
            if (text.Length > 0 && (parts.Count == 0 || parts[^1].Text != text) && (measures.Find(text) is not null || !units.IsUnit(text)))
            {
                parts.Add((row, text));
            }
        }

        return parts;
    }

    /// <summary>The one measure that the parts name, read downward or upward; null where the two ways lead to different ones.</summary>
    private Heading? FindInParts(List<string> parts) => (FindDownward(parts), FindUpward(parts)) switch
    {
        (null, var upward) => upward,
        (var downward, null) => downward,
        var (downward, upward) => downward.Value.Measure == upward.Value.Measure ? downward : null,
    };

    /// <summary>A name whose end is the title of its group: 城镇居民 below 人均可支配收入.</summary>
    private Heading? FindUpward(List<string> parts)
    {
        for (var last = parts.Count; last > 1; last--)
        {
            for (var first = 0; first < last - 1; first++)
            {
                if (measures.Find([.. parts[first..last].AsEnumerable().Reverse()]) is { } joined
                    && measures.Beside(joined, parts[last..], mustBeKnown: true) is { } whole)
                {
                    return measures.Beside(whole, parts[..first], mustBeKnown: false);
                }
            }
        }

        return null;
    }

    /// <summary>The lowest part's measure, joined from some row on, or an upper one's to which the lower add nothing.</summary>
    private Heading? FindDownward(List<string> parts)
    {
        for (var first = 0; first < parts.Count; first++)
        {
            if (measures.Find(parts[first..]) is { } joined)
            {
                return measures.Beside(joined, parts[..first], mustBeKnown: false);
            }
        }

        for (var last = parts.Count - 1; last > 0; last--)
        {
            if (measures.Find(parts[last - 1]) is { } upper && measures.Beside(upper, parts[last..], mustBeKnown: true) is { } whole)
            {
                return measures.Beside(whole, parts[..(last - 1)], mustBeKnown: false);
            }
        }

        return null;
    }

    private (Heading, Place)? WithName(Grid grid, HeaderBlock block, int column, Heading coded, List<(int Row, string Text)> parts)
    {
        var (heading, place) = (coded, grid.At(block.CodeRow, column));
        foreach (var (row, text) in parts)
        {
            if (row == block.CodeRow || measures.Find(text) is not { } name)
            {
                continue;
            }

            if (name.Measure != coded.Measure)
            {
                log.Add(place, CheckRules.ColumnNameDiffers, new(Measure: coded.Measure, Raw: text), ("other", name.Measure.Name), ("cell", grid.At(row, column).Cell));
            }
            else if (name.Unit.Length > 0)
            {
                (heading, place) = (name, grid.At(row, column));
            }
        }

        return (heading, place);
    }
}
