using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>The values while the model is made, and the map they lie on.</summary>
internal sealed class SampleTable
{
    private readonly Dictionary<(string Measure, string Area, int Year), decimal> _values = [];
    private readonly Dictionary<string, SampleRow> _profiles;
    private readonly Dictionary<string, IReadOnlyList<Area>> _countiesOf;

    public SampleTable(StatisticalCatalogue catalogue)
    {
        Catalogue = catalogue;
        Counties = [.. catalogue.Areas.Where(area => area.Level == AreaLevel.County)];
        Prefectures = [.. catalogue.Areas.Where(area => area.Level == AreaLevel.Prefecture)];
        _profiles = SampleData.Rows("counties.csv").Concat(SampleData.Rows("prefectures.csv"))
            .ToDictionary(row => row["code"], StringComparer.Ordinal);
        _countiesOf = Prefectures.ToDictionary(
            prefecture => prefecture.Code,
            prefecture => (IReadOnlyList<Area>)[.. Counties.Where(county => county.Parent == prefecture.Code)],
            StringComparer.Ordinal);
        foreach (var area in Counties.Concat(Prefectures).Where(area => !_profiles.ContainsKey(area.Code)))
        {
            throw new InvalidOperationException($"The sample knows nothing of {area.Code} {area.Name}; add it to counties.csv or prefectures.csv.");
        }
    }

    /// <summary>The catalogue that the sample is made for.</summary>
    public StatisticalCatalogue Catalogue { get; }

    /// <summary>All counties, in code order.</summary>
    public IReadOnlyList<Area> Counties { get; }

    /// <summary>All prefectures, in code order.</summary>
    public IReadOnlyList<Area> Prefectures { get; }

    /// <summary>The value of a measure; a value that was not made is a fault of the order of the recipes.</summary>
    public decimal this[string measure, Area area, int year]
    {
        get => _values[(measure, area.Code, year)];
        set => _values[(measure, area.Code, year)] = value;
    }

    /// <summary>The value of a measure; null where it was not made.</summary>
    public decimal? Find(string measure, string area, int year) =>
        _values.TryGetValue((measure, area, year), out var value) ? value : null;

    /// <summary>The counties of a prefecture, in code order.</summary>
    public IReadOnlyList<Area> CountiesOf(Area prefecture) => _countiesOf[prefecture.Code];

    /// <summary>What the model starts from for a county or prefecture.</summary>
    public SampleRow Profile(Area area) => _profiles[area.Code];

    /// <summary>The lowest areas that report a measure: counties where they do, else prefectures.</summary>
    public IReadOnlyList<Area> BaseAreas(Measure measure) =>
        measure.Levels.Contains(AreaLevel.County) ? Counties
        : measure.Levels.Contains(AreaLevel.Prefecture) ? Prefectures
        : [];

    /// <summary>Whether all of an area belongs to a group.</summary>
    public bool IsIn(string group, Area area)
    {
        var members = Catalogue.FindGroup(group)!.Counties;
        return area.Level == AreaLevel.County
            ? members.Contains(area.Code)
            : CountiesOf(area).All(county => members.Contains(county.Code));
    }

    /// <summary>The areas whose values make up an area's, where both report the measure.</summary>
    public IReadOnlyList<Area> PartsOf(Area area, Measure measure) =>
        area.Level == AreaLevel.Province ? BaseAreas(measure)
        : area.Level == AreaLevel.Prefecture && measure.Levels.Contains(AreaLevel.County) ? CountiesOf(area)
        : [];

    /// <summary>Sums a measure upwards for all years, to the prefectures and the province.</summary>
    public void SumUp(Measure measure)
    {
        foreach (var year in SampleYears.All)
        {
            foreach (var area in Above(measure))
            {
                this[measure.Code, area, year] = PartsOf(area, measure).Sum(part => this[measure.Code, part, year]);
            }
        }
    }

    /// <summary>Takes weighted means of a measure upwards for a year, each straight from the lowest areas and rounded once.</summary>
    public void MeanUp(Measure measure, int year)
    {
        foreach (var area in Above(measure))
        {
            var parts = PartsOf(area, measure);
            var weight = parts.Sum(part => Weight(measure, part, year));
            var sum = parts.Sum(part => this[measure.Code, part, year] * Weight(measure, part, year));
            this[measure.Code, area, year] = Apportionment.Round(sum / weight, measure.Decimals);
        }
    }

    /// <summary>The weight of an area in a weighted mean; the population where the catalogue names none.</summary>
    public decimal Weight(Measure measure, Area area, int year) =>
        Evaluate(measure.Weight ?? new Operand.Reported("population"), area, year);

    /// <summary>The weight in a part of a year: stocks are known as of the end of the year before.</summary>
    public decimal WeightOfPart(Measure measure, Area area, int year) => measure.Weight is Operand.MeanOfYear(var stock)
        ? Evaluate(stock, area, year - 1)
        : Weight(measure, area, year);

    private decimal Evaluate(Operand operand, Area area, int year) => operand switch
    {
        Operand.Reported(var measure) => this[measure, area, year],
        Operand.Difference(var minuend, var subtrahend) => Evaluate(minuend, area, year) - Evaluate(subtrahend, area, year),
        // The year before the first published one is unknown to whoever computes from the workbooks.
        Operand.MeanOfYear(var stock) => year <= SampleModel.FirstYear
            ? Evaluate(stock, area, year)
            : (Evaluate(stock, area, year) + Evaluate(stock, area, year - 1)) / 2,
        _ => throw new NotSupportedException($"The sample does not evaluate {operand}."),
    };

    private IEnumerable<Area> Above(Measure measure) =>
        measure.Levels.Contains(AreaLevel.County) ? [.. Prefectures, Catalogue.Province] : [Catalogue.Province];
}
