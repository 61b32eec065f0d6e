using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>All areas by the keys of their codes and names; made once for a catalogue.</summary>
internal sealed class AreaIndex
{
    private readonly Dictionary<string, Area> _codes = new(StringComparer.Ordinal);

    public AreaIndex(IReadOnlyList<Area> areas)
    {
        Areas = areas;
        foreach (var area in areas)
        {
            _codes.Add(area.Code, area);
        }

        // A present code wins over another area's former one.
        foreach (var (code, area) in areas.SelectMany(a => a.FormerCodes.Select(c => (c, a))))
        {
            _codes.TryAdd(code, area);
        }

        ByName = areas
            .SelectMany(a => new[] { a.Name.Zh, a.Name.En }.Concat(a.Aliases).Select(n => (Key: Wording.Key(n), Area: a)).Distinct())
            .ToLookup(e => e.Key, e => e.Area, StringComparer.Ordinal);
    }

    public IReadOnlyList<Area> Areas { get; }

    /// <summary>The areas that bear a name or alias.</summary>
    public ILookup<string, Area> ByName { get; }

    /// <summary>The area of a present or former code; null where there is none.</summary>
    public Area? ByCode(string code) => _codes.GetValueOrDefault(code);
}
