namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>units.csv</c>.</summary>
internal static class UnitReading
{
    /// <summary>The file's name.</summary>
    public const string File = "units.csv";

    /// <summary>The columns of the file.</summary>
    public static readonly IReadOnlyList<string> Columns = ["code", "zh", "en", "aliases", "dimension", "factor", "per"];

    // Quotients of factors within these bounds are far from the limits of decimals.
    private const decimal Least = 0.000001m, Most = 1_000_000_000_000_000m;

    /// <summary>All units; what a compound unit is per stands above it.</summary>
    public static Table<Unit> Read(EntryFile file)
    {
        var above = new Dictionary<string, Unit>(StringComparer.Ordinal);
        return new(file, new("计量单位", "unit"), unit => unit.Code, entry =>
        {
            var unit = new Unit
            {
                Code = entry.Code(CodeStyle.Kebab),
                Name = entry.Bilingual(),
                Aliases = entry.List("aliases"),
                Dimension = entry.Required("dimension"),
                Factor = entry.Decimal("factor"),
            };
            if (entry.Sound && unit.Factor is < Least or > Most)
            {
                entry.Fault("factor", "factor 不在 0.000001 到 10^15 之间。", "factor is not between 0.000001 and 10^15.",
                    "写成相对于基本单位的倍数。", "Write the multiple of the base unit.");
            }

            if (entry.Text("per") is { Length: > 0 } per)
            {
                return Compound(entry, unit, per, above);
            }

            above.TryAdd(unit.Code, unit);
            return unit;
        });
    }

    private static Unit Compound(Entry entry, Unit unit, string per, Dictionary<string, Unit> above)
    {
        if (above.TryGetValue(per, out var below))
        {
            return unit with { Dimension = $"{unit.Dimension}/{below.Dimension}", PerFactor = below.Factor };
        }

        entry.Fault("per", $"per “{per}”不是上面的计量单位。", $"per '{per}' is no unit that stands above.",
            "先写分母的单位，且它本身不是复合单位。", "Put the unit after the stroke above; it is no compound itself.");
        return unit;
    }
}
