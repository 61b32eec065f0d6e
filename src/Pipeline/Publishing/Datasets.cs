using Pipeline.Catalogue;
using Pipeline.Indicators;
using Pipeline.Submissions;
using static Pipeline.Publishing.Columns;

namespace Pipeline.Publishing;

/// <summary>The tables that every snapshot publishes.</summary>
public static class Datasets
{
    private const int RateDecimals = 2;
    private const int CoverageDecimals = 4;

    /// <summary>The table of data sets: whatever stands here is published, served, documented and versioned.</summary>
    public static IReadOnlyList<Dataset> All(StatisticalCatalogue catalogue) =>
        [Indicators(catalogue), Observations(catalogue), Targets(catalogue), DisparityDataset.Of(catalogue), AssessmentDataset.Of(catalogue)];

    /// <summary>One row per indicator, area and period.</summary>
    public static Dataset<SnapshotValue> Indicators(StatisticalCatalogue catalogue) => new(
        "indicators",
        new("指标", "Indicators"),
        Values("indicator", new("指标", "indicator"), CodeLists.Indicators(catalogue), catalogue),
        content => content.Indicators);

    /// <summary>One row per measure, area and period, resolved by precedence.</summary>
    public static Dataset<SnapshotValue> Observations(StatisticalCatalogue catalogue) => new(
        "observations",
        new("观测值", "Observations"),
        Values("measure", new("统计量", "measure"), CodeLists.Measures(catalogue), catalogue),
        content => content.Observations);

