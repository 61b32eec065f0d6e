using ClosedXML.Excel;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions.MessCases;

/// <summary>What clerks write into cells.</summary>
public sealed class MessCasesOfCellsTests
{
    private const ObservationStatus Normal = ObservationStatus.Normal;

    [Fact]
    public void Case_05_a_unit_in_the_cell_is_converted_with_a_warning()
    {
        var result = Mess.Check("05-unit-in-cell.xlsx");

        Assert.Equal(["Warning unit-in-cell C5", "Warning unit-in-cell D5"], result.Said());
        Assert.Equal(("530102 gdp", 100m, Normal), result.At("C5"));
        Assert.Equal(("530102 gdp_primary", 10m, Normal), result.At("D5"));
    }

    [Fact]
    public void Case_07_a_magnitude_of_ten_thousand_against_last_period_needs_a_reason()
    {
        var result = Mess.NeedsReason("07-magnitude", ["Confirm magnitude C5"], [TestBook.Value("530102", "gdp", 0.01m)]);

        Assert.Equal(("530102 gdp", 100m, Normal), result.At("C5"));
    }

    [Fact]
    public void Case_08_full_width_digits_and_punctuation_are_accepted()
    {
        var result = Mess.Check("08-full-width.xlsx");

        Assert.Equal(["Info number-normalised C5", "Info number-normalised G5"], result.Said());
        Assert.Equal(("530102 gdp", 100m, Normal), result.At("C5"));
        Assert.Equal(("530102 gdp_real_growth", 5.2m, Normal), result.At("G5"));
    }

    [Fact]
    public void Case_09_thousands_separators_are_accepted()
    {
        var result = Mess.Check("09-thousands.xlsx");

        Assert.Equal(["Info number-normalised L4", "Info number-normalised M4", "Info number-normalised N4"], result.Said());
        Assert.Equal(("530100 land_area", 1000.5m, Normal), result.At("L4"));
        Assert.Equal(("530100 urban_income", 48018m, Normal), result.At("M4"));
        Assert.Equal(("530100 rural_income", 17719m, Normal), result.At("N4"));
    }

    [Fact]
    public void Case_10_invisible_characters_are_dropped_and_nothing_but_them_is_blank()
    {
        var result = Mess.Check("10-invisible.xlsx");

        Assert.Equal(["Info number-normalised C5", "Info number-normalised D5"], result.Said());
        Assert.Equal(("530102 gdp", 100m, Normal), result.At("C5"));
        Assert.Equal(("530102 gdp_primary", 10m, Normal), result.At("D5"));
        Assert.DoesNotContain(result.Observations, o => o.Source!.Cell == "J5");
    }

    [Fact]
    public void Case_11_a_number_stored_as_text_is_accepted()
    {
        var result = Mess.Check("11-number-as-text.xlsx");

        Assert.Equal(["Info number-normalised C5", "Info number-normalised D5"], result.Said());
        Assert.Equal(("530102 gdp", 100m, Normal), result.At("C5"));
        Assert.Equal("'10", result.Observations.Single(o => o.Source!.Cell == "D5").Source!.RawText);
    }

    [Fact]
    public void Case_12_a_dash_alone_is_cannot_exist_where_the_measure_allows_it_and_warned_of_where_not()
    {
        var result = Mess.Check("12-dash.xlsx");

        Assert.Equal(["Warning cannot-exist-not-allowed H5"], result.Said());
        Assert.All(["G4", "G5", "G6"], cell => Assert.Equal((null, ObservationStatus.CannotExist), (result.At(cell).Value, result.At(cell).Status)));
        Assert.DoesNotContain(result.Observations, o => o.Source!.Cell == "H5");
    }

    [Fact]
    public void Case_13_dots_are_not_significant()
    {
        var result = Mess.Check("13-dots.xlsx");

        Assert.Empty(result.Findings);
        Assert.All(["J4", "J5", "J6"], cell => Assert.Equal((null, ObservationStatus.NotSignificant), (result.At(cell).Value, result.At(cell).Status)));
    }

    [Fact]
    public void Case_14_a_blank_is_missing_never_zero_and_rejected_where_the_figure_is_compulsory()
    {
        var result = Mess.Check("14-blank.xlsx");

        Assert.Equal(["Error compulsory-missing C5"], result.Said());
        Assert.DoesNotContain(result.Observations, o => o.Source!.Cell is "C5" or "J5");
    }

    [Fact]
    public void Case_15_words_for_missing_are_missing_with_a_warning()
    {
        var result = Mess.Check("15-missing-words.xlsx");

        Assert.Equal(["J4", "J5", "K5", "L5", "J6"], result.Findings.Where(f => f is { Rule: "missing-word", Severity: Severity.Warning }).Select(f => f.Cell));
        Assert.DoesNotContain(result.Observations, o => o.Source!.Cell is "J4" or "J5" or "K5" or "L5" or "J6");
        Assert.True(result.Accepted);
    }

    [Fact]
    public void Case_16_a_zero_where_last_period_was_large_needs_a_reason()
    {
        var result = Mess.NeedsReason("16-zero", ["Confirm zero-where-large L5"], [TestBook.Value("530102", "land_area", 400m)]);

        Assert.Equal(("530102 land_area", 0m, Normal), result.At("L5"));
    }

