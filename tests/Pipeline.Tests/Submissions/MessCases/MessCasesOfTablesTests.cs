using Pipeline.Submissions;

namespace Pipeline.Tests.Submissions.MessCases;

/// <summary>Header, units, rows, areas, sheets and periods.</summary>
public sealed class MessCasesOfTablesTests
{
    private const ObservationStatus Normal = ObservationStatus.Normal;

    [Fact]
    public void Case_01_merged_header_and_label_cells_count_for_every_cell_of_the_merge()
    {
        var result = Mess.Check("01-merged-labels.xlsx");

        Assert.Equal(["Warning columns-absent"], result.Said());
        Assert.Equal(("530100 gdp", 300m, Normal), result.At("B3", "Sheet1"));
        Assert.Equal(("530100 urban_population", 60m, Normal), result.At("D3", "Sheet1"));
    }

    [Fact]
    public void Case_02_merged_figures_are_rejected_by_their_range()
    {
        var result = Mess.Check("02-merged-figures.xlsx");

        Assert.Equal(["Error merged-number C5"], result.Said());
        Assert.Contains("C5:C6", result.Findings[0].Message.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Observations, o => o.Source!.Cell is "C5" or "C6");
    }

    [Fact]
    public void Case_03_a_header_in_several_rows_is_read_where_each_column_is_one_measure_and_rejected_by_its_cell_where_not()
    {
        var read = Mess.Check("03-header-rows.xlsx");
        Assert.Equal(["Warning columns-absent"], read.Said());
        Assert.Equal(("530102 gdp", 100m, Normal), read.At("B6", "Sheet1"));
        Assert.Equal(("530102 gdp_real_growth", 5.2m, Normal), read.At("C6", "Sheet1"));

        var unclear = Mess.Check("03-header-rows-unclear.xlsx");
        Assert.Equal(["Warning columns-absent", "Error column-unclear C2"], unclear.Said());
    }

    [Fact]
    public void Case_04_a_unit_in_the_header_is_converted_and_warned_of_where_it_differs_from_the_unit_cell()
    {
        var result = Mess.Check("04-unit-in-header.xlsx");

        Assert.Equal(["Info unit-converted C2", "Info unit-converted H2", "Warning unit-header-differs C3"], result.Said());
        Assert.Equal(("530102 gdp", 100m, Normal), result.At("C5"));
        Assert.Equal(("530102 population", 40m, Normal), result.At("H5"));
    }

    [Fact]
    public void Case_06_a_unit_that_is_stated_nowhere_is_rejected()
    {
        var result = Mess.Check("06-no-unit.xlsx");

        Assert.Equal(["Warning columns-absent", "Error unit-missing B1"], result.Said());
        Assert.Empty(result.Observations);
    }

    [Fact]
    public void Case_18_total_rows_are_the_reporters_own_by_code_and_control_totals_without()
    {
        var result = Mess.NeedsReason("18-total-rows", ["Confirm total-differs D7"]);

        Assert.Equal(("530100 gdp", 300m, Normal), result.At("C4"));
        Assert.DoesNotContain(result.Observations, o => o.Source!.Cell is "C7" or "D7");
        Assert.Equal(["Info total-row B7", "Error total-wrong C7"], Mess.Check("18-total-rows-wrong.xlsx").Said());
    }

    [Fact]
    public void Case_19_notes_and_their_marks_are_stripped_and_kept()
    {
        var result = Mess.Check("19-notes.xlsx");

        Assert.Equal(["Info note-kept C6"], result.Said());
        Assert.Equal(("530102 gdp", 100m, Normal), result.At("C5"));
        Assert.Equal(("530103 gdp", 200m, Normal), result.At("C6"));
        Assert.Equal(["", "含高新区。", "含划入街道。"], result.Observations.Where(o => o.Measure == "gdp").Select(o => o.Note));
    }

    [Fact]
    public void Case_20_hidden_and_filtered_rows_and_columns_are_read_with_a_warning()
    {
        var result = Mess.Check("20-hidden.xlsx");

        Assert.Equal(["Warning column-hidden I1", "Warning row-hidden A5"], result.Said());
        Assert.Equal(("530102 urban_population", 30m, Normal), result.At("I5"));
    }

    [Fact]
    public void Case_26_the_period_is_read_as_year_text_and_number()
    {
        var result = Mess.Check("26-period-forms.xlsx");

        Assert.Equal(["Warning columns-absent"], result.Said());
        Assert.All(result.Observations, o => Assert.Equal(Period.Annual(2024), o.Period));
        Assert.Equal(("530103 gdp", 200m, Normal), result.At("C7", "Sheet1"));
    }

