using System.CommandLine;
using System.Globalization;
using Pipeline.Catalogue;
using Pipeline.Cli.Output;
using Pipeline.Indicators;
using Pipeline.Publishing;

namespace Pipeline.Cli.Commands;

/// <summary><c>pipeline catalogue explain</c>: how the values of a measure or indicator come about, down to what is reported.</summary>
internal static class CatalogueExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var code = new Argument<string>("code") { Description = "指标或计算指标的代码。 The code of a measure or indicator." };
        var folder = new Option<string?>("--catalogue") { Description = "目录文件所在的文件夹；缺省用程序自带的目录。 The folder of the catalogue files; the built-in catalogue by default." };
        var json = CommonOptions.Json();
        var explain = new Command("explain", "说明一个指标如何得出。 Say how the values of a measure or indicator come about.") { code, folder, json };
        explain.SetAction(parsed =>
        {
            var path = parsed.GetValue(folder);
            if (path is not null && !Directory.Exists(path))
                throw new UsageException($"没有文件夹 {path}。 / There is no folder {path}.");
            var catalogue = path is null ? CatalogueLoader.LoadDefault() : CatalogueLoader.Load(path);
            var asked = parsed.GetValue(code)!;
            var plan = new EvaluationPlans(catalogue).Find(asked)
                ?? throw new UsageException($"没有指标 {asked}。 / There is no measure or indicator {asked}.");
            if (parsed.GetValue(json))
                terminal.SayJson(plan);
            else
                foreach (var line in Lines(plan, 0))
                    terminal.Say(line);
            return ExitCode.Success;
        });
        explain.WithExamples(
            ("pipeline catalogue explain urban_rural_income_ratio", new("定义、公式、逐级汇总办法", "definition, formula, and how each level is aggregated")),
            ("pipeline catalogue explain gdp --json", new("供脚本使用", "for scripts")));
        return explain;
    }

    private static IEnumerable<string> Lines(EvaluationPlan plan, int depth)
    {
        var indent = new string(' ', depth * 4);
        yield return $"{indent}{plan.Code}  {plan.Name}";
        foreach (var (label, text) in Facts(plan))
            yield return $"{indent}  {label}: {text}";
        foreach (var level in plan.Levels.Where(level => level.Ways.Count > 0))
            yield return $"{indent}  {level.Level.Code()}: {string.Join("；否则 else ", level.Ways)}";
        foreach (var line in plan.Operands.SelectMany(operand => Lines(operand, depth + 1)))
            yield return line;
    }

    private static string Name(Frequency frequency) => frequency switch
    {
        Frequency.Annual => "年 annual",
        Frequency.Quarterly => "季 quarterly",
        _ => "月 monthly",
    };

    private static IEnumerable<(string Label, string Text)> Facts(EvaluationPlan plan)
    {
        if (plan.Definition is { } definition)
            yield return ("定义 definition", definition.ToString());
        if (plan.Formula is { } formula)
            yield return ("公式 formula", formula.ToString());
        yield return ("单位 unit", plan.Unit.Name.ToString());
        yield return ("修约 rounding", string.Create(CultureInfo.InvariantCulture, $"发布时四舍五入到 {plan.Decimals} 位小数 half away from zero to {plan.Decimals} decimals, at publication only"));
        if (plan.Prices is { } prices and not PriceBasis.None)
            yield return ("价格 prices", prices == PriceBasis.Comparable ? "可比价 comparable" : "当年价 current");
        yield return ("频率 frequencies", string.Join(", ", plan.Frequencies.Select(Name)));
        if (plan.Definition is not null)
            yield return ("层级 levels", string.Join(", ", plan.Levels.Select(level => level.Level.Code())));
        if (plan.Better != Better.Neither)
            yield return ("位次 ranking", plan.Better == Better.High ? "高者在前 the highest first" : "低者在前 the lowest first");
        if (plan.Agency is { } agency)
            yield return ("部门 agency", agency.ToString());
        if (plan.Source is { } source)
            yield return ("出处 source", source.Section.Length == 0 ? source.Document : $"{source.Document} {source.Section} “{source.Quote}”");
    }
}
