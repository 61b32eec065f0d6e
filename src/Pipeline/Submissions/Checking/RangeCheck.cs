namespace Pipeline.Submissions.Checking;

/// <summary>Whether values are plausible by themselves.</summary>
internal sealed class RangeCheck(FindingLog log)
{
    public void Check(SubmittedTable table, CheckContext context)
    {
        foreach (var cell in table.Cells)
        {
            var (measure, subject) = (cell.Measure, new Subject(cell.Area, cell.Measure, cell.Raw, cell.Value));
            // A range that begins above zero leaves nothing to confirm, and no sign makes a magnitude plausible.
            if (cell.Value < 0 && measure.Minimum == 0 && -cell.Value <= measure.Maximum)
            {
                log.Add(cell.Place, CheckRules.Negative, subject);
            }
            else if (cell.Value < measure.Minimum || cell.Value > measure.Maximum)
            {
                log.Add(cell.Place, CheckRules.OutOfRange, subject,
                    ("minimum", FindingLog.Number(measure.Minimum)), ("maximum", FindingLog.Number(measure.Maximum)));
            }
        }

        Lazy<ILookup<(string, string), decimal>> previous = new(
            () => context.Previous.Where(o => o.Value is not null).ToLookup(o => (o.Area, o.Measure), o => o.Value!.Value));
        foreach (var column in table.Cells.Where(c => Percentage.Is(c.Measure)).GroupBy(c => c.Measure.Code))
        {
            CheckFractions([.. column], previous);
        }
    }

    /// <summary>
    /// A column of nothing but fractions may have been written as 0.53 for 53 %; one value above 1 shows that it was not, and so does a value
    /// that is nearer to last period's as it stands than a hundred times as large, or that the measure could not be a hundredfold.
    /// </summary>
    private void CheckFractions(List<CellValue> column, Lazy<ILookup<(string, string), decimal>> previous)
    {
        if (column.Exists(c => c.StatedPercent || Math.Abs(c.Value ?? 0) > 1))
        {
            return;
        }

        foreach (var cell in column.Where(c => c.Value is not (null or 0)))
        {
            var value = cell.Value!.Value;
            var before = previous.Value[(cell.Area.Code, cell.Measure.Code)].Cast<decimal?>().FirstOrDefault();
            var hundredfold = Math.Round((cell.Exact ?? value) * 100, cell.Measure.Decimals, MidpointRounding.AwayFromZero);
            if (hundredfold < cell.Measure.Minimum || hundredfold > cell.Measure.Maximum)
            {
                continue;
            }

            if (before is not { } last || Math.Abs(value - last) > Math.Abs((value * 100) - last))
            {
                log.Add(cell.Place, CheckRules.PercentAmbiguous, new(cell.Area, cell.Measure, cell.Raw, value), ("hundredfold", FindingLog.Number(hundredfold)));
            }
        }
    }
}
