using System.Text;
using Pipeline.Indicators;
using Pipeline.Publishing;

namespace Pipeline.Tests.Publishing;

public sealed class DatasetsTests
{
    [Fact]
    public void Observations_have_the_documented_columns_in_order() => Assert.Equal(
        "measure,measure_name_zh,measure_name_en,area,area_name_zh,area_name_en,level,period,period_end,value,unit,unit_name_zh,unit_name_en,"
        + "status,origin,value_from_below,value_own_row,discrepancy,discrepancy_own_row,coverage,remark,change,rank,rank_of,rank_change\n"
        + "gdp,统计量gdp,gdp,530102,五华区,530102,county,2024,2024-12-31,8.00,cny-100m,亿元,100 million yuan,"
        + "P,reported,7.50,,0.50,,0.5000,missing:gdp@530103,1.00,3,16,-1\n",
        Csv(Datasets.Observations(SampleRows.Catalogue), SampleRows.Value(8)));

    [Fact]
    public void Indicators_have_the_same_columns_under_their_own_name()
    {
        var names = Datasets.Indicators(SampleRows.Catalogue).Columns.Select(column => column.Name).ToList();

        Assert.Equal(["indicator", "indicator_name_zh", "indicator_name_en"], names[..3]);
        Assert.Equal(Datasets.Observations(SampleRows.Catalogue).Columns.Select(column => column.Name).Skip(3), names[3..]);
    }

    [Fact]
    public void Targets_have_the_documented_columns_in_order()
    {
        var catalogue = new TestCatalogue().With(TestCatalogue.Target("gdp", "530102", Pipeline.Catalogue.TargetDirection.AtLeast, 200)).Build();
        var row = new TargetValue
        {
            Target = "gdp-530102",
            Subject = "gdp",
            Area = "530102",
            Period = Period.Annual(2022),
            BaseValue = 100,
            Value = 130,
            Goal = 200,
            Required = 140,
            Progress = 30,
            TimeElapsed = 40,
            Status = TargetStatus.OffTrack,
            BaseOrigin = BaseOrigin.Stated,
            StepStillRequired = 23.33m,
            StatusBefore = TargetStatus.Lagging,
            Remark = "missing:gdp@530102/2021",
        };

        Assert.Equal(
            "target,subject,subject_name_zh,subject_name_en,area,area_name_zh,area_name_en,level,period,base_period,target_period,base_value,value,goal,"
            + "unit,direction,required,progress,time_elapsed,growth_still_required,status,source_document,source_section,base_origin,"
            + "step_still_required,status_before,change,remark\n"
            + "gdp-530102,gdp,统计量gdp,gdp,530102,五华区,530102,county,2022,2020,2025,100.00,130.00,200.00,"
            + "cny-100m,at-least,140.00,30.00,40.00,,off-track,plan,2.3,stated,23.33,lagging,worse,missing:gdp@530102/2021\n",
            Csv(Datasets.Targets(catalogue), row));
    }

    [Fact]
    public void Column_names_are_lower_case_and_described_in_both_languages()
    {
        foreach (var (name, description) in Datasets.Indicators(SampleRows.Catalogue).Columns.Select(column => (column.Name, column.Description))
            .Concat(Datasets.Targets(SampleRows.Catalogue).Columns.Select(column => (column.Name, column.Description))))
        {
            Assert.Matches("^[a-z][a-z0-9_]*$", name);
            Assert.NotEmpty(description.Zh);
            Assert.NotEmpty(description.En);
        }
    }

    [Fact]
    public void Eight_and_eight_point_zero_are_published_alike() => Assert.Equal(
        Csv(Datasets.Observations(SampleRows.Catalogue), SampleRows.Value(8m)),
        Csv(Datasets.Observations(SampleRows.Catalogue), SampleRows.Value(8.000m)));

    private static string Csv<T>(Dataset<T> dataset, T row) =>
        Encoding.UTF8.GetString(Written.As(CsvFormat.Instance, dataset, [row])).ReplaceLineEndings("\n");
}
