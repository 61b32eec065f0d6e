using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions;

public sealed class CellCasesTests
{
    [Theory]
    [InlineData("100亿元", 100)]
    [InlineData("100 亿", 100)]
    [InlineData("1,000,000万元", 100)]
    [InlineData("10000000000元", 100)]
    public void A_unit_in_the_cell_is_converted_with_a_warning(string text, decimal value) =>
        Taken("C5", text, value, "unit-in-cell", Severity.Warning);

    [Theory]
    [InlineData("100万人", "unit-in-cell-unsuitable")]
    [InlineData("100%", "percent-unexpected")]
    [InlineData("100万美元", "number-unreadable")]
    public void An_unsuitable_unit_in_the_cell_is_rejected(string text, string rule) => Rejected("C5", text, rule);

    [Theory]
    [InlineData("１００．００")]
    [InlineData("１００。０")]
    [InlineData("１００")]
    public void Full_width_digits_are_accepted(string text) => Taken("C5", text, 100m, "number-normalised", Severity.Info);

    [Theory]
    [InlineData("1,000.50")]
    [InlineData("1，000.50")]
    [InlineData("1 000.50")]
    [InlineData("1\u00a0000.50")]
    [InlineData("1\u202f000.50")]
    public void Thousands_separators_are_accepted(string text) => Taken("L4", text, 1000.5m, "number-normalised", Severity.Info);

    [Theory]
    [InlineData("1,00")]
    [InlineData("1,0000")]
    [InlineData("10 0.5")]
    public void Separators_in_other_places_are_not_guessed_at(string text) => Rejected("C5", text, "number-unreadable");

    [Theory]
    [InlineData("\u00a0100\u00a0")]
    [InlineData("\u200b100\ufeff")]
    [InlineData("\t100\n")]
    [InlineData("100\r\n")]
    [InlineData("\u202a100\u202c")]
    public void Invisible_characters_are_dropped(string text) => Taken("C5", text, 100m, "number-normalised", Severity.Info);

    [Theory]
    [InlineData("\u200b")]
    [InlineData("   ")]
    [InlineData("\u3000")]
    public void A_cell_of_nothing_but_invisible_characters_is_blank(string text)
    {
        var result = TestBook.Official().Set("H5", text).Check();

        Assert.DoesNotContain(result.Observations, o => o is { Area: "530102", Measure: "population" });
        Assert.Empty(result.Findings);
    }

    [Theory]
    [InlineData("100")]
    [InlineData("100.00")]
    [InlineData("'100")]
    [InlineData("+100")]
    [InlineData("1e2")]
    [InlineData("1.0E+02")]
    public void A_number_stored_as_text_is_accepted(string text) => Taken("C5", text, 100m, "number-normalised", Severity.Info);

    [Theory]
    [InlineData("一")]
    [InlineData("－")]
    [InlineData("—")]
    [InlineData("–")]
    [InlineData("——")]
    [InlineData("-")]
    public void A_dash_alone_is_cannot_exist(string text)
    {
        var result = TestBook.Official().Set("G5", text).Check();

        Assert.Empty(result.Findings);
        Assert.Equal((null, ObservationStatus.CannotExist), ValueAt(result, "530102", "gdp_real_growth"));
    }

    [Fact]
    public void A_dash_where_the_figure_always_exists_is_missing_with_a_warning()
    {
        var result = TestBook.Official().Set("H5", "—").Check();

        Assert.Equal(("cannot-exist-not-allowed", Severity.Warning, "H5"), Said(result));
        Assert.DoesNotContain(result.Observations, o => o is { Area: "530102", Measure: "population" });
    }

    [Theory]
    [InlineData("…")]
    [InlineData("……")]
    [InlineData("...")]
    [InlineData("。。。")]
    public void Dots_are_not_significant(string text)
    {
        var result = TestBook.Official().Set("H5", text).Clear("I5").Clear("H4").Check();

        Assert.Empty(result.Findings);
        Assert.Equal((null, ObservationStatus.NotSignificant), ValueAt(result, "530102", "population"));
    }

    [Fact]
    public void A_blank_is_missing_and_never_zero()
    {
        var result = TestBook.Official().Set("H5", null).Check();

        Assert.Empty(result.Findings);
        Assert.DoesNotContain(result.Observations, o => o is { Area: "530102", Measure: "population" });
    }

    [Fact]
    public void A_blank_compulsory_cell_is_rejected_by_its_address()
    {
        var result = TestBook.Official().Set("C5", null).Check();

        Assert.Equal(("compulsory-missing", Severity.Error, "C5"), Said(result));
        Assert.Equal(("530102", "gdp"), (result.Findings[0].Area, result.Findings[0].Measure));
    }

