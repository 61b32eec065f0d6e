using Pipeline.Catalogue;

namespace Pipeline.Submissions.Checking;

/// <summary>A column of figures.</summary>
/// <param name="Column">Its number.</param>
/// <param name="Measure">What it holds.</param>
/// <param name="Unit">The unit in which it is written.</param>
/// <param name="Place">The cell that names it.</param>
internal sealed record MeasureColumn(int Column, Measure Measure, Unit Unit, Place Place);

/// <summary>A header that is understood.</summary>
/// <param name="Block">Where it stands.</param>
/// <param name="Columns">The columns of figures that are read.</param>
/// <param name="Named">All measures that have a column, also those that are not read.</param>
internal sealed record Header(HeaderBlock Block, IReadOnlyList<MeasureColumn> Columns, IReadOnlySet<string> Named)
{
    public int CodeColumn { get; } = Block.ColumnOf(ColumnRole.AreaCode);

    /// <summary>Of a column of prefectures and one of counties the latter: the last before the figures.</summary>
    public int NameColumn { get; } = Block.Roles.Where(r => r.Value == ColumnRole.AreaName).Select(r => r.Key).DefaultIfEmpty(0).Max();

    /// <summary>The columns of areas before <see cref="NameColumn"/>.</summary>
    public IReadOnlyList<int> OuterNameColumns { get; } =
        [.. Block.Roles.Where(r => r.Value == ColumnRole.AreaName).Select(r => r.Key).OrderDescending().Skip(1)];

    public int ExplanationColumn { get; } = Block.ColumnOf(ColumnRole.Explanation);

    public int PeriodColumn { get; } = Block.ColumnOf(ColumnRole.Period);
}
