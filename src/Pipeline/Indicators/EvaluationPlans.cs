using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>Explains a catalogue's measures and indicators.</summary>
public sealed class EvaluationPlans
{
    private static readonly Bilingual PublishedByProvince = new("全省公布值", "what the province publishes");
    private static readonly Bilingual Unified = new("省级统一核算值", "the province's unified accounting");
    private static readonly Bilingual OwnReport = new("本地区上报值", "the area's own report");
    private static readonly AreaLevel[] AllLevels = Enum.GetValues<AreaLevel>();

    private readonly StatisticalCatalogue _catalogue;
    private readonly MeasureList _measures;
    private readonly Binder _binder;

    /// <summary>The plans of a catalogue.</summary>
    public EvaluationPlans(StatisticalCatalogue catalogue)
    {
        // Bound to no data at all, formulas still know their text.
        var territory = new Territory(catalogue);
        var timeline = new Timeline([]);
        (_catalogue, _measures) = (catalogue, new MeasureList(catalogue));
        _binder = new(catalogue, territory, _measures, timeline, new(territory, _measures, timeline, []));
    }

    /// <summary>The plan of a measure or indicator; null where there is none of this code.</summary>
    public EvaluationPlan? Find(string code) =>
        _catalogue.FindIndicator(code) is { } indicator ? Of(indicator)
        : _measures.Find(code) is { } measure ? Of(measure)
        : null;

    private EvaluationPlan Of(Indicator indicator) => new()
    {
        Code = indicator.Code,
        Name = indicator.Name,
        Definition = indicator.Definition,
        Formula = _binder.Indicator(indicator.Code).Text,
        Unit = indicator.Unit,
        Decimals = indicator.Decimals,
        Better = indicator.Better,
        Frequencies = indicator.Frequencies,
        Levels = [.. indicator.Levels.Select(level => new PlannedLevel(level, []))],
        Source = indicator.Source,
        Operands = Plans(indicator.Formula.Subjects),
    };

    private EvaluationPlan Of(BoundMeasure bound)
    {
        var measure = bound.Measure;
        return new()
        {
            Code = measure.Code,
            Name = measure.Name,
            Unit = measure.Unit,
            Decimals = measure.Decimals,
            Prices = measure.PriceBasis,
            Better = measure.Better,
            Frequencies = measure.Frequencies,
            Levels = [.. AllLevels.Where(bound.HasValueAt).Select(level => new PlannedLevel(level, [.. Ways(bound, level)]))],
            Weight = measure.Weight?.ToString(),
            Agency = measure.Agency,
            Operands = Plans(measure.Weight?.Measures ?? []),
        };
    }

    private List<EvaluationPlan> Plans(IEnumerable<string> codes) =>
        [.. codes.Distinct(StringComparer.Ordinal).Select(code => Find(code)
            ?? throw new InvalidOperationException($"The catalogue names '{code}', which it lacks."))];

    private static IEnumerable<Bilingual> Ways(BoundMeasure measure, AreaLevel level)
    {
        if (measure.Measure.Levels.Contains(level))
        {
            if (level == AreaLevel.Prefecture && measure.Measure.Unified)
            {
                yield return Unified;
            }

            yield return level == AreaLevel.Province ? PublishedByProvince : OwnReport;
        }

        var below = level switch
        {
            AreaLevel.Province => new("各州市", "the prefectures"),
            AreaLevel.Prefecture when measure.ByCounties => new("各县市区", "the counties"),
            AreaLevel.Group => new("整建制州市和单个县市区", "its whole prefectures and single counties"),
            _ => default(Bilingual),
        };
        if (measure.Aggregable && below != default)
        {
            yield return measure.Measure.Weight is { } weight
                ? new($"{below.Zh}以 {weight} 加权的平均值（E）", $"the mean of {below.En}, weighted by {weight} (E)")
                : new($"{below.Zh}之和（E）", $"the sum of {below.En} (E)");
        }
    }
}
