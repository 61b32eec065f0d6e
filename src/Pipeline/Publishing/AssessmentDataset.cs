using Pipeline.Catalogue;
using Pipeline.Indicators;
using static Pipeline.Publishing.Columns;

namespace Pipeline.Publishing;

/// <summary>The table of the classified assessment.</summary>
public static class AssessmentDataset
{
    private const int ScoreDecimals = 2;
    private const int WeightDecimals = 4;

    /// <summary>For each county and prefecture and each year the total score, and a row for each component of it.</summary>
    public static Dataset<AssessmentValue> Of(StatisticalCatalogue catalogue)
    {
        var book = new CodeBook(catalogue);
        var names = CodeLists.AssessmentComponents(catalogue).Codes.ToDictionary(code => code.Code, code => code.Name, StringComparer.Ordinal);
        var components = catalogue.Assessment.Components.ToDictionary(component => component.Code, StringComparer.Ordinal);
        AssessmentComponent? Component(AssessmentValue value) => components.GetValueOrDefault(value.Component);
        return new("assessment", new("分类考核", "Classified assessment"),
        [
            Key<AssessmentValue>("area", "地区代码", "Code of the area", v => v.Area, CodeLists.Areas(catalogue)),
            Label<AssessmentValue>("area_name_zh", "地区中文名", "Chinese name of the area", v => book.Area(v.Area).Name.Zh),
            Label<AssessmentValue>("area_name_en", "地区英文名", "English name of the area", v => book.Area(v.Area).Name.En),
            Code<AssessmentValue>("level", "地区层级:prefecture 州市,county 县市区", "Level: prefecture, county", v => book.Area(v.Area).Level, CodeLists.Levels) with { DependsOn = ["area"] },
            Key<AssessmentValue>("period", "年度", "Year", v => v.Period.ToString()),
            Code<AssessmentValue>("zone", "主体功能区:urban 城市化地区,agricultural 农产品主产区,ecological 重点生态功能区;州市取多数县区的类型", "Functional zone: urban, agricultural, ecological; of a prefecture that of most of its counties", v => v.Zone.Code(), CodeLists.Zones),
            Text<AssessmentValue>("zone_source", "功能区划分依据;assumption 为示例性假设,须由主管部门替换", "Where the zone comes from; 'assumption' is an illustration that a bureau must replace", v => v.ZoneSource),
            Key<AssessmentValue>("component", "考核指标代码;assessment_score 为综合得分", "Code of the component; assessment_score is the total", v => v.Component, CodeLists.AssessmentComponents(catalogue)),
            Label<AssessmentValue>("component_name_zh", "考核指标中文名", "Chinese name of the component", v => names[v.Component].Zh),
            Label<AssessmentValue>("component_name_en", "考核指标英文名", "English name of the component", v => names[v.Component].En),
            Code<AssessmentValue>("dimension", "方面:economy 经济发展,resources 资源能源消耗,ecology 生态效益;综合得分为空", "What it is about: economy, resources, ecology; empty for the total", v => Component(v)?.Dimension.Code() ?? "", CodeLists.AssessmentDimensions) with { DependsOn = ["component"] },
            Text<AssessmentValue>("subject", "所依据的指标或统计量代码", "Code of the indicator or measure that is scored", v => Component(v)?.Subject ?? "") with { DependsOn = ["component"] },
            Number<AssessmentValue>("value", "指标值", "The value that is scored", v => Field.Of(v.Value, Component(v) is { } component ? book.Subject(component.Subject).Decimals : 0)),
            Number<AssessmentValue>("component_score", "单项得分,0 至 100", "Where the value lies between its goalposts, 0 to 100", v => Field.Of(v.ComponentScore, ScoreDecimals)),
            Number<AssessmentValue>("weight", "权重", "What it weighs in the zone", v => Field.Of(v.Weight, WeightDecimals)),
            Value<AssessmentValue>("points", "综合得分,或单项对综合得分的贡献(各项之和等于综合得分)", "The total score, or a component's part of it; the parts sum to the total", v => Field.Of(v.Points, ScoreDecimals)),
            Number<AssessmentValue>("change", "比上年增减(各项之和等于综合得分的增减)", "The points less last year's; the parts sum to the total", v => Field.Of(v.Change, ScoreDecimals)),
            Code<AssessmentValue>("grade", "等次(受否决项限制)", "The grade, capped by vetoes", v => v.Grade, CodeLists.Grades(catalogue)),
            Integer<AssessmentValue>("rank", "同级同类地区中的位次", "Place among the areas of the level and zone", v => v.Rank),
            Integer<AssessmentValue>("rank_of", "参与排位的地区个数", "How many areas are ranked", v => v.RankOf),
            Integer<AssessmentValue>("rank_change", "位次比上年上升数(负数为下降)", "By how many places it rose since last year; negative where it fell", v => v.RankChange),
            Integer<AssessmentValue>("rank_from", "权重上下浮动 25% 的 1000 次抽样中,90% 区间的最好位次", "Best place of the interval that holds 90 % of 1,000 draws with weights off by up to 25 %", v => v.RankFrom),
            Integer<AssessmentValue>("rank_to", "同上区间的最差位次", "Worst place of that interval", v => v.RankTo),
            Text<AssessmentValue>("vetoes", "触发的否决项代码,以空格分隔", "Codes of the vetoes that were broken, separated by spaces", v => v.Vetoes),
            Text<AssessmentValue>("remark", "无得分或无等次的原因,代码以空格分隔", "Why there is no score or grade, as codes separated by spaces", v => v.Remark),
        ],
        content => content.Assessment);
    }
}
