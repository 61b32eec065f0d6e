namespace Pipeline.Catalogue.Loading;

/// <summary>Reads the formula of an indicator.</summary>
internal static class FormulaReading
{
    private const string Kind = "formula.kind";

    private static readonly Operand NoOperand = new Operand.Reported("");
    private static readonly Formula NoFormula = new Formula.NominalGrowth("");

    private static readonly Dictionary<string, (IReadOnlyList<string> Fields, Func<Entry, Formula> Read)> Kinds = new(StringComparer.Ordinal)
    {
        ["ratio"] = ([FormulaFields.Numerator, FormulaFields.Denominator, FormulaFields.Scale], entry => new Formula.Ratio(
            Operand(entry, FormulaFields.Numerator), Operand(entry, FormulaFields.Denominator), entry.Decimal(FormulaFields.Scale))),
        ["share"] = ([FormulaFields.Measure, FormulaFields.Denominator], entry => new Formula.Share(
            entry.Required(FormulaFields.Measure), entry.Word(FormulaFields.Denominator, Vocabulary.Denominators))),
        ["lead"] = ([FormulaFields.Indicator, FormulaFields.Reference], entry => new Formula.Lead(
            entry.Required(FormulaFields.Indicator), entry.Required(FormulaFields.Reference))),
        ["gap"] = ([FormulaFields.Measure, FormulaFields.Reference], entry => new Formula.Gap(
            entry.Required(FormulaFields.Measure), entry.Required(FormulaFields.Reference))),
        ["difference"] = ([FormulaFields.Minuend, FormulaFields.Subtrahend], entry => new Formula.Difference(
            entry.Required(FormulaFields.Minuend), entry.Required(FormulaFields.Subtrahend))),
        ["nominal_growth"] = ([FormulaFields.Measure], entry => new Formula.NominalGrowth(entry.Required(FormulaFields.Measure))),
        ["reduction"] = ([FormulaFields.Indicator], entry => new Formula.Reduction(entry.Required(FormulaFields.Indicator))),
        ["count"] = ([FormulaFields.Measure, FormulaFields.Level], entry => new Formula.Count(
            entry.Required(FormulaFields.Measure), entry.Word(FormulaFields.Level, Vocabulary.AreaLevels))),
        ["spread"] = ([FormulaFields.Subject, FormulaFields.Level], entry => new Formula.Spread(
            entry.Required(FormulaFields.Subject), entry.Word(FormulaFields.Level, Vocabulary.AreaLevels))),
        ["volume_growth"] = (FormulaFields.Volume, entry => new Formula.VolumeGrowth(Volume(entry))),
        ["average_growth"] = (FormulaFields.Volume, entry => new Formula.AverageGrowth(Volume(entry))),
        ["contribution_points"] = (FormulaFields.Volume, entry => new Formula.ContributionPoints(Volume(entry))),
        ["contribution_rate"] = ([.. FormulaFields.Volume, FormulaFields.LeastGrowth], entry => new Formula.ContributionRate(
            Volume(entry), entry.Decimal(FormulaFields.LeastGrowth))),
        ["contribution_residue"] = (FormulaFields.Volume, entry => new Formula.ContributionResidue(Volume(entry))),
        ["mean_of_years"] = ([FormulaFields.Indicator, FormulaFields.FirstYear], entry => new Formula.MeanOfYears(
            entry.Required(FormulaFields.Indicator), Year(entry, FormulaFields.FirstYear))),
    };

    /// <summary>The words that name a kind.</summary>
    public static IReadOnlyCollection<string> KindNames => Kinds.Keys;

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

    private static Operand.Volume Volume(Entry entry)
    {
        entry.Word(FormulaFields.Prices, Vocabulary.VolumePrices);
        return new(entry.Required(FormulaFields.Measure), entry.Required(FormulaFields.Growth), Year(entry, FormulaFields.BaseYear));
    }

    private static int Year(Entry entry, string field) => entry.Integer(field, 1949, 2999);
}
