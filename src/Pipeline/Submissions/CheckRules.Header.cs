namespace Pipeline.Submissions;

// The header.
public static partial class CheckRules
{
    /// <summary>A column is no measure; it is not read.</summary>
    public static CheckRule ColumnUnknown { get; } = new("column-unknown", Severity.Warning,
        new("列“{raw}”不是目录中的指标，未读取。最接近的是：{suggestions}。",
            "The column '{raw}' is no measure of the catalogue and was not read. The nearest are: {suggestions}."),
        new("若应读取，请把 {cell} 改成目录中的指标名称或代码；否则可删除该列。",
            "If it should be read, change {cell} to a measure's name or code; otherwise delete the column."));

    /// <summary>A header of several rows does not say which measure the column is.</summary>
    public static CheckRule ColumnUnclear { get; } = new("column-unclear", Severity.Error,
        new("多行表头“{raw}”无法对应到唯一的指标。",
            "The header of several rows '{raw}' does not name one measure."),
        new("请在 {cell} 写出完整的指标名称，或使用模板的指标代码。",
            "Write the measure's full name into {cell}, or use the template's measure codes."));

    /// <summary>One measure has two columns.</summary>
    public static CheckRule ColumnDuplicate { get; } = new("column-duplicate", Severity.Error,
        new("指标“{measure}”不止出现一次：{first} 和 {cell}{others}。",
            "The measure '{measure}' occurs more than once: {first} and {cell}{others}."),
        new("请只保留一列，删除其余的列。",
            "Keep one of the columns and delete the rest."));

    /// <summary>A column is of another period; it is not read.</summary>
    public static CheckRule ColumnOfAnotherPeriod { get; } = new("column-of-another-period", Severity.Warning,
        new("“{measure}”的这一列写的是“{stated}”，不是 {expected}，未读取。",
            "This column of '{measure}' says '{stated}', not {expected}, and was not read."),
        new("若只是参考，无需处理；若是本期数据，请改正表头（{cell}）。",
            "Nothing to do if it is only for reference; if these are this period's figures, correct the header ({cell})."));

    /// <summary>A compulsory measure has no column.</summary>
    public static CheckRule ColumnMissing { get; } = new("column-missing", Severity.Error,
        new("缺少必报指标“{measure}”的列。",
            "The compulsory measure '{measure}' has no column."),
        new("请补上该列（代码 {code}，单位 {unit}），或改用新下发的模板。",
            "Add the column (code {code}, unit {unit}), or use the current template."));

    /// <summary>Measures that are asked for have no column.</summary>
    public static CheckRule ColumnsAbsent { get; } = new("columns-absent", Severity.Warning,
        new("缺少以下指标的列，按缺失处理：{measures}。",
            "These measures have no column and count as missing: {measures}."),
        new("若有数据，请补上这些列，或改用新下发的模板。",
            "If there are figures, add the columns or use the current template."));

    /// <summary>The catalogue has a measure that the template does not know yet.</summary>
    public static CheckRule MeasureSinceAdded { get; } = new("measure-since-added", Severity.Warning,
        new("模板较旧，没有后来增加的指标“{measure}”，按缺失处理。",
            "The template is older than the measure '{measure}', which counts as missing."),
        new("若有数据，请用新模板补报。",
            "If there are figures, report them with the current template."));

    /// <summary>A column's code and name are two measures.</summary>
    public static CheckRule ColumnNameDiffers { get; } = new("column-name-differs", Severity.Error,
        new("列代码是“{measure}”，列名却是“{other}”（{cell}）。",
            "The column's code is '{measure}', but its name is '{other}' ({cell})."),
        new("请恢复模板的代码行和名称行，并确认数据没有错列。",
            "Restore the template's code and name rows, and check that the figures are not shifted."));

    /// <summary>A column's measure is not asked of this reporter in this period; it is not read.</summary>
    public static CheckRule ColumnNotAsked { get; } = new("column-not-asked", Severity.Warning,
        new("指标“{measure}”在本期不要求 {reporter} 报送，该列未读取。",
            "The measure '{measure}' is not asked of {reporter} in this period; the column was not read."),
        new("无需处理；可删除该列。",
            "Nothing to do; the column can be deleted."));

    /// <summary>No column names the areas.</summary>
    public static CheckRule AreaColumnMissing { get; } = new("area-column-missing", Severity.Error,
        new("没有找到地区代码或地区名称列。",
            "No column of area codes or names was found."),
        new("请加上地区列，一行一个地区：第一列写地区代码，第二列写地区名称；或把数据填入下发的模板。",
            "Add a column of areas, one row for each: codes in the first column, names in the second; or fill in the official template."));

    /// <summary>A column is in another unit and was converted.</summary>
    public static CheckRule UnitConverted { get; } = new("unit-converted", Severity.Info,
        new("“{measure}”列的单位是{stated}，已换算成{unit}。",
            "The column of '{measure}' is in {stated}; its values were converted to {unit}."),
        new("无需处理。",
            "Nothing to do."));

    /// <summary>The header and the unit cell of a column name different units.</summary>
    public static CheckRule UnitHeaderDiffers { get; } = new("unit-header-differs", Severity.Warning,
        new("“{measure}”列名里的单位是{stated}，单位行写的是{other}；按列名里的{stated}读取。",
            "The name of the column of '{measure}' says {stated}, its unit cell {other}; it was read in {stated}."),
        new("请核对 {cell}，使两处单位一致。",
            "Check {cell} and make both units the same."));

    /// <summary>A column does not state its unit.</summary>
    public static CheckRule UnitMissing { get; } = new("unit-missing", Severity.Error,
        new("“{measure}”列没有写计量单位。",
            "The column of '{measure}' does not state its unit."),
        new("请在 {cell} 的指标名称后加上单位，例如“{name}（{unit}）”，或使用模板。",
            "Add the unit after the name in {cell}, for example '{name}（{unit}）', or use the template."));

    /// <summary>A unit is not known.</summary>
    public static CheckRule UnitUnknown { get; } = new("unit-unknown", Severity.Error,
        new("“{measure}”列的单位“{stated}”无法识别。",
            "The unit '{stated}' of the column of '{measure}' is not known."),
        new("请改用以下单位之一：{units}。",
            "Use one of these units: {units}."));

    /// <summary>A unit does not measure what the column holds.</summary>
    public static CheckRule UnitUnsuitable { get; } = new("unit-unsuitable", Severity.Error,
        new("单位“{stated}”不能用于“{measure}”。",
            "The unit '{stated}' cannot measure '{measure}'."),
        new("请改用以下单位之一：{units}。",
            "Use one of these units: {units}."));

    /// <summary>A column states no unit and was read in the measure's own.</summary>
    public static CheckRule UnitAssumed { get; } = new("unit-assumed", Severity.Warning,
        new("“{measure}”列没有写单位，按{unit}读取。",
            "The column of '{measure}' states no unit and was read in {unit}."),
        new("请确认数据单位是{unit}。",
            "Make sure that the figures are in {unit}."));

    /// <summary>A hidden column was read.</summary>
    public static CheckRule ColumnHidden { get; } = new("column-hidden", Severity.Warning,
        new("“{measure}”列被隐藏，已照常读取。",
            "The column of '{measure}' is hidden; it was read all the same."),
        new("请取消隐藏并核对其中的数据。",
            "Unhide it and check its figures."));
}
