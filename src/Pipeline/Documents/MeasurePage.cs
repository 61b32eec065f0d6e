using System.Globalization;
using Pipeline.Catalogue;
using static Pipeline.Documents.CataloguePages;

namespace Pipeline.Documents;

/// <summary>What every measure is, who reports it and how it adds up.</summary>
internal static class MeasurePage
{
    public static Page Of(StatisticalCatalogue catalogue, CatalogueWords words) => Page(
        MeasureFile,
        new("上报的统计量", "Measures"),
        new($"共 {catalogue.Measures.Count} 个，由州市、滇中新区和省统计局上报；由它们计算的见[计算指标]({IndicatorFile})。",
            $"{catalogue.Measures.Count} of them, reported by prefectures, the new area and the provincial bureau; what is computed from them is under [indicators]({IndicatorFile})."),
        catalogue.Measures.GroupBy(measure => measure.Section).SelectMany(section => Section(catalogue, words, section.Key, [.. section])));

    private static IEnumerable<string> Section(StatisticalCatalogue catalogue, CatalogueWords words, Bilingual title, List<Measure> measures)
    {
        yield return $"## {title.Zh} · {title.En}";
        yield return "";
        foreach (var measure in measures)
        {
            var users = catalogue.Indicators.Where(indicator => indicator.Formula.Subjects.Contains(measure.Code)).Select(indicator => indicator.Code)
                .ToList();
            yield return $"<a id=\"{measure.Code}\"></a>";
            yield return "";
            yield return $"### `{measure.Code}` {measure.Name.Zh} · {measure.Name.En}";
            yield return "";
            yield return Row("", "");
            yield return Rule(2);
            yield return Row("单位 Unit", measure.Unit.Name.ToString());
            yield return Row("小数位 Decimals", measure.Decimals.ToString(CultureInfo.InvariantCulture));
            yield return Row("范围 Range", $"{Number(measure.Minimum)} … {Number(measure.Maximum)}");
            yield return Row("上报层级 Reported by", string.Join("、", measure.Levels.Select(CatalogueWords.Level)) + (measure.Unified ? "；州市由省统一核算 prefectures by unified accounting" : ""));
            yield return Row("频率 Frequency", string.Join("、", measure.Frequencies.Select(CatalogueWords.Frequency)));
            yield return Row("汇总 Aggregation", CatalogueWords.Aggregation(measure));
            yield return Row("价格 Prices", CatalogueWords.Prices(measure.PriceBasis));
            yield return Row("必填 Compulsory", measure.CompulsorySince is { } since ? string.Create(CultureInfo.InvariantCulture, $"{since} 年起 since {since}") : "否 no");
            yield return Row("部门 Agency", measure.Agency.ToString());
            if (measure.Aliases.Count > 0)
            {
                yield return Row("别名 Aliases", string.Join("、", measure.Aliases));
            }

            if (users.Count > 0)
            {
                yield return Row("用于 Used by", string.Join("、", users.Select(words.Subject)));
            }

            yield return "";
        }
    }
}
