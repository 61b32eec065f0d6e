using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>Finds units by the ways in which workbooks write them, and converts between units of one dimension.</summary>
internal sealed class UnitNames
{
    // Clerks drop the last character: 亿 for 亿元, 万 for 万人.
    private static readonly HashSet<string> Short = new(StringComparer.Ordinal) { "亿", "万", "千" };

    private readonly ILookup<string, Unit> _units;
    private readonly IReadOnlyList<Unit> _all;

    public UnitNames(IReadOnlyList<Unit> units)
    {
        _all = units;
        _units = units
            .SelectMany(u => new[] { u.Name.Zh, u.Name.En }.Concat(u.Aliases).Select(n => (Key: Wording.Key(n), Unit: u)).Distinct())
            .ToLookup(e => e.Key, e => e.Unit, StringComparer.Ordinal);
    }

    /// <summary>The unit that a text names, of the measure's dimension where it can be; null where it names none.</summary>
    public Unit? Find(string text, Unit like)
    {
        var key = Wording.Key(text);
        if (key.Length == 0)
        {
            return null;
        }

        var named = _units[key];
        return named.FirstOrDefault(u => u.Dimension == like.Dimension)
            ?? (Short.Contains(key) ? _all.FirstOrDefault(u => u.Dimension == like.Dimension && IsShort(key, u)) : null)
            ?? named.FirstOrDefault();
    }

    /// <summary>Whether a text names any unit.</summary>
    public bool IsUnit(string text) => Wording.Key(text) is { Length: > 0 } key && (_units.Contains(key) || Short.Contains(key));

    /// <summary>The units in which a measure can be written.</summary>
    public Bilingual Choices(Measure measure)
    {
        var units = _all.Where(u => u.Dimension == measure.Unit.Dimension).ToList();
        return new(string.Join("、", units.Select(u => u.Name.Zh)), string.Join(", ", units.Select(u => u.Name.En)));
    }

    /// <summary>Whether two spellings of one dimension could differ in size: only then must a header say which is meant.</summary>
    public bool HasChoice(Unit unit) => _all.Any(u => u.Dimension == unit.Dimension && u.Factor != unit.Factor);

    /// <summary>The value in another unit of the same dimension; multiplies first, so that exact quotients stay exact.</summary>
    public static decimal Convert(decimal value, Unit from, Unit to) =>
        from.Factor == to.Factor ? value : value * from.Factor / to.Factor;

    private static bool IsShort(string key, Unit unit) =>
        Wording.Key(unit.Name.Zh) is var name && name.Length == key.Length + 1 && name.StartsWith(key, StringComparison.Ordinal);
}
