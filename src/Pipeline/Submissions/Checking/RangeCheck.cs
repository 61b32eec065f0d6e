namespace Pipeline.Submissions.Checking;

/// <summary>Whether values are plausible by themselves.</summary>
internal sealed class RangeCheck(FindingLog log)
{
    public void Check(SubmittedTable table, CheckContext context)
    {
        foreach (var cell in table.Cells)
        {
            if (cell.IsNegativeToConfirm)
            {
                log.Add(cell.Place, CheckRules.Negative, cell.Subject);
            }
            else if (cell.IsImplausible)
            {
                var (minimum, maximum) = (FindingLog.Number(cell.Measure.Minimum), FindingLog.Number(cell.Measure.Maximum));
                if (Percentage.Is(cell.Measure) && Hundredfold(cell) is { } hundredfold)
                {
                    log.Add(cell.Place, CheckRules.PercentFraction, cell.Subject,
                        ("minimum", minimum), ("maximum", maximum), ("hundredfold", FindingLog.Number(hundredfold)));
                }
                else
                {
                    log.Add(cell.Place, CheckRules.OutOfRange, cell.Subject, ("minimum", minimum), ("maximum", maximum));
                }
            }
        }

        foreach (var column in table.Cells.Where(c => Percentage.Is(c.Measure)).GroupBy(c => c.Measure.Code))
        {
            CheckFractions([.. column], context);
        }
    }

    /// <summary>
    /// A fraction may have been written as 0.53 for 53 %. What shows that it was not is a value near it: last period's, else what is usual in
    /// the column; or that the measure could not be a hundredfold. Growth is near zero anywhere, so one larger value shows it of its column.
    /// </summary>
    private void CheckFractions(List<CellValue> column, CheckContext context)
    {
        var usual = Usual(column);
        if (usual is not null && column[0].Measure.Minimum < 0)
        {
            return;
        }

        Lazy<ILookup<string, decimal>> previous = new(() => context.Previous
            .Where(o => o.Value is not null && o.Measure == column[0].Measure.Code)
            .ToLookup(o => o.Area, o => o.Value!.Value, StringComparer.Ordinal));
        foreach (var cell in column.Where(c => !c.IsImplausible))
        {
            if (cell.Value is not { } value || Hundredfold(cell) is not { } hundredfold)
            {
                continue;
            }

            var near = previous.Value[cell.Area.Code].Cast<decimal?>().FirstOrDefault() ?? usual;
            if (near is not { } known || Math.Abs(value - known) > Math.Abs((value * 100) - known))
            {
                log.Add(cell.Place, CheckRules.PercentAmbiguous, cell.Subject, ("hundredfold", FindingLog.Number(hundredfold)));
            }
        }
    }

    /// <summary>What a fraction would be in per cent; null for any other value, and where the measure could not be that much.</summary>
    private static decimal? Hundredfold(CellValue cell)
    {
        if (cell.Value is not { } value || value == 0 || !IsFraction(cell))
        {
            return null;
        }

        var hundredfold = Math.Round((cell.Exact ?? value) * 100, cell.Measure.Decimals, MidpointRounding.AwayFromZero);
        return hundredfold < cell.Measure.Minimum || hundredfold > cell.Measure.Maximum ? null : hundredfold;
    }

    private static bool IsFraction(CellValue cell) => !cell.StatedPercent && Math.Abs(cell.Value ?? 0) <= 1;

    /// <summary>The median of what is certainly per cent; null where nothing is.</summary>
    private static decimal? Usual(List<CellValue> column)
    {
        List<decimal> certain = [.. column.Where(c => c.Value is not null && !IsFraction(c)).Select(c => c.Value!.Value).Order()];
        return certain.Count == 0 ? null : certain[certain.Count / 2];
    }
}
