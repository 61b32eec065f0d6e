using Pipeline.Catalogue;
using Pipeline.Indicators.Formulas;

namespace Pipeline.Indicators.Disparity;

/// <summary>The dispersion indicators of a snapshot once more, with what only a dispersion has: the number of areas and the change.</summary>
internal sealed class DisparityRows(StatisticalCatalogue catalogue, Binder binder, Territory territory, Timeline timeline)
{
    /// <summary>A row for each row of a dispersion indicator, in the same order.</summary>
    public IEnumerable<DisparityValue> Of(IEnumerable<SnapshotValue> indicators)
    {
        var rows = indicators.Where(row => catalogue.FindIndicator(row.Subject)!.Formula is Formula.Dispersion).ToList();
        var values = rows.ToDictionary(row => (row.Subject, row.Area, timeline.Find(row.Period)), row => row.Value);
        return rows.Select(row => Row(row, values.GetValueOrDefault((row.Subject, row.Area, timeline.YearBefore(timeline.Find(row.Period))))));
    }

    private DisparityValue Row(SnapshotValue row, decimal? before) => new()
    {
        Indicator = row.Subject,
        Area = row.Area,
        Period = row.Period,
        Size = ((Dispersion)binder.Indicator(row.Subject)).SizeAt(new(Route.Precedence, territory[row.Area], timeline.Find(row.Period))),
        Value = row.Value,
        Change = row.Value - before,
        FromBelow = row.FromBelow,
        Status = row.Status,
        Coverage = row.Coverage,
        Remark = row.Remark,
    };
}
