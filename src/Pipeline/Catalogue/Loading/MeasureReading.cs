namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>measures.csv</c>.</summary>
internal static class MeasureReading
{
    /// <summary>The file's name.</summary>
    public const string File = "measures.csv";

    /// <summary>The columns of the file.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "code", "zh", "en", "aliases", "unit", "decimals", "min", "max", "levels", "unified", "frequencies", "aggregation", "weight",
        "compulsory_since", "cannot_exist", "price_basis", "better", "agency", "section",
    ];

    /// <summary>The most decimals that a value has: so many that doubles of 15 digits keep them.</summary>
    public const int MostDecimals = 6;

    /// <summary>All measures; their weights may name measures further down, so they are checked afterwards.</summary>
    public static Table<Measure> Read(EntryFile file, Table<Unit> units, Table<Label> agencies, Table<Label> sections) =>
        new(file, new("指标", "measure"), measure => measure.Code, entry =>
        {
            var measure = new Measure
            {
                Code = entry.Code(CodeStyle.Identifier),
                Name = entry.Bilingual(),
                Aliases = entry.List("aliases"),
                Unit = units.Resolve(entry, "unit") ?? NoUnit,
                Decimals = entry.Integer("decimals", 0, MostDecimals),
                Minimum = entry.Decimal("min"),
                Maximum = entry.Decimal("max"),
                Levels = entry.Words("levels", Vocabulary.AreaLevels),
                Unified = entry.YesNo("unified"),
                Frequencies = entry.Words("frequencies", Vocabulary.Frequencies),
                Aggregation = entry.Word("aggregation", Vocabulary.Aggregations),
                Weight = Operand(entry, "weight"),
                CompulsorySince = entry.OptionalInteger("compulsory_since", 1949, 2999),
                AllowsCannotExist = entry.YesNo("cannot_exist"),
                PriceBasis = entry.Word("price_basis", Vocabulary.PriceBases),
                Better = entry.OptionalWord("better", Vocabulary.Better),
                Agency = agencies.Resolve(entry, "agency")?.Name ?? default,
                Section = sections.Resolve(entry, "section")?.Name ?? default,
            };
            CheckAlone(entry, measure);
            return measure;
        });

    /// <summary>The unit of an entry whose unit is unknown; the entry has a fault then.</summary>
    internal static Unit NoUnit { get; } = new() { Code = "", Name = default, Dimension = "", Factor = 1 };

    /// <summary>The operand that a field denotes; null where it is empty or, with a fault, where it denotes none.</summary>
    internal static Operand? Operand(Entry entry, string field)
    {
        var text = entry.Text(field);
        if (text.Length == 0)
        {
            return null;
        }

        var operand = OperandNotation.Parse(text, out var problem);
        if (problem is not null)
        {
            entry.Fault(field,
                $"{field} “{text}”第 {problem.ColumnText} 个字符处：{problem.Message.Zh}。",
                $"{field} '{text}', character {problem.ColumnText}: {problem.Message.En}.",
                "写成 mean_of_year(population - urban_population) 的样子。", "Write it like mean_of_year(population - urban_population).");
        }

        return operand;
    }

    private static void CheckAlone(Entry entry, Measure measure)
    {
        if (!entry.Sound)
        {
            return;
        }

        if (measure.Unit.IsCompound)
        {
            entry.Fault("unit", $"“{measure.Unit.Code}”是复合单位，不用于填报。", $"'{measure.Unit.Code}' is a compound unit, which nobody reports in.",
                "分子分母分别填报，比值列入计算指标。", "Let both sides be reported, and compute their ratio as an indicator.");
        }

        if (measure.Unit.Dimension == Dimensions.Ratio
            && (measure.PriceBasis != PriceBasis.None ? measure.Aggregation != Aggregation.None : measure.Aggregation == Aggregation.Sum))
        {
            entry.Fault("aggregation", $"“{measure.Code}”是比率或增速，不能相加；增速也不能平均。", $"'{measure.Code}' is a ratio or growth rate, which does not add up; growth is not averaged either.",
                "aggregation 写 none；比率可写 weighted_mean 并以自身的分母加权。", "Make aggregation none; a ratio may be a weighted_mean, weighted by its own denominator.");
        }

        if (measure.Minimum > measure.Maximum)
        {
            entry.Fault("min", "min 大于 max。", "min is above max.", "对调或改正。", "Swap or correct them.");
        }

        if (measure.Aggregation == Aggregation.WeightedMean && measure.Weight is null)
        {
            entry.Fault("weight", "加权平均没有权数。", "A weighted mean has no weight.",
                "填写 weight，如 mean_of_year(population)。", "Fill in weight, such as mean_of_year(population).");
        }

        if (measure.Aggregation != Aggregation.WeightedMean && measure.Weight is not null)
        {
            entry.Fault("weight", "只有加权平均才有权数。", "Only a weighted mean has a weight.",
                "清空 weight，或把 aggregation 改为 weighted_mean。", "Empty weight, or make aggregation weighted_mean.");
        }

        if (measure.Unified && !measure.Levels.Contains(AreaLevel.Prefecture))
        {
            entry.Fault("unified", "统一核算的指标须有州市一级。", "A measure of unified accounting must be reported by prefectures.",
                "在 levels 中加上 prefecture，或把 unified 改为 no。", "Add prefecture to levels, or make unified no.");
        }
    }
}