    [Fact]
    public void Case_27_another_period_in_the_template_or_on_the_sheet_is_rejected_by_every_cell_that_says_so()
    {
        Assert.Equal(["Error meta-period-differs B4"], Mess.Check("27-other-period.xlsx").Said());
        Assert.Equal(
            ["Warning columns-absent", "Error period-differs B1", "Error period-differs B5"], Mess.Check("27-other-period-on-the-sheet.xlsx").Said());
    }

    [Fact]
    public void Case_35_an_area_or_a_measure_twice_is_rejected_naming_both_cells()
    {
        var result = Mess.Check("35-twice.xlsx");

        Assert.Equal(["column-duplicate D1 C1", "area-duplicate A6 A5"], result.Findings.Where(f => f.Severity == Severity.Error && f.Rule.EndsWith("duplicate", StringComparison.Ordinal))
            .Select(f => $"{f.Rule} {f.Cell} {(f.Message.Zh.Contains("C1", StringComparison.Ordinal) ? "C1" : f.Message.Zh.Contains("A5", StringComparison.Ordinal) ? "A5" : "")}"));
    }

    [Fact]
    public void Case_36_short_and_former_names_are_known_and_others_rejected_with_the_nearest()
    {
        var known = Mess.Check("36-area-names.xlsx", reporter: "532300");
        Assert.Equal(["Warning columns-absent", "Info area-alias A2", "Info area-alias A3"], known.Said());
        Assert.Equal(("532302 gdp", 300m, Normal), known.At("B3", "Sheet1"));

        var unknown = Mess.Check("36-area-unknown.xlsx");
        var finding = Assert.Single(unknown.Findings, f => f.Rule == "area-unknown");
        Assert.Equal((Severity.Error, "A3"), (finding.Severity, finding.Cell));
        Assert.Contains("最接近的是：五华区（530102）", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Case_37_code_and_name_of_an_area_that_disagree_are_rejected() =>
        Assert.Equal(["Error area-code-name-differ B5"], Mess.Check("37-code-and-name.xlsx").Said());

    [Fact]
    public void Case_38_columns_are_found_by_code_then_name_extra_ones_warned_of_and_a_missing_compulsory_one_rejected()
    {
        var result = Mess.Check("38-columns.xlsx");
        Assert.Equal(["Warning column-unknown P2"], result.Said());
        Assert.Contains("最接近的是：第一产业增加值（gdp_primary）", result.Findings[0].Message.Zh, StringComparison.Ordinal);
        Assert.Equal(("530102 gdp", 100m, Normal), result.At("C5"));
        Assert.Equal(("530102 gdp_tertiary", 60m, Normal), result.At("D5"));

        var missing = Mess.Check("38-column-missing.xlsx");
        Assert.Equal(["Error column-missing"], missing.Said());
        Assert.Equal("gdp", missing.Findings[0].Measure);
    }

    [Fact]
    public void Case_39_figures_are_found_on_several_sheets_behind_covers_and_where_there_are_none_the_sheets_are_listed()
    {
        var result = Mess.Check("39-several-sheets.xlsx");
        Assert.Equal(["Warning sign-off-missing", "Warning columns-absent"], result.Said());
        Assert.Equal(("530100 gdp", 300m, Normal), result.At("B2", "表一"));
        Assert.Equal(("530100 population", 90m, Normal), result.At("B2", "表二"));

        var finding = Assert.Single(Mess.Check("39-no-table.xlsx").Findings, f => f.Severity == Severity.Error);
        Assert.Equal("sheet-not-found", finding.Rule);
        Assert.Contains("“封面” “通知”", finding.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Case_41_a_template_of_an_older_catalogue_is_migrated_by_code_with_a_warning_of_measures_since_added()
    {
        var result = Mess.Check("41-older-template.xlsx");

        Assert.Equal(["Warning measure-since-added", "Info template-older B2"], result.Said());
        Assert.Equal("coverage", result.Findings[0].Measure);
        Assert.Equal(("530102 rail_connected", 1m, Normal), result.At("K5"));
    }

    [Fact]
    public void Case_45_sheet_and_file_names_of_any_characters_are_kept_and_keys_stay_legal()
    {
        var result = Mess.Check("45-names.xlsx");
        Assert.Equal("数'据“经济”😀 & <1>!B2", result.Observations.Single(o => o.Area == "530100").Source!.ToString());

        // A slash would be a folder; everything else is a name, and the keys are made of the other parts.
        var file = "报表'\"#?%😀" + new string('长', 240) + ".xlsx";
        var path = SubmissionPath.Parse($"530100/2024/{file}", SmallCatalogue.Instance);
        Assert.Equal((true, "530100", "2024", file), (path.IsValid, path.ReporterCode, path.PeriodCode, path.FileName));
        Assert.False(SubmissionPath.Parse($"530100/2024/报/{file}", SmallCatalogue.Instance).IsValid);
    }
}
