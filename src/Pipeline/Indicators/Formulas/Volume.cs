using Pipeline.Submissions;

namespace Pipeline.Indicators.Formulas;

/// <summary>A measure at the prices of a base year.</summary>
internal sealed class Volume(VolumeSeries series) : Computation
{
    public override string Name => series.Name;

    public override IEnumerable<BoundMeasure> Measures => series.Measures;

    public override Bilingual Text => series.Text;

    public override bool IsLocal => series.IsLocal;

    public override Quantity At(in Point at) => at.Period == Timeline.Absent
        ? Quantity.None(ObservationStatus.Missing, Remarks.Missing(Name, at.Place))
        : series.At(at);

    public override IReadOnlyList<OperandUse> Operands(in Point at) => at.Period == Timeline.Absent ? [] : series.Uses(at);
}
