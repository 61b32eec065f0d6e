using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Submissions;
using static Pipeline.Publishing.Columns;

namespace Pipeline.Publishing;

/// <summary>The table of how unequal areas are.</summary>
public static class DisparityDataset
{
    private const int CoverageDecimals = 4;

    /// <summary>One row per dispersion indicator and year.</summary>
    public static Dataset<DisparityValue> Of(StatisticalCatalogue catalogue)
    {
        Indicator Indicator(DisparityValue value) => catalogue.FindIndicator(value.Indicator)!;
        Formula.Dispersion Formula(DisparityValue value) => (Formula.Dispersion)Indicator(value).Formula;
        return new("disparity", new("区域差距", "Disparity"),
        [
            Key<DisparityValue>("indicator", "指标代码", "Code of the indicator", v => v.Indicator, CodeLists.Indicators(catalogue)),
            Label<DisparityValue>("indicator_name_zh", "指标中文名", "Chinese name of the indicator", v => Indicator(v).Name.Zh),
            Label<DisparityValue>("indicator_name_en", "指标英文名", "English name of the indicator", v => Indicator(v).Name.En),
            Code<DisparityValue>("measure", "被比较的指标或统计量代码", "Code of the indicator or measure that is compared", v => Formula(v).Of.Value, CodeLists.Subjects(catalogue)) with { DependsOn = ["indicator"] },
            Code<DisparityValue>("statistic", "统计方法代码:cv 变异系数,gini 基尼系数,gini_oecd,log_sd 对数标准差,max_min 极值比,williamson,theil,theil_within,theil_between,gini_weighted", "Code of the statistic: cv, gini, gini_oecd, log_sd, max_min, williamson, theil, theil_within, theil_between, gini_weighted", v => Formula(v).Statistic.Code(), CodeLists.DispersionStatistics) with { DependsOn = ["indicator"] },
            Code<DisparityValue>("weighted", "是否加权:yes、no", "Whether areas count by their weight: yes, no", v => Formula(v).Statistic.IsWeighted() ? "yes" : "no", CodeLists.YesNo) with { DependsOn = ["indicator"] },
            Text<DisparityValue>("weight", "权数(被比较指标自身的分母),不加权为空", "The weight, the compared value's own denominator; empty where unweighted", v => Formula(v).Statistic.IsWeighted() ? Formula(v).Of.WeightNotation : "") with { DependsOn = ["indicator"] },
            Code<DisparityValue>("scope", "比较范围:prefectures 州市,counties 县市区,blocks 板块", "What is compared: prefectures, counties, blocks", v => Formula(v).Scope.Code(), CodeLists.Scopes) with { DependsOn = ["indicator"] },
            Code<DisparityValue>("block", "归属板块代码,仅用于泰尔指数的板块贡献", "Code of the home block whose part of Theil's T it is; empty otherwise", v => Formula(v).Block, CodeLists.Areas(catalogue)) with { DependsOn = ["indicator"] },
            Key<DisparityValue>("area", "地区代码", "Code of the area", v => v.Area, CodeLists.Areas(catalogue)),
            Key<DisparityValue>("period", "时期", "Period", v => v.Period.ToString()),
            Date<DisparityValue>("period_end", "时期最后一日", "Last day that the period covers", v => v.Period.LastDay) with { DependsOn = ["period"] },
            Integer<DisparityValue>("n", "参与比较的地区个数", "How many areas are compared", v => v.Size),
            Value<DisparityValue>("value", "数值,数据不全时为空", "The value; none unless every area has answered", v => Field.Of(v.Value, Indicator(v).Decimals)),
            Code<DisparityValue>("unit", "计量单位代码", "Code of the unit", v => Indicator(v).Unit.Code, CodeLists.Units(catalogue)) with { DependsOn = ["indicator"] },
            Number<DisparityValue>("change", "比上年增减,负数为差距缩小", "The value less last year's, below 0 where areas have drawn nearer", v => Field.Of(v.Change, Indicator(v).Decimals)),
            Number<DisparityValue>("value_from_below", "仅由下级数据得出的值", "The same value from county and prefecture rows alone", v => Field.Of(v.FromBelow, Indicator(v).Decimals)),
            Code<DisparityValue>("status", "观测状态,同 indicators", "SDMX observation status, as in indicators", v => v.Status.Letter().ToString(), CodeLists.Statuses),
            Number<DisparityValue>("coverage", "已有数据的地区占比,0 至 1", "Share of the areas that have answered, 0 to 1", v => Field.Of(v.Coverage, CoverageDecimals)),
            Text<DisparityValue>("remark", "无值原因或缺失内容,代码以空格分隔", "Why there is no value or what is missing, as codes separated by spaces", v => v.Remark),
        ],
        content => content.Disparity);
    }
}
