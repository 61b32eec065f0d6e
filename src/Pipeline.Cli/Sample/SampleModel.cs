using Pipeline.Catalogue;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Cli.Sample;

/// <summary>
/// Synthetic figures for every area, measure and year, calibrated so that what the plan prints can be computed from them. A pure function of
/// the catalogue and the tables in Sample/Data, in decimal arithmetic throughout; sampledata/README.md tells the model.
/// </summary>
public sealed class SampleModel
{
    /// <summary>The first year of the regular series.</summary>
    public const int FirstYear = 2019;

    /// <summary>The last year of the regular series; its figures are preliminary.</summary>
    public const int LastYear = SampleYears.Last;

    /// <summary>The year long before, of which the province alone reports its incomes.</summary>
    public const int EarlyYear = 2015;

    /// <summary>The prefecture whose workbook of the last year is late.</summary>
    public const string LateReporter = "533400";

    private readonly SampleTable _table;
    private readonly PartsOfYear _parts;
    private readonly Dictionary<string, decimal> _early;

    private SampleModel(SampleTable table, Dictionary<string, decimal> early) => (_table, _parts, _early) = (table, new(table), early);

    /// <summary>The catalogue that the sample was made for.</summary>
    public StatisticalCatalogue Catalogue => _table.Catalogue;

    /// <summary>Makes the sample for a catalogue.</summary>
    public static SampleModel Build(StatisticalCatalogue catalogue)
    {
        var table = new SampleTable(catalogue);
        var recipes = Recipe.Load();
        foreach (var recipe in recipes)
        {
            Fill(table, recipe, recipes);
        }

        NewAreaSeries.Fill(table, recipes);
        foreach (var measure in catalogue.Measures.Where(measure => NeedsValues(table, measure)))
        {
            Unplanned.Fill(table, measure);
        }

        return new(table, recipes.Where(r => r.In2015 is not null)
            .ToDictionary(r => r.Measure, r => r.In2015!.Value, StringComparer.Ordinal));
    }

    /// <summary>The periods that a reporter has workbooks of: its years, then the parts of years.</summary>
    public IEnumerable<Period> PeriodsOf(Reporter reporter) => YearsOf(reporter).Select(Period.Annual).Concat(_parts.Periods);

    /// <summary>The years that a reporter has figures of, in order.</summary>
    public static IEnumerable<int> YearsOf(Reporter reporter)
    {
        ArgumentNullException.ThrowIfNull(reporter);
        var regular = Enumerable.Range(FirstYear, LastYear - FirstYear + 1);
        return reporter.Area.Level == AreaLevel.Province ? regular.Prepend(EarlyYear) : regular;
    }

    /// <summary>The value of a measure, in its unit and at its decimals; null where the area does not report it in that year.</summary>
    public decimal? Value(string area, string measure, int year) =>
        year is >= FirstYear and <= LastYear ? _table.Find(measure, area, year)
        : year == EarlyYear && area == _table.Catalogue.Province.Code && _early.TryGetValue(measure, out var value) ? value
        : null;

    /// <summary>The value of a measure in a period; null where the area does not report it for it.</summary>
    public decimal? Value(string area, string measure, Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return period.Frequency == Frequency.Annual ? Value(area, measure, period.Year) : _parts.Find(measure, area, period);
    }

    /// <summary>What a reporter's workbook of a year says.</summary>
    public IReadOnlyDictionary<(string Area, string Measure), TemplateValue> ValuesOf(Reporter reporter, int year) =>
        ValuesOf(reporter, Period.Annual(year));

    /// <summary>What a reporter's workbook of a period says: a value for every cell that the catalogue asks for and the model has.</summary>
    public IReadOnlyDictionary<(string Area, string Measure), TemplateValue> ValuesOf(Reporter reporter, Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(reporter);
        var values = new Dictionary<(string, string), TemplateValue>();
        foreach (var area in reporter.Rows)
        {
            foreach (var measure in _table.Catalogue.MeasuresFor(reporter, area, period.Frequency))
            {
                if (Value(area.Code, measure.Code, period) is { } value)
                {
                    values[(area.Code, measure.Code)] = CannotExist(area, measure)
                        ? new(null, ObservationStatus.CannotExist)
                        : new(value, ObservationStatus.Normal);
                }
            }
        }

        return values;
    }

    /// <summary>Nothing in any year, where that is a valid answer: rural income where there are no villages, airports where there is none.</summary>
    private bool CannotExist(Area area, Measure measure) => measure.AllowsCannotExist
        && Enumerable.Range(FirstYear, LastYear - FirstYear + 1).All(year => Value(area.Code, measure.Code, year) == 0);

    private static void Fill(SampleTable table, Recipe recipe, IReadOnlyList<Recipe> recipes)
    {
        if (table.Catalogue.FindMeasure(recipe.Measure) is not { } measure)
        {
            return;
        }

        switch (recipe.Kind)
        {
            case "anchored" when recipe.Measure == "population":
                Populations.Fill(table, recipe, recipes.Single(other => other.Measure == "urban_population"));
                break;
            case "anchored" when recipe.Measure == "gdp":
                Accounts.Fill(table, recipe, recipes.Single(other => other.Measure == "gdp_real_growth"));
                break;
            case "anchored" or "share":
                // Made together with population and GDP.
                break;
            case "income" when recipe.Anchor is null:
                Incomes.FillResidents(table, recipe);
                break;
            case "income":
                Incomes.Fill(table, recipe);
                break;
            case "total":
                Totals.Fill(table, recipe, measure);
                break;
            case "since":
                Totals.FillSince(table, recipe, measure);
                break;
            case "mean":
                Means.Fill(table, recipe, measure);
                break;
            case "province":
                foreach (var year in SampleYears.All)
                {
                    table[measure.Code, table.Catalogue.Province, year] = recipe[year];
                }

                break;
            case "real":
                Growth.FillReal(table, recipe, measure);
                break;
            case "nominal":
                Growth.FillNominal(table, recipe, measure);
                break;
            case "per-head":
                Growth.FillPerHead(table, recipe, measure);
                break;
            default:
                throw new InvalidOperationException($"The recipe of {recipe.Measure} has the unknown kind '{recipe.Kind}'.");
        }
    }

    private static bool NeedsValues(SampleTable table, Measure measure) => table.Catalogue.Areas.Any(area =>
        measure.Levels.Contains(area.Level) && table.Find(measure.Code, area.Code, LastYear) is null);
}
