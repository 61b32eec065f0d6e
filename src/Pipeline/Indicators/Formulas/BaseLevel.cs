using Pipeline.Catalogue;
using Pipeline.Submissions;

namespace Pipeline.Indicators.Formulas;

/// <summary>
/// The level of a base year: what the catalogue pins, as if the province had published it, so that a later revision of the year moves no
/// volume; else what the data in force say. The routes that leave the province's figures out leave the pinned ones out, too.
/// </summary>
internal sealed class BaseLevel(Reported level, BaseVintage vintage, int baseYear) : Computation
{
    public override string Name => level.Name;

    public override IEnumerable<BoundMeasure> Measures => level.Measures;

    public override Bilingual Text => new($"{level.Called.Zh}（{baseYear}年基期版本）", $"{level.Called.En} (base vintage of {baseYear})");

    public override Quantity At(in Point at) => Pinned(at) is { } value
        ? new(value, ObservationStatus.Normal, Origin.Published)
        : level.At(at);

    public override OperandUse UsedAt(in Point at, Bilingual role) => Pinned(at) is null ? level.UsedAt(at, role) : new(this, at, role);

    public override IReadOnlyList<OperandUse> Operands(in Point at) => [];

    private decimal? Pinned(in Point at) => at.Route == Route.Precedence ? vintage.Find(level.Name, at.Place.Code, baseYear) : null;
}
