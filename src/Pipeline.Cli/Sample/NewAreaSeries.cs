using Pipeline.Catalogue;

namespace Pipeline.Cli.Sample;

/// <summary>
/// The new area: levels of 2020 that are smaller parts of the province than the targets imply, and growth above the province's, so that
/// the parts rise towards them. Its figures are inside Kunming's and are added to nothing.
/// </summary>
internal static class NewAreaSeries
{
    public static void Fill(SampleTable table, IReadOnlyList<Recipe> recipes)
    {
        var area = table.Catalogue.Areas.Single(a => a.Level == AreaLevel.NewArea);
        foreach (var row in SampleData.Rows("new-area.csv"))
        {
            if (table.Catalogue.FindMeasure(row["measure"]) is not { } measure)
            {
                continue;
            }

            if (row.Number("level_2020") is not { } level)
            {
                foreach (var year in SampleYears.All)
                {
                    table[measure.Code, area, year] = row.Number(SampleYears.Column('y', year))!.Value;
                }

                continue;
            }

            var growth = recipes.Single(recipe => recipe.Measure == row["growth_measure"]);
            decimal Factor(int year) => (1 + (row.Number(SampleYears.Column('y', year))!.Value / 100)) * (1 + (growth[year] / 100));

            table[measure.Code, area, SampleYears.Base] = level;
            for (var year = SampleYears.Base; year > SampleYears.First; year--)
            {
                table[measure.Code, area, year - 1] = Apportionment.Round(table[measure.Code, area, year] / Factor(year), measure.Decimals);
            }

            for (var year = SampleYears.Base + 1; year <= SampleYears.Last; year++)
            {
                table[measure.Code, area, year] = Apportionment.Round(table[measure.Code, area, year - 1] * Factor(year), measure.Decimals);
            }

            foreach (var year in SampleYears.All)
            {
                table[growth.Measure, area, year] = row.Number(SampleYears.Column('y', year))!.Value;
            }
        }
    }
}
