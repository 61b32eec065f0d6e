using Pipeline.Catalogue;

namespace Pipeline.Indicators;

/// <summary>An area or group as the engine walks it: by reference, without looking up codes.</summary>
internal sealed class Place(int ordinal, string code, AreaLevel level)
{
    /// <summary>The position among all places; those that can be made of others come first.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary>The code.</summary>
    public string Code { get; } = code;

    /// <summary>What kind of area it is.</summary>
    public AreaLevel Level { get; } = level;

    /// <summary>Whether nothing lies below: a county or a functional area, whose own report is all there is.</summary>
    public bool IsLeaf => Level is AreaLevel.County or AreaLevel.NewArea;

    /// <summary>Whether it is a group of which nobody has said yet what lies in it.</summary>
    public bool LacksBoundary => Level == AreaLevel.Group && Counties.Length == 0;

    /// <summary>The area directly above; null for the province, functional areas and groups.</summary>
    public Place? Parent { get; set; }

    /// <summary>What it is the sum of: the province of prefectures, a prefecture of counties, a group of prefectures and counties.</summary>
    public Place[] Parts { get; set; } = [];

    /// <summary>All counties within.</summary>
    public Place[] Counties { get; set; } = [];

    /// <summary>The prefectures that lie within as a whole.</summary>
    public Place[] Prefectures { get; set; } = [];

    /// <summary>The home block in which a county, or a prefecture as a whole, is counted where blocks must add up; empty for others.</summary>
    public string HomeBlock { get; set; } = "";

    /// <summary>For a group: the first prefecture of which only some counties are members; null where there is none.</summary>
    public Place? CutPrefecture { get; set; }

    /// <summary>The areas of a level that lie below: prefectures or counties.</summary>
    public Place[] AreasOf(AreaLevel level) => Level == level ? [] : level switch
    {
        AreaLevel.Prefecture => Prefectures,
        AreaLevel.County => Counties,
        _ => [],
    };

    /// <inheritdoc/>
    public override string ToString() => Code;
}