    [Fact]
    public void A_word_for_missing_in_a_compulsory_cell_is_one_finding()
    {
        var result = TestBook.Official().Set("C5", "不详").Check();

        Assert.Equal(("compulsory-missing", Severity.Error, "C5"), Said(result));
        Assert.Equal("不详", result.Findings[0].RawText);
    }

    [Theory]
    [InlineData("无")]
    [InlineData("不详")]
    [InlineData("暂无")]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("待定")]
    public void Words_for_missing_are_missing_with_a_warning(string text)
    {
        var result = TestBook.Official().Set("H5", text).Check();

        Assert.Equal(("missing-word", Severity.Warning, "H5"), Said(result));
        Assert.DoesNotContain(result.Observations, o => o is { Area: "530102", Measure: "population" });
    }

    [Theory]
    [InlineData("(5.2)")]
    [InlineData("（5.2）")]
    [InlineData("△5.2")]
    [InlineData("▲5.2")]
    [InlineData("－5.2")]
    [InlineData("−5.2")]
    [InlineData("–5.2")]
    public void Negative_forms_are_accepted(string text) => Taken("G5", text, -5.2m, "number-normalised", Severity.Info);

    [Fact]
    public void A_negative_where_it_cannot_be_needs_a_reason()
    {
        var book = TestBook.Official().Set("M4", -48018);

        Assert.Contains(book.Check().Findings, f => f is { Rule: "negative", Severity: Severity.Confirm, Cell: "M4", NormalisedValue: -48018m });
        Assert.False(book.Check().Accepted);
        Assert.True(book.Set("O4", "核实无误").Check().Accepted);
    }

    [Theory]
    [InlineData("M4", -1_000_001)]
    [InlineData("G5", -50.1)]
    public void A_negative_beyond_the_range_is_rejected_whatever_the_row_explains(string cell, decimal value)
    {
        var result = TestBook.Official().Set(cell, value).Set("O4", "核实无误").Set("O5", "核实无误").Check();

        Assert.Contains(result.Findings, f => f.Rule == "out-of-range" && f.Cell == cell && f.Severity == Severity.Error);
        Assert.DoesNotContain(result.Findings, f => f.Rule == "negative");
    }

    [Fact]
    public void A_percentage_is_read_by_its_number_format()
    {
        var result = TestBook.Official().Set("J5", new SheetCell(0, CellKind.Number, "0.965", CellTraits.Percent)).Check();

        Assert.Equal(("percent-format", Severity.Info, "J5"), Said(result));
        Assert.Equal((96.5m, ObservationStatus.Normal), ValueAt(result, "530102", "coverage"));
    }

    [Fact]
    public void A_percent_sign_is_read() => Taken("J5", "96.5%", 96.5m, "number-normalised", Severity.Info);

    [Fact]
    public void A_column_of_nothing_but_fractions_is_ambiguous()
    {
        var result = TestBook.Official().Set("J4", 0.955m).Set("J5", 0.965m).Set("J6", 0.945m).Check();

        Assert.Equal(["percent-ambiguous", "percent-ambiguous", "percent-ambiguous"], result.Findings.Where(f => f.Severity == Severity.Confirm).Select(f => f.Rule));
        Assert.Contains("是否应为 96.5%", result.Findings.Single(f => f.Cell == "J5" && f.Severity == Severity.Confirm).Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_has_no_more_decimals_than_the_measure()
    {
        var result = TestBook.Official().Set("J4", 0.955m).Set("J5", new SheetCell(0, CellKind.Number, "0.9176000000000001")).Set("J6", 0.945m).Check();

        Assert.Contains("write 91.76 into J5", result.Findings.Single(f => f.Cell == "J5" && f.Rule == "percent-ambiguous").Remedy.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fraction_whose_hundredfold_cannot_be_is_not_ambiguous()
    {
        var result = TestBook.Official().Set("G4", -0.6m).Set("G5", -0.7m).Set("G6", 0.5m).Check();

        Assert.Equal("G6", Assert.Single(result.Findings).Cell);
    }

    [Fact]
    public void A_fraction_among_larger_values_is_not_ambiguous()
    {
        Assert.Empty(TestBook.Official().Set("G5", 0.4m).Check().Findings);
    }

    [Fact]
    public void A_fraction_of_a_share_is_ambiguous_where_the_other_areas_are_near_its_hundredfold()
    {
        var book = TestBook.Official().Set("J5", 0.96m);

        Assert.Equal(("percent-ambiguous", Severity.Confirm, "J5"), Said(book.Check()));
        Assert.Empty(book.Check(previous: [TestBook.Value("530102", "coverage", 0.9m)]).Findings);
        Assert.Empty(TestBook.Official().Set("J4", 1.2m).Set("J5", 0.8m).Set("J6", 1.6m).Check().Findings);
    }

    [Fact]
    public void Fractions_near_last_periods_are_not_ambiguous()
    {
        var result = TestBook.Official().Set("G4", 0.5m).Set("G5", 0.4m).Set("G6", -0.3m).Check(previous:
        [
            TestBook.Value("530100", "gdp_real_growth", 0.7m), TestBook.Value("530102", "gdp_real_growth", 1.1m), TestBook.Value("530103", "gdp_real_growth", 0.2m),
        ]);

        Assert.Empty(result.Findings);
    }

    [Fact]
    public void A_percent_format_on_another_unit_is_rejected() =>
        Rejected("C5", new SheetCell(0, CellKind.Number, "1", CellTraits.Percent), "percent-unexpected");

    [Theory]
    [InlineData("#DIV/0!")]
    [InlineData("#REF!")]
    [InlineData("#N/A")]
    public void Error_values_are_rejected(string error) => Rejected("C5", new SheetCell(0, CellKind.Error, error, CellTraits.Formula), "cell-error");

    [Fact]
    public void A_formula_without_a_stored_result_is_rejected_with_what_to_do()
    {
        var book = TestBook.Official().Set("C5", new SheetCell(0, CellKind.Blank, "", CellTraits.Formula | CellTraits.NoCachedValue));

        var finding = Assert.Single(book.Check().Findings);
        Assert.Equal(("formula-without-value", Severity.Error), (finding.Rule, finding.Severity));
        Assert.Contains("用 Excel 或 WPS 打开工作簿，保存", finding.Remedy.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_linking_to_another_file_is_warned_of_and_its_stored_result_used()
    {
        var result = TestBook.Official().Set("C5", new SheetCell(0, CellKind.Number, "100", CellTraits.Formula | CellTraits.ExternalLink)).Check();

        Assert.Equal(("external-link", Severity.Warning, "C5"), Said(result));
        Assert.Equal((100m, ObservationStatus.Normal), ValueAt(result, "530102", "gdp"));
    }

    [Fact]
    public void A_formula_with_a_stored_result_is_its_result() =>
        Assert.Empty(TestBook.Official().Set("C5", new SheetCell(0, CellKind.Number, "100", CellTraits.Formula)).Check().Findings);

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void Booleans_answer_yes_no_measures(bool answer, decimal value) => Taken("K5", answer, value, "boolean-taken", Severity.Info, "rail_connected");

    [Theory]
    [InlineData("是", 1)]
    [InlineData("√", 1)]
    [InlineData("否", 0)]
    public void Words_answer_yes_no_measures(string answer, decimal value) => Taken("K5", answer, value, "boolean-taken", Severity.Info, "rail_connected");

    [Fact]
    public void A_boolean_where_a_number_is_asked_is_rejected() => Rejected("C5", true, "boolean-unexpected");

    [Fact]
    public void A_date_where_a_number_is_asked_is_rejected() => Rejected("C5", new DateOnly(2024, 1, 31), "date-in-number");

    [Theory]
    [InlineData("100.00000000000001")]
    [InlineData("99.99999999999999")]
    [InlineData("100.004")]
    [InlineData("9.9995E1")]
    public void Float_dust_and_surplus_decimals_are_rounded(string number)
    {
        var result = TestBook.Official().Set("C5", new SheetCell(0, CellKind.Number, number)).Check();

        Assert.Equal(("rounded", Severity.Info, "C5"), Said(result));
        Assert.Equal((100m, ObservationStatus.Normal), ValueAt(result, "530102", "gdp"));
    }

    [Theory]
    [InlineData("76.680000000000007", 76.68)]
    [InlineData("76.68000000000001", 76.68)]
    [InlineData("91.099999999999994", 91.1)]
    [InlineData("1.0000000000000001E-2", 0.01)]
    public void A_number_as_Excel_stores_what_was_typed_is_not_remarked_on(string number, decimal value)
    {
        var result = TestBook.Official().Set("L5", new SheetCell(0, CellKind.Number, number)).Check();

        Assert.DoesNotContain(result.Findings, f => f.Rule == "rounded");
        Assert.Equal((value, ObservationStatus.Normal), ValueAt(result, "530102", "land_area"));
    }

    [Theory]
    [InlineData("2.6749999999999998", 2.68)]
    [InlineData("1.0049999999999999", 1.01)]
    [InlineData("0.125", 0.13)]
    [InlineData("0.135", 0.14)]
    [InlineData("0.30000000000000004", 0.3)]
    public void Rounding_is_half_away_from_zero(string number, decimal value)
    {
        var result = TestBook.Official().Set("L5", new SheetCell(0, CellKind.Number, number)).Check();

        Assert.Equal((value, ObservationStatus.Normal), ValueAt(result, "530102", "land_area"));
    }

    [Theory]
    [InlineData("1E+300")]
    [InlineData("12345678901234567890")]
    [InlineData("99999999999999.99")]
    public void A_number_of_more_than_15_significant_digits_is_rejected(string number) =>
        Rejected("C5", new SheetCell(0, CellKind.Number, number), "number-too-large");

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)")]
    [InlineData("+1+1")]
    [InlineData("约100")]
    [InlineData("12.3.4")]
    [InlineData("(5")]
    [InlineData("二十")]
    [InlineData("٤٢")]
    public void Text_that_is_no_number_is_rejected_and_kept_as_it_was(string text)
    {
        var result = TestBook.Official().Set("C5", text).Check();

        Assert.Equal(("number-unreadable", Severity.Error, "C5"), Said(result));
        Assert.Equal(text, result.Findings[0].RawText);
    }

    [Fact]
    public void English_messages_keep_the_value_and_the_number_in_its_unit_apart()
    {
        var result = TestBook.Official().Set("H5", 1_000_001).Check();

        Assert.Contains("1000001 × 10,000 persons, outside", result.Findings.Single(f => f.Rule == "out-of-range").Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_outside_the_range_is_rejected() => Rejected("J5", 100.01m, "out-of-range");

    [Fact]
    public void A_value_outside_the_range_is_not_compared_with_others()
    {
        var result = TestBook.Official().Set("H5", -2_000_000m).Set("C6", 3_000_000m).Check();

        Assert.Equal(["C6 out-of-range", "H5 out-of-range"], result.Findings.Select(f => $"{f.Cell} {f.Rule}").Order());
    }

    [Fact]
    public void A_figure_in_a_cell_that_is_not_asked_for_is_warned_of_and_not_read()
    {
        var result = TestBook.Official().Set("M5", 30000).Check();

        Assert.Equal(("not-asked", Severity.Warning, "M5"), Said(result));
        Assert.DoesNotContain("Nothing to do", result.Findings[0].Remedy.En, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Observations, o => o is { Area: "530102", Measure: "urban_income" });
    }

    private static void Taken(string cell, object input, decimal value, string rule, Severity severity, string? measure = null)
    {
        var result = TestBook.Official().Set(cell, input).Check();

        var finding = Assert.Single(result.Findings, f => f.Cell == cell);
        Assert.Equal((rule, severity, value), (finding.Rule, finding.Severity, finding.NormalisedValue));
        Assert.Equal(value, result.Observations.Single(o => o.Source!.Cell == cell).Value);
        Assert.True(measure is null || finding.Measure == measure);
    }

    private static void Rejected(string cell, object input, string rule)
    {
        var result = TestBook.Official().Set(cell, input).Check();

        var finding = Assert.Single(result.Findings, f => f.Cell == cell);
        Assert.Equal((rule, Severity.Error, TemplateLayout.DataSheet), (finding.Rule, finding.Severity, finding.Sheet));
        Assert.NotEmpty(finding.Remedy.Zh);
        Assert.False(result.Accepted);
    }

    private static (string, Severity, string) Said(CheckResult result)
    {
        var finding = Assert.Single(result.Findings);
        return (finding.Rule, finding.Severity, finding.Cell);
    }

    private static (decimal?, ObservationStatus) ValueAt(CheckResult result, string area, string measure)
    {
        var observation = result.Observations.Single(o => o.Area == area && o.Measure == measure);
        return (observation.Value, observation.Status);
    }

    [Theory]
    [InlineData("100（初步数）", "初步数")]
    [InlineData("1００(含开发区)", "含开发区")]
    public void A_remark_in_brackets_behind_a_number_is_kept_as_its_note(string text, string note)
    {
        var result = TestBook.Official().Set("C5", text).Check();

        Assert.Equal(("note-kept", Severity.Info, "C5"), Said(result));
        Assert.Equal((100m, note), (result.Observations.Single(o => o.Source!.Cell == "C5").Value, result.Observations.Single(o => o.Source!.Cell == "C5").Note));
    }

    [Theory]
    [InlineData("100（亿元）", "unit-in-cell")]
    [InlineData("100（3）", "number-unreadable")]
    [InlineData("（初步数）", "number-unreadable")]
    public void Other_brackets_behind_a_number_are_what_they_were(string text, string rule) =>
        Assert.Equal(rule, Assert.Single(TestBook.Official().Set("C5", text).Check().Findings).Rule);
}
