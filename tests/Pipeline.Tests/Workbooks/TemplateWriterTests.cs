using System.IO.Compression;
using ClosedXML.Excel;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Workbooks;

public sealed class TemplateWriterTests
{
    private static readonly Dictionary<(string, string), decimal> Nothing = [];

    [Fact]
    public void Shows_three_sheets_and_hides_the_meta_sheet_from_users()
    {
        using var book = new XLWorkbook(TinyCatalogue.Write(TinyCatalogue.Filled with { Previous = Nothing }));
        Assert.Equal(
            [
                (TemplateLayout.InstructionsSheet, XLWorksheetVisibility.Visible),
                (TemplateLayout.DataSheet, XLWorksheetVisibility.Visible),
                (TemplateLayout.SignOffSheet, XLWorksheetVisibility.Visible),
                (TemplateLayout.MetaSheet, XLWorksheetVisibility.VeryHidden),
            ],
            book.Worksheets.Select(sheet => (sheet.Name, sheet.Visibility)));
    }

    [Fact]
    public void Gives_its_reader_every_value_mark_and_explanation() =>
        Assert.Equal(
            [
                "1: area_code | area_name | gdp | gdp_real_growth | rail_connected | airports | explanation",
                "2: 地区代码\nArea code | 地区\nArea | 地区生产总值\nGross regional product | 可比价增速\nReal growth | 通铁路\nRail connected | 机场\nAirports | 说明\nExplanation",
                "3: C=亿元 | % | 是1/否0 | 是1/否0",
                "4: 530100 | 昆明市 | 8275.21 | -3.3 | F=1",
                "5: 530102 | 五华区 | 1300.5 | E=1 | G==区划调整 & <变动>",
                "6: 530103 | 盘龙区 | … | E=一",
                "8: 注：示例数据 Synthetic data",
                "9: 注：不可能存在的项填“一”；不足最小计量单位的填“…”；缺失留空，不要填 0；灰色单元格不填。 一 = cannot exist; … = not significant; blank = missing (never 0); grey cells are not asked for.",
            ],
            Lines(TemplateLayout.DataSheet));

    [Fact]
    public void Gives_its_reader_the_sign_off() =>
        Assert.Equal(
            [
                "1: 昆明市 2024 填报信息 Sign-off",
                "2: 注：示例数据 Synthetic data",
                "3: 填表人 Prepared by | 张三",
                "4: 审核人 Checked by | 李四",
                "5: 单位负责人 Approved by | 王五",
                "6: 联系电话 Telephone | 0871-00000000",
                "7: 报出日期 Submitted on | 45698",
                "8: 阶段 Stage | 初步核算 Preliminary",
                "9: 修订原因 Reason of revision | 普查修订 Census",
            ],
            Lines(TemplateLayout.SignOffSheet));

    [Fact]
    public void Gives_its_reader_the_meta_entries()
    {
        var lines = Lines(TemplateLayout.MetaSheet);
        Assert.Equal(
            [
                "1: template_id | regional-1", "2: catalogue_version | 0123456789ab", "3: reporter | 530100", "4: period | 2024",
                "6: notice | 示例数据 Synthetic data",
            ],
            lines.Where((_, i) => i != 4));
        Assert.Matches("^5: structure_hash \\| [0-9a-f]{12}-[0-9a-f]{12}-[0-9a-f]{12}$", lines[4]);
    }

    [Fact]
    public void The_hash_of_the_structure_does_not_hang_on_what_is_filled_in() =>
        Assert.Equal(
            Lines(TemplateLayout.MetaSheet)[4],
            Lines(TemplateLayout.MetaSheet, new TemplateContent(TinyCatalogue.Filled.Reporter, Period.Annual(2024)))[4]);

