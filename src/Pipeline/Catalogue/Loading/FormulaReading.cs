namespace Pipeline.Catalogue.Loading;

/// <summary>Reads the formula of an indicator.</summary>
internal static class FormulaReading
{
    private const string Kind = "formula.kind", Measure = "formula.measure", Reference = "formula.reference";

    private static readonly Dictionary<string, (IReadOnlyList<string> Fields, Func<Entry, Formula> Read)> Kinds = new(StringComparer.Ordinal)
    {
        ["ratio"] = (["formula.numerator", "formula.denominator", "formula.scale"], entry => new Formula.Ratio(
            Operand(entry, "formula.numerator"), Operand(entry, "formula.denominator"), entry.Decimal("formula.scale"))),
        ["share"] = ([Measure, "formula.denominator"], entry => new Formula.Share(
            entry.Required(Measure), entry.Word("formula.denominator", Vocabulary.Denominators))),
        ["lead"] = (["formula.indicator", Reference], entry => new Formula.Lead(entry.Required("formula.indicator"), entry.Required(Reference))),
        ["gap"] = ([Measure, Reference], entry => new Formula.Gap(entry.Required(Measure), entry.Required(Reference))),
        ["nominal_growth"] = ([Measure], entry => new Formula.NominalGrowth(entry.Required(Measure))),
        ["count"] = ([Measure, "formula.level"], entry => new Formula.Count(
            entry.Required(Measure), entry.Word("formula.level", Vocabulary.AreaLevels))),
        ["average_growth"] = ([Measure, "formula.real_growth", "formula.base_year"], entry => new Formula.AverageGrowth(
            entry.Required(Measure), entry.Required("formula.real_growth"), entry.Integer("formula.base_year", 1949, 2999))),
    };

    private static readonly Operand NoOperand = new Operand.Reported("");
    private static readonly Formula NoFormula = new Formula.NominalGrowth("");

    /// <summary>The fields that formulas have, of whatever kind.</summary>
    public static readonly IReadOnlyList<string> Fields = [Kind, .. Kinds.Values.SelectMany(kind => kind.Fields).Distinct()];

    /// <summary>The formula of an entry.</summary>
    public static Formula Read(Entry entry)
    {
        var (fields, read) = entry.Word(Kind, Kinds);
        if (!Kinds.ContainsKey(entry.Text(Kind)))
        {
            // Which fields belong to an unknown kind is unknown, too.
            return NoFormula;
        }

        foreach (var foreign in Fields.Except(fields).Where(field => field != Kind && entry.FieldNames.Contains(field)))
        {
            entry.Fault(foreign, $"公式 {entry.Text(Kind)} 没有字段“{foreign}”。", $"A formula of kind {entry.Text(Kind)} has no field '{foreign}'.",
                $"它的字段：{string.Join(", ", fields)}。", $"Its fields are: {string.Join(", ", fields)}.");
        }

        return read(entry);
    }

    private static Operand Operand(Entry entry, string field)
    {
        entry.Required(field);
        return MeasureReading.Operand(entry, field) ?? NoOperand;
    }
}