    /// <summary>One row per target and year.</summary>
    public static Dataset<TargetValue> Targets(StatisticalCatalogue catalogue)
    {
        var book = new CodeBook(catalogue);
        return new("targets", new("目标进展", "Targets"),
        [
            Key<TargetValue>("target", "目标代码", "Code of the target", t => t.Target, CodeLists.Targets(catalogue)),
            Code<TargetValue>("subject", "指标或统计量代码", "Code of the indicator or measure", t => t.Subject, CodeLists.Subjects(catalogue)) with { DependsOn = ["target"] },
            Label<TargetValue>("subject_name_zh", "指标或统计量中文名", "Chinese name of the indicator or measure", t => book.Subject(t.Subject).Name.Zh),
            Label<TargetValue>("subject_name_en", "指标或统计量英文名", "English name of the indicator or measure", t => book.Subject(t.Subject).Name.En),
            Code<TargetValue>("area", "地区或板块代码", "Code of the area or group", t => t.Area, CodeLists.Areas(catalogue)) with { DependsOn = ["target"] },
            Label<TargetValue>("area_name_zh", "地区中文名", "Chinese name of the area", t => book.Area(t.Area).Name.Zh),
            Label<TargetValue>("area_name_en", "地区英文名", "English name of the area", t => book.Area(t.Area).Name.En),
            Code<TargetValue>("level", "地区层级", "Level of the area", t => book.Area(t.Area).Level, CodeLists.Levels) with { DependsOn = ["target"] },
            Key<TargetValue>("period", "时期", "Period of the value", t => t.Period.ToString()),
            Integer<TargetValue>("base_period", "基期", "Year from which progress is measured", t => book.Target(t.Target).BaseYear) with { DependsOn = ["target"] },
            Integer<TargetValue>("target_period", "目标年", "Year by whose end the goal is due", t => book.Target(t.Target).Year) with { DependsOn = ["target"] },
            Number<TargetValue>("base_value", "基期值", "Value of the base year", t => Field.Of(t.BaseValue, book.Decimals(t))),
            Value<TargetValue>("value", "本期值", "Value of the period", t => Field.Of(t.Value, book.Decimals(t))),
            Number<TargetValue>("goal", "目标值", "The goal", t => Field.Of(t.Goal, book.Decimals(t))),
            Code<TargetValue>("unit", "计量单位代码", "Code of the unit", t => book.Subject(t.Subject).Unit.Code, CodeLists.Units(catalogue)) with { DependsOn = ["target"] },
            Code<TargetValue>("direction", "方向:at-least 不低于,above 高于,at-most 不高于,about 左右,falling 逐年缩小", "When the goal counts as met: at-least, above, at-most, about, or falling every year", t => book.Target(t.Target).Direction.Code(), CodeLists.Directions) with { DependsOn = ["target"] },
            Number<TargetValue>("required", "按进度应达到的值;逐年缩小的为上年值", "Value that the path requires in the period; for a falling goal that of the year before", t => Field.Of(t.Required, book.Decimals(t))),
            Number<TargetValue>("progress", "完成进度 %;逐年缩小的为缩小年份占比", "Share of the way from base to goal that is done, in per cent; for a falling goal of the years in which it fell", t => Field.Of(t.Progress, RateDecimals)),
            Number<TargetValue>("time_elapsed", "时间进度 %", "Share of the time from base to goal that is over, in per cent", t => Field.Of(t.TimeElapsed, RateDecimals)),
            Number<TargetValue>("growth_still_required", "剩余年份年均需增长 %", "For goals of growth and levels: mean yearly growth still required, in per cent", t => Field.Of(t.GrowthStillRequired, RateDecimals)),
            Code<TargetValue>("status", "状态:achieved 已达成,on-track 符合进度,lagging 滞后,off-track 明显滞后,no-data 无数据", "Standing: achieved, on-track, lagging, off-track, no-data", t => t.Status.Code(), CodeLists.TargetStatuses),
            Text<TargetValue>("source_document", "目标出处文件", "Document that sets the goal", t => book.Target(t.Target).Source.Document) with { DependsOn = ["target"] },
            Text<TargetValue>("source_section", "目标出处章节", "Section of the document", t => book.Target(t.Target).Source.Section) with { DependsOn = ["target"] },
            Code<TargetValue>("base_origin", "基期值来源:stated 文件载明,reported 本快照数据,none 无", "Origin of the base value: stated by the document, reported in this snapshot's data, none", t => t.BaseOrigin.Code(), CodeLists.BaseOrigins),
            Number<TargetValue>("step_still_required", "剩余年份每年需变动(按计量单位);历年平均类为每年需达到", "What each remaining year must add in the unit; for a mean of years what each must reach", t => Field.Of(t.StepStillRequired, book.Decimals(t))),
            Code<TargetValue>("status_before", "上年状态", "Standing in the year before", t => t.StatusBefore?.Code() ?? "", CodeLists.TargetStatuses),
            Code<TargetValue>("change", "状态变化:better 好转,same 不变,worse 变差", "Change of standing: better, same, worse", t => t.Change?.Code() ?? "", CodeLists.StandingChanges),
            Text<TargetValue>("remark", "无数据原因,代码以空格分隔", "Why there are no data, as codes separated by spaces", t => t.Remark),
        ],
        content => content.Targets);
    }

