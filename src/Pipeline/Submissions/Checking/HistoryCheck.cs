using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>How values compare with last period's, and with the version of this period that they would replace.</summary>
internal sealed class HistoryCheck(StatisticalCatalogue catalogue, FindingLog log)
{
    // 亿元 for 万元 is a factor of 10,000; real growth or decline blurs it by less than ten.
    private const decimal Suspicious = 1_000;

    /// <summary>How many units of the last published digit make a value that does not vanish by itself.</summary>
    private const decimal LargeInDigits = 100;

    public void Check(SubmittedTable table, CheckContext context)
    {
        foreach (var before in context.Previous.Where(o => o.Value > 0))
        {
            if (table.Find(before.Area, before.Measure) is { Value: { } value } cell)
            {
                Compare(cell, value, before.Value!.Value);
            }
        }

        if (context.InForce.Count > 0)
        {
            CheckVanished(table, [.. context.InForce.Where(o => o.Status != ObservationStatus.Missing)]);
        }
    }

    private void Compare(CellValue cell, decimal value, decimal before)
    {
        if (value == 0)
        {
            if (before >= LargeInDigits * LastDigit.Of(cell.Measure))
            {
                log.Add(cell.Place, CheckRules.ZeroWhereLarge, cell.Subject, ("previous", FindingLog.Number(before)));
            }
        }
        else if (cell.Measure.Minimum >= 0 && value > 0 && (value >= before * Suspicious || before >= value * Suspicious))
        {
            var times = Math.Round(Math.Max(value / before, before / value), 0, MidpointRounding.AwayFromZero);
            log.Add(cell.Place, CheckRules.Magnitude, cell.Subject, ("previous", FindingLog.Number(before)), ("times", FindingLog.Number(times)));
        }
    }

    /// <summary>A submission replaces its period as a whole, so what it leaves out is said once: by area, else by measure, else by value.</summary>
    private void CheckVanished(SubmittedTable table, List<Observation> inForce)
    {
        var answers = table.Cells.Where(c => c.IsAnswer).ToList();
        var areas = answers.Select(c => c.Area.Code).ToHashSet(StringComparer.Ordinal);
        var measures = answers.Select(c => c.Measure.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in inForce.Where(o => !areas.Contains(o.Area)).GroupBy(o => o.Area))
        {
            var area = catalogue.FindArea(gone.Key)?.Name ?? new(gone.Key, gone.Key);
            log.Add(table.Sheet, CheckRules.AreaVanished, default, ("area", area), ("count", FindingLog.Number(gone.Count())));
        }

        foreach (var gone in inForce.Where(o => !measures.Contains(o.Measure)).GroupBy(o => o.Measure))
        {
            var measure = catalogue.FindMeasure(gone.Key)?.Name ?? new(gone.Key, gone.Key);
            log.Add(table.Sheet, CheckRules.MeasureVanished, default, ("measure", measure), ("count", FindingLog.Number(gone.Count())));
        }

        foreach (var gone in inForce.Where(o => areas.Contains(o.Area) && measures.Contains(o.Measure)))
        {
            if (table.Find(gone.Area, gone.Measure) is { IsAnswer: false, Faulty: false } cell)
            {
                log.Add(cell.Place, CheckRules.ValueVanished, cell.Subject,
                    ("previous", gone.Value is { } value ? FindingLog.Number(value) : gone.Status.Letter().ToString()));
            }
        }
    }
}
