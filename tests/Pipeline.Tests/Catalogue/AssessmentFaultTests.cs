using Pipeline.Catalogue;

namespace Pipeline.Tests.Catalogue;

public sealed class AssessmentFaultTests
{
    [Theory]
    [InlineData(
        "assessment.yaml", "urban: 0.6,", "urban: 0.5,",
        "assessment.yaml: urban 的权重之和是 0.9，应为 1。调整各项的 weights.urban。 | "
        + "The weights of urban sum to 0.9, not to 1. Adjust weights.urban of the components.")]
    [InlineData(
        "assessment.yaml", "worst: 0\n", "worst: 10\n",
        "assessment.yaml:8: best 与 worst 相同，无法计分。写两个不同的数。 | "
        + "best is worst: nothing can be scored between them. Write two different numbers.")]
    [InlineData(
        "assessment.yaml", "subject: urbanisation_rate", "subject: urbanisation",
        "assessment.yaml:16: 没有指标“urbanisation”。用 measures.csv 或 indicators.yaml 中的代码。 | "
        + "There is no measure or indicator 'urbanisation'. Use a code from measures.csv or indicators.yaml.")]
    [InlineData(
        "assessment.yaml", "subject: urbanisation_rate", "subject: rail",
        "assessment.yaml:16: “rail”不是州市和县区都有的年度数。用州市、县区两级都有的年度指标。 | "
        + "Not every prefecture and county has 'rail' by the year. Use a yearly one of both levels.")]
    [InlineData(
        "assessment.yaml", "cap: fair", "cap: poor",
        "assessment.yaml:28: cap 引用了不存在的等次“poor”。改用 grades.csv 中的代码，或在其中加上它。 | "
        + "cap refers to the grade 'poor', which does not exist. Use a code from grades.csv, or add it there.")]
    [InlineData(
        "assessment.yaml", "direction: at_least", "direction: about",
        "assessment.yaml:26: 否决项的 direction 只能是 at_least 或 at_most。写 at_least 或 at_most。 | "
        + "A veto's direction is at_least or at_most. Write at_least or at_most.")]
    [InlineData(
        "assessment.yaml", "  limit: 0\n", "  limit: 0\n  worst: 0\n",
        "assessment.yaml:28: veto 没有字段“worst”。删去 worst。 | "
        + "A veto has no field 'worst'. Remove worst.")]
    [InlineData(
        "grades.csv", "fair,一般,fair,0", "fair,一般,fair,10",
        "grades.csv: 没有从 0 分起的等次。加上一行，from 为 0。 | "
        + "There is no grade from 0. Add a line whose from is 0.")]
    [InlineData(
        "zones.csv", "112,ecological,assumption\n", "",
        "zones.csv: 这些县区没有功能区：112。为每个县区加一行。 | "
        + "These counties have no zone: 112. Add a line for each.")]
    [InlineData(
        "zones.csv", "112,ecological,", "112,rural,",
        "zones.csv:3: zone “rural”不在可选值之内。可选：urban, agricultural, ecological。 | "
        + "zone 'rural' is not one of the allowed words. Choose from: urban, agricultural, ecological.")]
    public void Names_what_is_wrong_with_the_assessment(string file, string old, string replacement, string expected)
    {
        using var folder = new CatalogueFolder();
        folder.Replace(file, old, replacement);
        Assert.Equal(expected, string.Join('\n', CatalogueLoader.Lint(folder.Path)));
    }

    [Fact]
    public void The_built_in_scheme_weighs_each_zone_by_its_priority_and_names_its_assumption()
    {
        var scheme = CatalogueLoader.LoadDefault().Assessment;

        AssessmentDimension Foremost(FunctionalZone zone) =>
            scheme.Components.GroupBy(component => component.Dimension).MaxBy(dimension => dimension.Sum(component => component.Weights[zone]))!.Key;

        Assert.Equal((AssessmentDimension.Economy, AssessmentDimension.Resources, AssessmentDimension.Ecology),
            (Foremost(FunctionalZone.Urban), Foremost(FunctionalZone.Agricultural), Foremost(FunctionalZone.Ecological)));
        Assert.Equal(("assumption", FunctionalZone.Urban), (scheme.ZoneOf("530102")!.Source, scheme.ZoneOf("530102")!.Zone));
        Assert.Equal(FunctionalZone.Ecological, scheme.ZoneOf("533400")!.Zone);
        Assert.Equal(145, CatalogueLoader.LoadDefault().Areas.Count(area => scheme.ZoneOf(area.Code) is not null));
    }
}
