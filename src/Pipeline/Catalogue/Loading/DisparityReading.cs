using Pipeline.Publishing;

namespace Pipeline.Catalogue.Loading;

/// <summary>A value and the scopes over which its dispersion is published.</summary>
internal sealed record DisparityFamily(string Code, Bilingual Name, DispersedValue Of, IReadOnlyList<DispersionScope> Scopes, Source Source);

/// <summary>Reads <c>disparity.yaml</c> and makes the indicators that it stands for.</summary>
internal static class DisparityReading
{
    /// <summary>The file's name.</summary>
    public const string File = "disparity.yaml";

    /// <summary>The fields of an entry.</summary>
    public static readonly IReadOnlyList<string> Fields =
        ["code", "zh", "en", "value", "weight", "numerator", "decimals", "scopes", .. SourceReading.Fields];

    // Beyond these the 12 significant digits of the logarithms would show.
    private const int MostDecimals = 9;

    /// <summary>All families; what they refer to is checked afterwards.</summary>
    public static Table<DisparityFamily> Read(EntryFile file) => new(file, new("差距指标", "disparity"), family => family.Code, entry => new(
        entry.Code(CodeStyle.Identifier),
        entry.Bilingual(),
        new(
            entry.Required("value"),
            MeasureReading.Operand(entry, "weight"),
            entry.Text("numerator") is { Length: > 0 } numerator ? numerator : null,
            entry.Integer("decimals", 0, MostDecimals)),
        entry.Words("scopes", Vocabulary.Scopes),
        SourceReading.Read(entry)));

    /// <summary>Adds an indicator for each statistic of each family and scope.</summary>
    public static void Expand(Table<DisparityFamily> families, Table<StatisticLabel> statistics, Table<AreaGroup> groups, Table<Indicator> indicators)
    {
        var homes = groups.Items.Where(group => group.Kind == AreaGroup.HomeBlock).ToList();
        foreach (var (family, entry) in families.Sound.ToList())
        {
            foreach (var (scope, label) in from scope in family.Scopes
                                           from label in statistics.Sound.Select(located => located.Item)
                                           where scope != DispersionScope.Blocks || label.Statistic == DispersionStatistic.MaxMin
                                           select (scope, label))
            {
                indicators.Add(Indicator(family, label, scope, null), entry);
                foreach (var home in label.Statistic is DispersionStatistic.TheilWithin or DispersionStatistic.TheilBetween ? homes : [])
                {
                    indicators.Add(Indicator(family, label, scope, home), entry);
                }
            }
        }
    }

    private static Indicator Indicator(DisparityFamily family, StatisticLabel label, DispersionScope scope, AreaGroup? block)
    {
        var areas = Words(scope);
        var part = block is null ? "" : $"_{block.Code.Replace('-', '_')}";
        return new()
        {
            Code = $"{family.Code}_{label.Code}{part}_{scope.Code()}",
            Name = new(
                $"{family.Name.Zh}{label.Name.Zh}（{areas.Zh}{(block is null ? "" : $"，{block.Name.Zh}")}）",
                $"{label.Name.En} of {family.Name.En}, {areas.En}{(block is null ? "" : $", {block.Name.En}")}"),
            Definition = label.Statistic.IsWeighted()
                ? new($"{label.Definition.Zh}权数：{family.Of.WeightNotation}。", $"{label.Definition.En} Weight: {family.Of.WeightNotation}.")
                : label.Definition,
            Unit = label.Unit,
            Decimals = family.Of.Decimals,
            Formula = new Formula.Dispersion(family.Of, label.Statistic, scope, block?.Code ?? ""),
            Levels = [AreaLevel.Province],
            Frequencies = [Frequency.Annual],
            Source = family.Source,
        };
    }

    private static Bilingual Words(DispersionScope scope) => scope switch
    {
        DispersionScope.Prefectures => new("州市间", "over prefectures"),
        DispersionScope.Counties => new("县市区间", "over counties"),
        DispersionScope.Blocks => new("四大板块间", "over the plan's blocks"),
        _ => throw new NotSupportedException($"Scope '{scope}' has no words."),
    };
}