    [Fact]
    public void Names_the_ranges_that_clerks_and_scripts_need()
    {
        using var book = new XLWorkbook(TinyCatalogue.Write(TinyCatalogue.Filled));
        Assert.Equal(
            [
                "approved_by = '填报信息 Sign-off'!$B$5:$B$5", "area_codes = '数据 Data'!$A$4:$A$6", "area_names = '数据 Data'!$B$4:$B$6",
                "checked_by = '填报信息 Sign-off'!$B$4:$B$4", "explanations = '数据 Data'!$G$4:$G$6", "figures = '数据 Data'!$C$4:$F$6",
                "measure_codes = '数据 Data'!$C$1:$F$1", "prepared_by = '填报信息 Sign-off'!$B$3:$B$3", "revision_reason = '填报信息 Sign-off'!$B$9:$B$9",
                "stage = '填报信息 Sign-off'!$B$8:$B$8", "submitted_on = '填报信息 Sign-off'!$B$7:$B$7", "telephone = '填报信息 Sign-off'!$B$6:$B$6",
                "units = '数据 Data'!$C$3:$F$3",
            ],
            book.NamedRanges.Select(name => $"{name.Name} = {name.RefersTo}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Shows_last_periods_figures_for_reference()
    {
        var lines = Lines(TemplateLayout.PreviousSheet);
        Assert.Equal("4: 530100 | 昆明市 | 7864.76", lines[3]);
        Assert.StartsWith("8: 注：2023 数据", lines[6], StringComparison.Ordinal);
    }

    [Fact]
    public void Says_in_the_instructions_what_to_do_by_when_and_shows_the_notice_first()
    {
        var text = string.Join('\n', Lines(TemplateLayout.InstructionsSheet));
        Assert.StartsWith("1: 昆明市 2024 统计数据填报表\nKunming: figures of 2024\n2: 注：示例数据 Synthetic data", text, StringComparison.Ordinal);
        Assert.Contains("报送时间：2025-02-14 前", text, StringComparison.Ordinal);
        Assert.Contains("submissions/530100/2024/", text, StringComparison.Ordinal);
        Assert.Contains("经济 Economy | gdp | 地区生产总值 Gross regional product | 亿元 | 0 – 50,000 | 统计局 Statistics bureau", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-Q3", "均为自年初（1 月）起至 9 月末的累计数")]
    [InlineData("2024", "均为全年数或年末数")]
    public void Says_what_time_the_figures_cover(string period, string text)
    {
        var content = new TemplateContent(TinyCatalogue.Filled.Reporter, Period.Parse(period));
        Assert.Contains(text, string.Join('\n', Lines(TemplateLayout.InstructionsSheet, content)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A4", true, "#DCE6F1")]
    [InlineData("C1", true, null)]
    [InlineData("C4", false, "#FFFDE7")]
    [InlineData("C6", false, "#FFFDE7")]
    [InlineData("E4", true, "#D9D9D9")]
    [InlineData("E5", false, "#FFFDE7")]
    [InlineData("F5", true, "#D9D9D9")]
    [InlineData("G5", false, "#FFFDE7")]
    public void Locks_headings_and_greys_what_is_not_asked_for(string address, bool locked, string? colour)
    {
        using var book = new XLWorkbook(TinyCatalogue.Write(TinyCatalogue.Filled));
        var sheet = book.Worksheet(TemplateLayout.DataSheet);
        Assert.True(sheet.Protection.IsProtected);
        Assert.False(sheet.Protection.IsPasswordProtected);
        var style = sheet.Cell(address).Style;
        Assert.Equal(locked, style.Protection.Locked);
        Assert.Equal(colour, style.Fill.PatternType == XLFillPatternValues.Solid ? "#" + style.Fill.BackgroundColor.Color.ToArgb().ToString("X8", System.Globalization.CultureInfo.InvariantCulture)[2..] : null);
    }

    [Theory]
    [InlineData("C4", "#,##0.00")]
    [InlineData("D4", "#,##0.0")]
    [InlineData("F4", "#,##0")]
    public void Shows_the_decimals_of_each_measure(string address, string format)
    {
        using var book = new XLWorkbook(TinyCatalogue.Write(TinyCatalogue.Filled));
        Assert.Equal(format, book.Worksheet(TemplateLayout.DataSheet).Cell(address).Style.NumberFormat.Format);
    }

    [Theory]
    [InlineData("C4:C6", XLAllowedValues.Custom, "OR(AND(ISNUMBER(C4),C4>=0,C4<=50000),C4=\"…\")", "应为 0 至 50000 的数（亿元），或“…”，缺失留空。")]
    [InlineData("D4:D6", XLAllowedValues.Custom, "OR(AND(ISNUMBER(D4),D4>=-50,D4<=50),D4=\"…\")", "应为 -50 至 50 的数（%），或“…”，缺失留空。")]
    [InlineData("E5:E6", XLAllowedValues.List, "\"0,1,一\"", "只能填 1（是）或 0（否），不可能存在填“一”。")]
    public void Checks_figures_as_they_are_typed(string range, XLAllowedValues kind, string formula, string message)
    {
        using var book = new XLWorkbook(TinyCatalogue.Write(TinyCatalogue.Filled));
        var rule = Assert.Single(book.Worksheet(TemplateLayout.DataSheet).DataValidations, v => v.Ranges.Any(r => r.RangeAddress.ToString() == range));
        Assert.Equal((kind, formula), (rule.AllowedValues, rule.Value));
        Assert.StartsWith(message, rule.ErrorMessage, StringComparison.Ordinal);
        Assert.InRange(rule.ErrorMessage.Length, 1, 225);
        Assert.InRange(rule.ErrorTitle.Length, 1, 32);
    }

    [Fact]
    public void Prints_in_landscape_with_headings_repeated_on_every_page()
    {
        using var book = new XLWorkbook(TinyCatalogue.Write(TinyCatalogue.Filled));
        var page = book.Worksheet(TemplateLayout.DataSheet).PageSetup;
        Assert.Equal((XLPageOrientation.Landscape, 1, 0), (page.PageOrientation, page.PagesWide, page.PagesTall));
        Assert.Equal((1, 3), (page.FirstRowToRepeatAtTop, page.LastRowToRepeatAtTop));
        Assert.Equal((1, 2), (page.FirstColumnToRepeatAtLeft, page.LastColumnToRepeatAtLeft));
        Assert.Contains("示例数据", page.Header.Right.GetText(XLHFOccurrence.OddPages), StringComparison.Ordinal);
    }

    [Fact]
    public void Anchors_the_repeated_headings()
    {
        using var zip = new ZipArchive(TinyCatalogue.Write(TinyCatalogue.Filled));
        using var reader = new StreamReader(zip.GetEntry("xl/workbook.xml")!.Open());
        Assert.Contains(">'数据 Data'!$A:$B,'数据 Data'!$1:$3<", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void States_the_notice_in_the_document_properties()
    {
        using var book = new XLWorkbook(TinyCatalogue.Write(TinyCatalogue.Filled));
        Assert.Equal("示例数据 Synthetic data", book.Properties.Comments);
    }

    [Fact]
    public void Leaves_the_answers_of_an_empty_template_blank()
    {
        var lines = Lines(TemplateLayout.SignOffSheet, new TemplateContent(TinyCatalogue.Filled.Reporter, TinyCatalogue.Filled.Period));
        Assert.Equal(["3: 填表人 Prepared by", "8: 阶段 Stage", "9: 修订原因 Reason of revision | 首次报送 First submission"], [lines[1], lines[6], lines[7]]);
    }

    [Theory]
    [InlineData("530101", "gdp")]
    [InlineData("530100", "rail_connected")]
    [InlineData("530100", "nothing")]
    public void Refuses_a_value_that_the_template_does_not_ask_for(string area, string measure)
    {
        var content = TinyCatalogue.Filled with { Values = new Dictionary<(string, string), TemplateValue> { [(area, measure)] = 1m } };
        Assert.Contains($"'{measure}' of '{area}'", Assert.Throws<ArgumentException>(() => TinyCatalogue.Write(content)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_an_explanation_of_an_area_that_has_no_row()
    {
        var content = TinyCatalogue.Filled with { Explanations = new Dictionary<string, string> { ["530300"] = "x" } };
        Assert.Contains("'530300'", Assert.Throws<ArgumentException>(() => TinyCatalogue.Write(content)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_the_same_bytes_for_the_same_content() =>
        Assert.Equal(TinyCatalogue.Write(TinyCatalogue.Filled).ToArray(), TinyCatalogue.Write(TinyCatalogue.Filled).ToArray());

    [Fact]
    public void Writes_the_parts_that_are_committed()
    {
        // Bytes may differ with the version of the compression library; what is compressed may not.
        var written = TinyCatalogue.Write(TinyCatalogue.Filled);
        var path = Fixtures.Path("template.xlsx");
        if (Fixtures.Update)
        {
            File.WriteAllBytes(path, written.ToArray());
        }

        using var committed = File.OpenRead(path);
        Assert.Equal(Parts(committed), Parts(written));
    }

    [Theory]
    [InlineData("快报", Stage.Flash)]
    [InlineData(" 最终核实 Final ", Stage.Final)]
    [InlineData("preliminary", Stage.Preliminary)]
    [InlineData("草稿", null)]
    public void Finds_the_stage_by_either_name(string text, Stage? stage) => Assert.Equal(stage, TemplateLayout.FindStage(text));

    [Fact]
    public void Finds_every_reason_by_what_the_list_offers() =>
        Assert.All(Enum.GetValues<RevisionReason>(), reason => Assert.Equal(reason, TemplateLayout.FindReason(TemplateLayout.NameOf(reason).ToString())));

    private static List<(string Name, string Text)> Parts(Stream package)
    {
        using var zip = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        return [.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, reader.ReadToEnd());
        })];
    }

    // Every row of a sheet as text; a cell that does not follow the one before is shown with its column.
    private static List<string> Lines(string sheet, TemplateContent? content = null)
    {
        var reading = WorkbookReader.Read(TinyCatalogue.Write(content ?? TinyCatalogue.Filled));
        Assert.Empty(reading.Findings);
        return [.. reading.Workbook!.Sheets.Single(s => s.Name == sheet).Rows.Select(row =>
            $"{row.Number}: " + string.Join(" | ", row.Cells.Select((cell, i) =>
                cell.Column == (i == 0 ? 1 : row.Cells[i - 1].Column + 1) ? cell.Text : $"{CellAddress.ColumnName(cell.Column)}={cell.Text}")))];
    }
}
