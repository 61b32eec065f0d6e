namespace Pipeline.Catalogue;

/// <summary>What kind of area a code names.</summary>
public enum AreaLevel
{
    /// <summary>The province (省).</summary>
    Province,

    /// <summary>A group of counties that the plan speaks of (板块), such as central Yunnan; groups overlap.</summary>
    Group,

    /// <summary>A prefecture or city (州市).</summary>
    Prefecture,

    /// <summary>A county, county-level city or district (县市区).</summary>
    County,

    /// <summary>A functional area (新区) whose figures are also inside a prefecture's: a memo item, never added.</summary>
    NewArea,
}

/// <summary>One administrative or functional area.</summary>
public sealed record Area
{
    /// <summary>The GB/T 2260 code, or the code of a functional area such as <c>DZXQ</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The official name.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>What kind of area this is; never <see cref="AreaLevel.Group"/>.</summary>
    public required AreaLevel Level { get; init; }

    /// <summary>The code of the area that contains this one; null for the province and for functional areas.</summary>
    public string? Parent { get; init; }

    /// <summary>The one block in which a county, or a prefecture as a whole, is counted where blocks must add up; null for others.</summary>
    public string? HomeBlock { get; init; }

    /// <summary>Short and former names by which workbooks call the area.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Codes that the area had before; workbooks of older templates still carry them.</summary>
    public IReadOnlyList<string> FormerCodes { get; init; } = [];

    /// <summary>The first day on which the area exists under this code; null where it always has.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day on which the area exists under this code; null where it still does.</summary>
    public DateOnly? ValidTo { get; init; }
}

/// <summary>A named set of areas that the plan sets goals for; sets overlap and are never added together.</summary>
public sealed record AreaGroup
{
    /// <summary>The kind of the plan's blocks (板块), which overlap.</summary>
    public const string Block = "block";

    /// <summary>The kind of the blocks that partition the counties, for what must add up.</summary>
    public const string HomeBlock = "home-block";

    /// <summary>The group's code, such as <c>central</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The name in the plan.</summary>
    public required Bilingual Name { get; init; }

    /// <summary>What family the group belongs to: <see cref="Block"/>, <see cref="HomeBlock"/>, <c>special</c> or <c>metro</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The codes of the member counties, in ordinal order; empty where the boundary is not set.</summary>
    public required IReadOnlyList<string> Counties { get; init; }

    /// <summary>Where the membership comes from.</summary>
    public required Source Source { get; init; }
}

/// <summary>Who submits workbooks: a prefecture, a functional area, or the provincial bureau.</summary>
public sealed record Reporter
{
    /// <summary>The reporter's code: the code of its own area.</summary>
    public required string Code { get; init; }

    /// <summary>The reporter's own area.</summary>
    public required Area Area { get; init; }

    /// <summary>The areas a workbook of this reporter has rows for: its own, then those directly below, in code order.</summary>
    public required IReadOnlyList<Area> Rows { get; init; }
}