    [Fact]
    public void Case_17_negatives_in_brackets_and_with_triangles_are_accepted_and_impossible_ones_need_a_reason()
    {
        var result = Mess.Check("17-negative.xlsx");
        Assert.Equal(["Info number-normalised G4", "Info number-normalised G5", "Info number-normalised G6"], result.Said());
        Assert.All(["G4", "G5", "G6"], cell => Assert.Equal((-1.2m, Normal), (result.At(cell).Value, result.At(cell).Status)));

        Assert.Equal(("530100 rural_income", -17719m, Normal), Mess.NeedsReason("17-negative-impossible", ["Confirm negative N4"]).At("N4"));
    }

    [Fact]
    public void Case_21_percentages_are_read_by_format_and_sign_and_ambiguous_ones_need_a_reason()
    {
        var result = Mess.Check("21-percent.xlsx");
        Assert.Equal(["Info percent-format J4", "Info number-normalised J5"], result.Said());
        Assert.Equal((95.5m, 96.5m, 94.5m), (result.At("J4").Value, result.At("J5").Value, result.At("J6").Value));

        var ambiguous = Mess.NeedsReason("21-percent-ambiguous", ["Confirm percent-ambiguous J4", "Confirm percent-ambiguous J5", "Confirm percent-ambiguous J6"]);
        Assert.Equal(("530102 coverage", 0.97m, Normal), ambiguous.At("J5"));
    }

    [Fact]
    public void Case_22_error_values_are_rejected_each_by_its_cell() =>
        Assert.Equal(["Error cell-error C5", "Error cell-error D5", "Error cell-error J5"], Mess.Check("22-error-values.xlsx").Said());

    [Fact]
    public void Case_23_a_formula_without_a_stored_result_is_rejected_with_what_to_do()
    {
        var result = Mess.Check("23-formula-without-value.xlsx");

        Assert.Equal(["Error formula-without-value C5"], result.Said());
        Assert.Contains("用 Excel 或 WPS 打开工作簿，保存", result.Findings[0].Remedy.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Case_24_a_formula_linking_to_another_file_is_warned_of_and_its_stored_result_used()
    {
        var result = Mess.Check("24-formula-to-another-file.xlsx");

        Assert.Equal(["Warning external-link C5"], result.Said());
        Assert.Equal(("530102 gdp", 100m, Normal), result.At("C5"));
    }

    [Fact]
    public void Case_25_dates_count_from_1904_where_the_workbook_says_so()
    {
        var result = Mess.Check("25-dates-of-1904.xlsx");

        Assert.Empty(result.Findings);
        Assert.Equal(new DateOnly(2025, 1, 20), result.SignOff.SubmittedOn);
    }

    [Fact]
    public void Case_40_float_dust_and_surplus_decimals_are_rounded_half_away_from_zero()
    {
        var result = Mess.Check("40-float-dust.xlsx");

        Assert.Equal(["Info rounded C5", "Info rounded L5", "Info rounded L6"], result.Said());
        Assert.Equal(("530102 gdp", 100m, Normal), result.At("C5"));
        Assert.Equal(("530102 land_area", 400.25m, Normal), result.At("L5"));
        Assert.Equal(("530103 land_area", 600.25m, Normal), result.At("L6"));
    }

    [Fact]
    public void Case_43_formulas_in_text_are_kept_as_text_and_given_back_as_text()
    {
        using var file = File.OpenRead(Path.Combine(Mess.Folder, "43-injection.xlsx"));
        var result = Mess.Check(WorkbookReader.Read(file));

        Assert.Equal(["Error number-unreadable C5"], result.Said());
        Assert.Equal("+1+1", result.Findings[0].RawText);
        Assert.Equal(("=cmd|' /C calc'!A0", "@SUM(1)"), (result.Explanations["530102"], result.Explanations["530103"]));
        using MemoryStream feedback = new();
        new FeedbackWriter(SmallCatalogue.Instance).Write(new(SmallCatalogue.Instance.FindReporter("530100")!, Period.Annual(2024), [], []), result, feedback);
        using var book = new XLWorkbook(feedback);
        Assert.DoesNotContain(book.Worksheets.SelectMany(s => s.CellsUsed()), c => c.HasFormula && c.GetString().Contains("cmd", StringComparison.Ordinal));
        Assert.Contains(book.Worksheets.SelectMany(s => s.CellsUsed()), c => c.GetString().Contains("=cmd|' /C calc'!A0", StringComparison.Ordinal));
    }

    [Fact]
    public void Case_46_identities_are_rejected_confirmed_or_warned_of_by_how_far_they_are_missed()
    {
        var result = Mess.NeedsReason("46-identities", ["Confirm counties-sum C4", "Confirm gdp-of-industries C5"]);
        Assert.Contains("Warning rural-below-urban-income N4", result.Said());
        Assert.Equal(("530102 gdp", 100.5m, Normal), result.At("C5"));

        Assert.Equal(
            ["Error gdp-of-industries C4", "Error counties-sum C4", "Error counties-sum I4", "Error urban-within-population I5"],
            Mess.Check("46-identities-wrong.xlsx").Said().Where(s => s.StartsWith("Error", StringComparison.Ordinal)));
    }
}
