using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>
/// Figures for parts of years, made from those of the whole years: a flow is a share of the year's that differs a little by area and year but
/// not by measure, so that what adds up over the year adds up over its part; growth follows from the shares of both years; a stock lies
/// between the ends of both years; means are weighted by the population of last year's end, which is all that is known by then.
/// </summary>
internal sealed class PartsOfYear
{
    private const decimal Scatter = 0.004m;
    private const string Gdp = "gdp";
    private static readonly string[] _sectors = ["gdp_primary", "gdp_secondary", "gdp_tertiary"];

    private readonly SampleTable _table;
    private readonly Dictionary<(string Measure, string Area, Period Period), decimal> _values = [];

    /// <summary>Makes all parts.</summary>
    public PartsOfYear(SampleTable table)
    {
        _table = table;
        var rows = SampleData.Rows("parts-of-year.csv");
        Periods = [.. from row in rows
                      from year in row["years"].Split(';')
                      select Period.Parse($"{year}-{row["part"]}")];
        foreach (var (period, share) in Periods.Select(period => (period, Share(rows, period))))
        {
            foreach (var measure in table.Catalogue.Measures.Where(measure => measure.Frequencies.Contains(period.Frequency)))
            {
                Fill(measure, period, share);
            }

            if (table.Catalogue.FindMeasure(Gdp) is { } gdp && gdp.Frequencies.Contains(period.Frequency))
            {
                FillGdp(gdp, period);
            }
        }
    }

    /// <summary>The parts of years that there are workbooks of.</summary>
    public IReadOnlyList<Period> Periods { get; }

    /// <summary>The value of a measure; null where there is none.</summary>
    public decimal? Find(string measure, string area, Period period) => _values.TryGetValue((measure, area, period), out var value) ? value : null;

    private static decimal Share(IReadOnlyList<SampleRow> rows, Period period) =>
        rows.Single(row => period.ToString().EndsWith($"-{row["part"]}", StringComparison.Ordinal)).Number("share")!.Value;

    private void Fill(Measure measure, Period period, decimal share)
    {
        // What is made of parts is summed or averaged from the lowest areas that report it.
        var parts = measure.Aggregation == Aggregation.None ? [] : _table.BaseAreas(measure);
        foreach (var area in _table.Catalogue.Areas.Where(area => measure.Levels.Contains(area.Level)))
        {
            if (_table.Find(measure.Code, area.Code, period.Year) is { } annual && (parts.Count == 0 || parts.Contains(area) || area.Level == AreaLevel.NewArea))
            {
                Set(measure, area, period, Of(measure, area, period, share, annual));
            }
        }

        if (parts.Count > 0)
        {
            AddUp(measure, period);
        }
    }

    private decimal Of(Measure measure, Area area, Period period, decimal share, decimal annual)
    {
        var before = _table.Find(measure.Code, area.Code, period.Year - 1);
        if (measure.Unit.Dimension == Means.Ratio)
        {
            return ((1 + (annual / 100)) * Weather(area, period) / Weather(area, period.YearBefore) - 1) * 100;
        }

        return measure.Additive || measure.Aggregation == Aggregation.WeightedMean || before is null ? annual * share * Weather(area, period)
            : measure.Unit.Dimension == "index" ? annual + (0.1m * Noise.Of($"{measure.Code}/{area.Code}/{period}"))
            : before.Value + ((annual - before.Value) * share);
    }

    // How good the part of the year was for everything in a prefecture; over the province it evens out.
    private static decimal Weather(Area area, Period period) => area.Level == AreaLevel.Province
        ? 1
        : 1 + (Scatter * Noise.Of($"part/{(area.Level == AreaLevel.County ? area.Parent : area.Code)}/{period}"));

    // The sectors are rounded one by one, so GDP is their sum.
    private void FillGdp(Measure gdp, Period period)
    {
        foreach (var area in _table.Catalogue.Areas.Where(area => gdp.Levels.Contains(area.Level)))
        {
            var sectors = _sectors.Select(sector => Find(sector, area.Code, period)).ToList();
            if (!sectors.Contains(null))
            {
                Set(gdp, area, period, sectors.Sum()!.Value);
            }
        }
    }

    private void AddUp(Measure measure, Period period)
    {
        foreach (var area in _table.Prefectures.Append(_table.Catalogue.Province).Where(area => measure.Levels.Contains(area.Level)))
        {
            var parts = _table.PartsOf(area, measure);
            if (parts.Count > 0)
            {
                var weights = parts.Select(part => measure.Additive ? 1 : _table.WeightOfPart(measure, part, period.Year)).ToList();
                var sum = parts.Zip(weights, (part, weight) => Find(measure.Code, part.Code, period)!.Value * weight).Sum();
                Set(measure, area, period, measure.Additive ? sum : sum / weights.Sum());
            }
        }
    }

    private void Set(Measure measure, Area area, Period period, decimal value) =>
        _values[(measure.Code, area.Code, period)] = Apportionment.Round(value, measure.Decimals);
}
