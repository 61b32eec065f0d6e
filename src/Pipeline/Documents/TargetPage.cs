using System.Globalization;
using Pipeline.Catalogue;
using static Pipeline.Documents.CataloguePages;

namespace Pipeline.Documents;

/// <summary>What every target is, and the words that set it.</summary>
internal static class TargetPage
{
    public static Page Of(StatisticalCatalogue catalogue, CatalogueWords words) => Page(
        TargetFile,
        new("目标", "Targets"),
        new($"共 {catalogue.Targets.Count} 项。状态：{string.Join("，", catalogue.Standings.Select(standing => standing.Name.Zh + Share(standing)))}。",
            $"{catalogue.Targets.Count} of them. Standings: {string.Join(", ", catalogue.Standings.Select(standing => standing.Name.En + Share(standing)))}."),
        [
            Row("代码 Code", "指标 Subject", "地区 Area", "基年–目标年 Years", "目标 Goal", "路径 Path", "出处 Source"),
            Rule(7),
            .. catalogue.Targets.Select(target => Line(catalogue, words, target)),
        ]);

    private static string Line(StatisticalCatalogue catalogue, CatalogueWords words, Target target)
    {
        var unit = catalogue.FindIndicator(target.Subject)?.Unit ?? catalogue.FindMeasure(target.Subject)!.Unit;
        var name = catalogue.FindIndicator(target.Subject)?.Name ?? catalogue.FindMeasure(target.Subject)!.Name;
        var goal = CatalogueWords.Direction(target.Direction)
            + (target.Value is { } value ? $" {Number(value)} {unit.Name.Zh}" : target.Factor is { } factor ? $" {Number(factor)} × 基期 base" : "")
            + (target.Margin > 0 ? $"（容差 margin {Number(target.Margin)}）" : "")
            + (target.Tolerance > 0 ? $"（±{Number(target.Tolerance * 100)} %）" : "");
        return Row(
            $"<a id=\"{target.Code}\"></a>`{target.Code}`", $"{words.Subject(target.Subject)} {name.Zh}", words.Area(target.Area),
            string.Create(CultureInfo.InvariantCulture, $"{target.BaseYear}–{target.Year}"), goal, CatalogueWords.Path(target.Path), CatalogueWords.Source(target.Source));
    }

    private static string Share(Standing standing) => standing.FromShare is { } from ? $" ≥ {Number(from * 100)} %" : "";
}
