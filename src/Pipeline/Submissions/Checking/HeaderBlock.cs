namespace Pipeline.Submissions.Checking;

/// <summary>What a column beside the measures is for.</summary>
internal enum ColumnRole
{
    None,
    AreaCode,
    AreaName,
    Explanation,
    Period,
    Serial,
}

/// <summary>Where the header of a sheet stands and what its columns are for, before measures are looked at closely.</summary>
/// <param name="Rows">The numbers of its rows, group titles included, those that only number the columns left out.</param>
/// <param name="NameRow">The row that names most measures.</param>
/// <param name="LastRow">The header's last row.</param>
/// <param name="UnitRow">The row below the names in which most cells are units; 0 where there is none.</param>
/// <param name="CodeRow">The official row of codes; 0 where there is none.</param>
/// <param name="Matches">How many columns name a measure.</param>
/// <param name="Roles">The columns beside the measures.</param>
internal sealed record HeaderBlock(
    IReadOnlyList<int> Rows, int NameRow, int LastRow, int UnitRow, int CodeRow, int Matches, IReadOnlyDictionary<int, ColumnRole> Roles)
{
    /// <summary>The header's first row.</summary>
    public int FirstRow => Rows[0];

    public int ColumnOf(ColumnRole role) => Roles.Where(r => r.Value == role).Select(r => r.Key).DefaultIfEmpty(0).Min();
}
