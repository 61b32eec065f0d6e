using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>All places of a catalogue and how they are made of each other.</summary>
internal sealed class Territory
{
    private readonly Dictionary<string, Place> _byCode = new(StringComparer.Ordinal);

    public Territory(StatisticalCatalogue catalogue)
    {
        var wholes = catalogue.Areas.Where(area => area.Level is AreaLevel.Province or AreaLevel.Prefecture).ToList();
        var leaves = catalogue.Areas.Where(area => area.Level is AreaLevel.County or AreaLevel.NewArea).ToList();
        foreach (var (code, level) in wholes.Select(area => (area.Code, area.Level))
            .Concat(catalogue.Groups.Select(group => (group.Code, AreaLevel.Group)))
            .Concat(leaves.Select(area => (area.Code, area.Level))))
        {
            _byCode.Add(code, new(_byCode.Count, code, level));
        }

        Wholes = wholes.Count + catalogue.Groups.Count;
        Places = [.. _byCode.Values];
        Ordered = [.. Places.OrderBy(place => place.Code, StringComparer.Ordinal)];
        Province = _byCode[catalogue.Province.Code];
        LinkAreas(catalogue);
        Blocks = [.. catalogue.Groups.Where(group => group.Kind == AreaGroup.Block).Select(group => _byCode[group.Code])];
        foreach (var group in catalogue.Groups)
        {
            LinkGroup(_byCode[group.Code], group);
        }

        foreach (var area in catalogue.Areas)
        {
            foreach (var former in area.FormerCodes)
            {
                _byCode.TryAdd(former, _byCode[area.Code]);
            }
        }
    }

    /// <summary>All places, by ordinal.</summary>
    public Place[] Places { get; }

    /// <summary>How many places, counted from the first, can be made of others: the province, the prefectures and the groups.</summary>
    public int Wholes { get; }

    /// <summary>All places in the order in which snapshots list them.</summary>
    public Place[] Ordered { get; }

    /// <summary>The province.</summary>
    public Place Province { get; }

    /// <summary>The plan's blocks, in the catalogue's order.</summary>
    public Place[] Blocks { get; }

    /// <summary>The place of a present or former code; null where there is none.</summary>
    public Place? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The place of a code that the catalogue itself names.</summary>
    public Place this[string code] => Find(code) ?? throw new InvalidOperationException($"The catalogue names area '{code}', which it lacks.");

    private void LinkAreas(StatisticalCatalogue catalogue)
    {
        var children = catalogue.Areas.Where(area => area.Parent is not null).ToLookup(area => area.Parent!, StringComparer.Ordinal);
        foreach (var area in catalogue.Areas)
        {
            var place = _byCode[area.Code];
            place.HomeBlock = area.HomeBlock ?? "";
            place.Parent = area.Parent is null ? null : this[area.Parent];
            place.Parts = [.. children[area.Code].Select(child => this[child.Code]).OrderBy(child => child.Code, StringComparer.Ordinal)];
        }

        foreach (var prefecture in Province.Parts)
        {
            prefecture.Counties = prefecture.Parts;
            prefecture.Prefectures = [prefecture];
        }

        Province.Prefectures = Province.Parts;
        Province.Counties = [.. Province.Parts.SelectMany(prefecture => prefecture.Counties)];
    }

    // Prefectures that are members as a whole stand for their counties: their own rows are better than sums.
    private void LinkGroup(Place place, AreaGroup group)
    {
        place.Counties = [.. group.Counties.Select(code => this[code]).OrderBy(county => county.Code, StringComparer.Ordinal)];
        var members = place.Counties.ToHashSet();
        place.Prefectures = [.. Province.Parts.Where(prefecture => prefecture.Counties.Length > 0 && prefecture.Counties.All(members.Contains))];
        var whole = place.Prefectures.ToHashSet();
        var single = place.Counties.Where(county => county.Parent is null || !whole.Contains(county.Parent)).ToList();
        place.CutPrefecture = single.FirstOrDefault()?.Parent;
        place.Parts = [.. place.Prefectures.Concat(single).OrderBy(part => part.Code, StringComparer.Ordinal)];
    }
}