    private static Column<SnapshotValue>[] Values(string subject, Bilingual noun, CodeList subjects, StatisticalCatalogue catalogue)
    {
        var book = new CodeBook(catalogue);
        return
        [
            Key<SnapshotValue>(subject, $"{noun.Zh}代码", $"Code of the {noun.En}", v => v.Subject, subjects),
            Label<SnapshotValue>($"{subject}_name_zh", $"{noun.Zh}中文名", $"Chinese name of the {noun.En}", v => book.Subject(v.Subject).Name.Zh),
            Label<SnapshotValue>($"{subject}_name_en", $"{noun.Zh}英文名", $"English name of the {noun.En}", v => book.Subject(v.Subject).Name.En),
            Key<SnapshotValue>("area", "地区或板块代码", "Code of the area or group", v => v.Area, CodeLists.Areas(catalogue)),
            Label<SnapshotValue>("area_name_zh", "地区中文名", "Chinese name of the area", v => book.Area(v.Area).Name.Zh),
            Label<SnapshotValue>("area_name_en", "地区英文名", "English name of the area", v => book.Area(v.Area).Name.En),
            Code<SnapshotValue>("level", "层级:province 省,group 板块,prefecture 州市,county 县市区,new-area 新区", "Level: province, group, prefecture, county, new-area", v => book.Area(v.Area).Level, CodeLists.Levels) with { DependsOn = ["area"] },
            Key<SnapshotValue>("period", "时期:2024、2024-Q3 或 2024-06(季、月为年初累计)", "Period: 2024, 2024-Q3 or 2024-06; quarters and months are cumulative from January", v => v.Period.ToString()),
            Date<SnapshotValue>("period_end", "时期最后一日", "Last day that the period covers", v => v.Period.LastDay) with { DependsOn = ["period"] },
            Value<SnapshotValue>("value", "数值(按优先顺序:省级发布、本地上报、下级汇总)", "The value by precedence: published by the province, reported by the area, aggregated from below", v => Field.Of(v.Value, book.Decimals(v))),
            Code<SnapshotValue>("unit", "计量单位代码", "Code of the unit", v => book.Subject(v.Subject).Unit.Code, CodeLists.Units(catalogue)) with { DependsOn = [subject] },
            Label<SnapshotValue>("unit_name_zh", "计量单位中文名", "Chinese name of the unit", v => book.Subject(v.Subject).Unit.Name.Zh),
            Label<SnapshotValue>("unit_name_en", "计量单位英文名", "English name of the unit", v => book.Subject(v.Subject).Unit.Name.En),
            Code<SnapshotValue>("status", "观测状态:A 正常,P 初步,B 口径变化,E 估计或汇总,M 不存在,N 不显著,O 缺失,V 未核实", "SDMX observation status: A normal, P provisional, B break, E estimated or aggregated, M cannot exist, N not significant, O missing, V unvalidated", v => StatusText(v.Status), CodeLists.Statuses),
            Code<SnapshotValue>("origin", "来源:published 省级发布,reported 本地上报,aggregated 下级汇总,computed 公式计算,none 无", "Origin: published, reported, aggregated, computed, none", v => v.Origin.Code(), CodeLists.Origins),
            Number<SnapshotValue>("value_from_below", "仅由下级数据得出的值", "The same value from county and prefecture rows alone", v => Field.Of(v.FromBelow, book.Decimals(v))),
            Number<SnapshotValue>("value_own_row", "本地自身行的值", "What the area's own row says", v => Field.Of(v.OwnRow, book.Decimals(v))),
            Number<SnapshotValue>("discrepancy", "数值减下级汇总值", "The value less the value from below", v => Field.Of(v.Discrepancy, book.Decimals(v))),
            Number<SnapshotValue>("discrepancy_own_row", "数值减本地自身行的值", "The value less what the area's own row says", v => Field.Of(v.DiscrepancyOwnRow, book.Decimals(v))),
            Number<SnapshotValue>("coverage", "下级数据覆盖率,0 至 1", "Share of the areas below that contribute, 0 to 1", v => Field.Of(v.Coverage, CoverageDecimals)),
            Text<SnapshotValue>("remark", "无值原因或缺失内容,代码以空格分隔", "Why there is no value or what is missing, as codes separated by spaces", v => v.Remark),
            Number<SnapshotValue>("change", "比上年同期增减(按计量单位)", "The value less that of the same part of the year before, in the unit", v => Field.Of(v.Change, book.Decimals(v))),
            Integer<SnapshotValue>("rank", "位次(州市之间,或全省县市区之间;并列同位)", "Place among the prefectures, or among the counties of the province; equal values share a place", v => v.Rank),
            Integer<SnapshotValue>("rank_of", "参加排位的地区数", "How many areas are ranked", v => v.RankOf),
            Integer<SnapshotValue>("rank_change", "位次比上年同期上升数(负数为下降)", "By how many places it rose over the same part of the year before; negative where it fell", v => v.RankChange),
        ];
    }

    private static string StatusText(ObservationStatus status) => Letters[(int)status];

    private static readonly string[] Letters = [.. Enum.GetValues<ObservationStatus>().Select(status => status.Letter().ToString())];
}
