using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Submissions;
using Pipeline.Workbooks;

namespace Pipeline.Tests.Submissions;

/// <summary>A workbook as reading gives it, built cell by cell; the official one is Kunming's of 2024, complete and consistent.</summary>
internal sealed partial class TestBook
{
    private static readonly object?[][] OfficialRows =
    [
        ["area_code", "area_name", "gdp", "gdp_primary", "gdp_secondary", "gdp_tertiary", "gdp_real_growth", "population", "urban_population", "coverage", "rail_connected", "land_area", "urban_income", "rural_income", "explanation"],
        ["地区代码\nArea code", "地区\nArea", "地区生产总值\ngdp", "第一产业增加值", "第二产业增加值", "第三产业增加值", "地区生产总值增速", "常住人口", "城镇常住人口", "5G网络覆盖率", "通铁路", "土地面积", "城镇居民人均可支配收入", "农村居民人均可支配收入", "说明\nExplanation"],
        [null, null, "亿元", "亿元", "亿元", "亿元", "%", "万人", "万人", "%", "是/否", "平方公里", "元", "元"],
        ["530100", "昆明市", 300.00m, 30m, 90m, 180m, 5.1m, 90m, 60m, 95.5m, 1, 1000.5m, 48018, 17719],
        ["530102", "五华区", 100.00m, 10m, 30m, 60m, 5.2m, 40m, 30m, 96.5m, 1, 400.25m],
        ["530103", "盘龙区", 200.00m, 20m, 60m, 120m, 4.9m, 50m, 30m, 94.5m, 0, 600.25m],
    ];

    private readonly List<(string Name, SheetVisibility Visibility, Dictionary<(int Row, int Column), SheetCell> Cells)> _sheets = [];
    private readonly List<CellRange> _merges = [];
    private readonly HashSet<int> _hiddenRows = [];
    private bool _date1904;

    public static TestBook Official()
    {
        TestBook book = new();
        book.Add("填报说明 Instructions", SheetVisibility.Visible, ["昆明市 2024 统计数据填报表"]);
        book.Add(TemplateLayout.DataSheet, SheetVisibility.Visible, OfficialRows);
        book.Add(TemplateLayout.SignOffSheet, SheetVisibility.Visible,
            ["昆明市 2024 填报信息 Sign-off"],
            ["填表人 Prepared by", "张三"],
            ["审核人 Checked by", "李四"],
            ["单位负责人 Approved by", "王五"],
            ["联系电话 Telephone", "0871-12345678"],
            ["报出日期 Submitted on", new DateOnly(2025, 1, 20)],
            ["阶段 Stage", "最终核实 Final"],
            ["修订原因 Reason of revision", "首次报送 First submission"]);
        book.Add(TemplateLayout.MetaSheet, SheetVisibility.VeryHidden,
            [TemplateLayout.MetaTemplateId, TemplateLayout.TemplateId],
            [TemplateLayout.MetaCatalogueVersion, SmallCatalogue.Instance.Version],
            [TemplateLayout.MetaReporter, "530100"],
            [TemplateLayout.MetaPeriod, "2024"]);
        return book;
    }

    /// <summary>A workbook of one sheet that clerks made themselves: no codes, no meta sheet; with a sign-off below the table.</summary>
    public static TestBook HandMade(params object?[][] rows)
    {
        TestBook book = new();
        book.Add("Sheet1", SheetVisibility.Visible, [.. rows, [], ["填表人：张三  审核人：李四 单位负责人：王五"], ["联系电话：0871", "报出日期", "2025年1月20日"]]);
        return book;
    }

