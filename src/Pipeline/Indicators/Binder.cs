using Pipeline.Catalogue;
using Pipeline.Indicators.Disparity;
using Pipeline.Indicators.Formulas;

namespace Pipeline.Indicators;

/// <summary>Turns the catalogue's formulas into computations over one set of data; a new kind of formula is one class and one line here.</summary>
internal sealed class Binder(StatisticalCatalogue catalogue, Territory territory, MeasureList measures, Timeline timeline, ReportedValues reported)
{
    private readonly Dictionary<string, Computation> _indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<Operand.Volume, VolumeSeries> _series = [];
    private readonly Dictionary<Operand.Volume, ProvincialVolumes> _provincial = [];
    private readonly Dictionary<(DispersedValue Of, DispersionScope Scope, bool Weighted), DispersionSamples> _samples = [];

    /// <summary>The values of the measures.</summary>
    public MeasureValues Values => field ??= new(territory, measures, timeline, reported, this);

    /// <summary>An operand.</summary>
    public Computation Bind(Operand operand) => operand switch
    {
        Operand.Reported(var measure) => Reported(measure),
        Operand.MeanOfYear(var stock) => new MeanOfYear(Bind(stock), timeline),
        Operand.Difference(var minuend, var subtrahend) => new Difference(Bind(minuend), Bind(subtrahend)),
        Operand.Volume volume => new Volume(Series(volume)),
        _ => throw new NotSupportedException($"Operand '{operand}' has no computation."),
    };

    /// <summary>A formula.</summary>
    public Computation Bind(Formula formula) => formula switch
    {
        Formula.Ratio(var numerator, var denominator, var scale) => new Ratio(Bind(numerator), Bind(denominator), scale),
        Formula.Share(var measure, var denominator) => new Ratio(Reported(measure), Whole(measure, denominator), 100),
        Formula.Lead(var indicator, var reference) => new Contrast(Indicator(indicator), new AtPlace(Indicator(indicator), territory[reference])),
        Formula.Gap(var measure, var reference) => new Contrast(new AtPlace(Reported(measure), territory[reference]), Reported(measure)),
        Formula.Difference(var minuend, var subtrahend) => new Contrast(Indicator(minuend), Indicator(subtrahend)),
        Formula.NominalGrowth(var measure) => new NominalGrowth(Reported(measure), timeline),
        Formula.Reduction(var indicator) => new Reduction(Indicator(indicator), timeline),
        Formula.Count(var measure, var level) => new Count(Reported(measure), level),
        Formula.Spread(var subject, var level) => new Spread(Subject(subject), level),
        Formula.VolumeGrowth(var volume) => new VolumeGrowth(Series(volume), timeline),
        Formula.AverageGrowth(var volume) => new AverageGrowth(Series(volume), timeline),
        Formula.ContributionPoints(var volume) => new ContributionPoints(Provincial(volume)),
        Formula.ContributionRate(var volume, var leastGrowth) => new ContributionRate(Provincial(volume), leastGrowth),
        Formula.ContributionResidue(var volume) => new ContributionResidue(Provincial(volume)),
        Formula.MeanOfYears(var indicator, var firstYear) => new MeanOfYears(Indicator(indicator), firstYear, timeline),
        Formula.Dispersion dispersion => new Dispersion(Samples(dispersion), dispersion),
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
            bound.Indicator = indicator;
        }

        return bound;
    }

    /// <summary>What a target is set for: an indicator or a measure.</summary>
    public Computation Subject(string code) => catalogue.FindIndicator(code) is null ? Reported(code) : Indicator(code);

    // One series for all formulas over the same volume: its chains are computed once.
    private VolumeSeries Series(Operand.Volume volume)
    {
        if (!_series.TryGetValue(volume, out var series))
        {
            var level = Reported(volume.Level);
            Computation start = catalogue.BaseVintage.Has(volume.Level, volume.BaseYear) ? new BaseLevel(level, catalogue.BaseVintage, volume.BaseYear) : level;
            _series[volume] = series = new(level.Measure, start, Reported(volume.Growth), volume.BaseYear, timeline, territory.Places.Length);
        }

        return series;
    }

    private ProvincialVolumes Provincial(Operand.Volume volume)
    {
        if (!_provincial.TryGetValue(volume, out var sums))
        {
            _provincial[volume] = sums = new(Series(volume), territory.Province, timeline);
        }

        return sums;
    }

    // Many statistics are of the same values: these are gathered once.
    private DispersionSamples Samples(Formula.Dispersion formula)
    {
        var key = (formula.Of, formula.Scope, formula.Statistic.IsWeighted());
        if (!_samples.TryGetValue(key, out var samples))
        {
            var value = Subject(formula.Of.Value);
            var weight = !key.Item3 ? null : formula.Of.Numerator is { } numerator ? new Ratio(Reported(numerator), value, 1) : Bind(formula.Of.Weight!);
            var places = formula.Scope switch
            {
                DispersionScope.Prefectures => territory.Province.Prefectures,
                DispersionScope.Counties => territory.Province.Counties,
                DispersionScope.Blocks => territory.Blocks,
                _ => throw new NotSupportedException($"Scope '{formula.Scope}' has no places."),
            };
            _samples[key] = samples = new(value, weight, places, timeline.Periods.Length, formula.Of.Decimals);
        }

        return samples;
    }

    private Reported Reported(string measure) => new(measures[measure], Values);

    private Computation Whole(string measure, ShareDenominator denominator) => denominator switch
    {
        ShareDenominator.Province => new AtPlace(Reported(measure), territory.Province),
        ShareDenominator.SumOfPrefectures => new SumOfPrefectures(Reported(measure), territory.Province, Values.Aggregator),
        _ => throw new NotSupportedException($"Denominator '{denominator}' has no computation."),
    };
}
