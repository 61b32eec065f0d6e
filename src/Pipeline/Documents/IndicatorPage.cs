using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Indicators;
using static Pipeline.Documents.CataloguePages;

namespace Pipeline.Documents;

/// <summary>What every indicator is, how it is computed and from what.</summary>
internal static class IndicatorPage
{
    public static Page Of(StatisticalCatalogue catalogue, CatalogueWords words, EvaluationPlans plans) => Page(
        IndicatorFile,
        new("计算指标", "Indicators"),
        new($"共 {catalogue.Indicators.Count} 个，由上报的[统计量]({MeasureFile})计算；比率先分别汇总分子和分母再相除，只在公布时四舍五入。",
            $"{catalogue.Indicators.Count} of them, computed from the [measures]({MeasureFile}) that are reported. Each side of a ratio is aggregated before the division; rounding is half away from zero, at publication only."),
        catalogue.Indicators.SelectMany(indicator => Entry(catalogue, words, indicator, plans.Find(indicator.Code)!)));

    private static IEnumerable<string> Entry(StatisticalCatalogue catalogue, CatalogueWords words, Indicator indicator, EvaluationPlan plan)
    {
        var measures = Reported(plan).Distinct(StringComparer.Ordinal).Select(code => catalogue.FindMeasure(code)!).ToList();
        var targets = catalogue.Targets.Where(target => target.Subject == indicator.Code).ToList();
        // The anchor is the code, whatever the heading says in two languages.
        yield return $"<a id=\"{indicator.Code}\"></a>";
        yield return "";
        yield return $"## `{indicator.Code}` {indicator.Name.Zh} · {indicator.Name.En}";
        yield return "";
        yield return indicator.Definition.Zh;
        yield return "";
        yield return indicator.Definition.En;
        yield return "";
        yield return Row("", "");
        yield return Rule(2);
        yield return Row("公式 Formula", $"{plan.Formula?.Zh}<br>{plan.Formula?.En}");
        yield return Row("来自 Made of", string.Join("、", measures.Select(measure => $"{words.Subject(measure.Code)} {measure.Name.Zh}（{CatalogueWords.Aggregation(measure)}）")));
        yield return Row("单位 Unit", indicator.Unit.Name.ToString());
        yield return Row("小数位 Decimals", indicator.Decimals.ToString(CultureInfo.InvariantCulture));
        yield return Row("层级 Levels", string.Join("、", indicator.Levels.Select(CatalogueWords.Level)));
        yield return Row("频率 Frequency", string.Join("、", indicator.Frequencies.Select(CatalogueWords.Frequency)));
        yield return Row("部门 Agency", string.Join("、", measures.Select(measure => measure.Agency.ToString()).Distinct(StringComparer.Ordinal)));
        if (indicator.Better != Better.Neither)
        {
            yield return Row("位次 Ranking", indicator.Better == Better.High ? "高者在前 highest first" : "低者在前 lowest first");
        }

        if (targets.Count > 0)
        {
            yield return Row("目标 Targets", string.Join("、", targets.Select(target => $"[`{target.Code}`]({TargetFile}#{target.Code})")));
        }

        yield return Row("出处 Source", CatalogueWords.Source(indicator.Source));
        yield return "";
    }

    // A plan's leaves: what reporters submit.
    private static IEnumerable<string> Reported(EvaluationPlan plan) => plan.Definition is null
        ? [plan.Code]
        : plan.Operands.SelectMany(Reported);
}