    public TestBook Add(string name, SheetVisibility visibility, params object?[][] rows)
    {
        Dictionary<(int, int), SheetCell> cells = [];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                if (Cell(column + 1, rows[row][column]) is { } cell)
                {
                    cells[(row + 1, column + 1)] = cell;
                }
            }
        }

        _sheets.Add((name, visibility, cells));
        return this;
    }

    /// <summary>Sets a cell of the data sheet (or of a named one); null clears it.</summary>
    public TestBook Set(string address, object? value, string? sheet = null)
    {
        var (row, column) = Address(address);
        var cells = Cells(sheet);
        cells.Remove((row, column));
        if (Cell(column, value) is { } cell)
        {
            cells[(row, column)] = cell;
        }

        return this;
    }

    public TestBook Clear(string range)
    {
        var (first, last) = Corners(range);
        foreach (var key in Cells(null).Keys.Where(k => k.Row >= first.Row && k.Row <= last.Row && k.Column >= first.Column && k.Column <= last.Column).ToList())
        {
            Cells(null).Remove(key);
        }

        return this;
    }

    public TestBook Merge(string range)
    {
        var (first, last) = Corners(range);
        _merges.Add(new(first.Row, first.Column, last.Row, last.Column));
        return this;
    }

    public TestBook Hide(int row)
    {
        _hiddenRows.Add(row);
        return this;
    }

    public TestBook From1904()
    {
        _date1904 = true;
        return this;
    }

    /// <summary>The data sheet with its rows or columns in another order.</summary>
    public TestBook Reorder(Func<int, int> row, Func<int, int> column)
    {
        var cells = Cells(null);
        var moved = cells.ToDictionary(c => (row(c.Key.Row), column(c.Key.Column)), c => c.Value with { Column = column(c.Key.Column) });
        cells.Clear();
        foreach (var (key, cell) in moved)
        {
            cells.Add(key, cell);
        }

        return this;
    }

    public TestBook Rename(string from, string to)
    {
        var index = _sheets.FindIndex(s => s.Name == from);
        _sheets[index] = _sheets[index] with { Name = to };
        return this;
    }

    public Workbook Build() => new([.. _sheets.Select(s => new Sheet(
        s.Name,
        s.Visibility,
        [.. s.Cells.GroupBy(c => c.Key.Row).OrderBy(g => g.Key).Select(g => new SheetRow(
            g.Key, [.. g.Select(c => c.Value).OrderBy(c => c.Column)], s.Cells == Cells(null) && _hiddenRows.Contains(g.Key)))],
        s.Cells == Cells(null) ? _merges : []))], _date1904);

    public CheckResult Check(
        string reporter = "530100", string period = "2024", IReadOnlyList<Observation>? previous = null, IReadOnlyList<Observation>? inForce = null)
    {
        var result = new SubmissionChecker(SmallCatalogue.Instance).Check(
            new(Build(), []),
            new(SmallCatalogue.Instance.FindReporter(reporter)!, Period.Parse(period), previous ?? [], inForce ?? []));
        FindingAssert.AllComplete(result.Findings, SmallCatalogue.Instance);
        return result;
    }

    public static Observation Value(string area, string measure, decimal? value, string period = "2023") =>
        new(area, Period.Parse(period), measure, value, value is null ? ObservationStatus.CannotExist : ObservationStatus.Normal);

    private Dictionary<(int Row, int Column), SheetCell> Cells(string? sheet) =>
        _sheets.Find(s => s.Name == sheet) is { Name: not null } named ? named.Cells
            : _sheets.Find(s => s.Name == TemplateLayout.DataSheet) is { Name: not null } data ? data.Cells
            : _sheets[0].Cells;

    private static SheetCell? Cell(int column, object? value) => value switch
    {
        null => null,
        SheetCell cell => cell with { Column = column },
        string text => new(column, CellKind.Text, text),
        bool yes => new(column, CellKind.Boolean, yes ? "TRUE" : "FALSE"),
        DateOnly day => new(column, CellKind.Date, (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture)),
        IFormattable number => new(column, CellKind.Number, number.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"No cell holds a {value.GetType()}.", nameof(value)),
    };

    private static ((int Row, int Column) First, (int Row, int Column) Last) Corners(string range) =>
        range.Split(':') is [var first, var last] ? (Address(first), Address(last)) : (Address(range), Address(range));

    private static (int Row, int Column) Address(string address)
    {
        var match = A1().Match(address);
        var column = match.Groups[1].Value.Aggregate(0, (c, letter) => (c * 26) + letter - 'A' + 1);
        return (int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), column);
    }

    [GeneratedRegex("^([A-Z]+)([0-9]+)$")]
    private static partial Regex A1();
}
