using Pipeline.Catalogue;
using Pipeline.Indicators.Formulas;

namespace Pipeline.Indicators;

/// <summary>Turns the catalogue's formulas into computations over one set of data; a new kind of formula is one class and one line here.</summary>
internal sealed class Binder(StatisticalCatalogue catalogue, Territory territory, MeasureList measures, Timeline timeline, ReportedValues reported)
{
    private readonly Dictionary<string, Computation> _indicators = new(StringComparer.Ordinal);

    /// <summary>The values of the measures.</summary>
    public MeasureValues Values => field ??= new(territory, measures, timeline, reported, this);

    /// <summary>An operand.</summary>
    public Computation Bind(Operand operand) => operand switch
    {
        Operand.Reported(var measure) => Reported(measure),
        Operand.MeanOfYear(var stock) => new MeanOfYear(Bind(stock), timeline),
        Operand.Difference(var minuend, var subtrahend) => new Difference(Bind(minuend), Bind(subtrahend)),
        _ => throw new NotSupportedException($"Operand '{operand}' has no computation."),
    };

    /// <summary>A formula.</summary>
    public Computation Bind(Formula formula) => formula switch
    {
        Formula.Ratio(var numerator, var denominator, var scale) => new Ratio(Bind(numerator), Bind(denominator), scale),
        Formula.Share(var measure, var denominator) => new Share(Reported(measure), Whole(measure, denominator)),
        Formula.Lead(var indicator, var reference) => new Lead(Indicator(indicator), territory[reference]),
        Formula.Gap(var measure, var reference) => new Gap(Reported(measure), territory[reference]),
        Formula.NominalGrowth(var measure) => new NominalGrowth(Reported(measure), timeline),
        Formula.Count(var measure, var level) => new Count(Reported(measure), level),
        Formula.AverageGrowth(var level, var growth, var baseYear) => new AverageGrowth(Reported(level), Reported(growth), baseYear, timeline),
        _ => throw new NotSupportedException($"Formula '{formula}' has no computation."),
    };

    /// <summary>The formula of an indicator, bound once.</summary>
    public Computation Indicator(string code)
    {
        if (!_indicators.TryGetValue(code, out var bound))
        {
            var indicator = catalogue.FindIndicator(code)
                ?? throw new InvalidOperationException($"The catalogue names indicator '{code}', which it lacks.");
            _indicators[code] = bound = Bind(indicator.Formula);
        }

        return bound;
    }

    /// <summary>What a target is set for: an indicator or a measure.</summary>
    public Computation Subject(string code) => catalogue.FindIndicator(code) is null ? Reported(code) : Indicator(code);

    private Reported Reported(string measure) => new(measures[measure], Values);

    private Computation Whole(string measure, ShareDenominator denominator) => denominator switch
    {
        ShareDenominator.Province => new AtPlace(Reported(measure), territory.Province),
        ShareDenominator.SumOfPrefectures => new SumOfPrefectures(Reported(measure), territory.Province, Values.Aggregator),
        _ => throw new NotSupportedException($"Denominator '{denominator}' has no computation."),
    };
}
