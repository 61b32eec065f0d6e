namespace Pipeline.Submissions;

// The rows.
public static partial class CheckRules
{
    /// <summary>A row's area is not known.</summary>
    public static CheckRule AreaUnknown { get; } = new("area-unknown", Severity.Error,
        new("地区“{raw}”无法识别。最接近的是：{suggestions}。",
            "The area '{raw}' is not known. The nearest are: {suggestions}."),
        new("请把 {cell} 改成正确的地区代码或名称。",
            "Change {cell} to the right code or name."));

    /// <summary>A row's area code and name are two areas.</summary>
    public static CheckRule AreaCodeNameDiffer { get; } = new("area-code-name-differ", Severity.Error,
        new("地区代码 {code} 是“{area}”，名称却写“{raw}”。",
            "The area code {code} is '{area}', but the name says '{raw}'."),
        new("请改正代码或名称，并确认数据没有错行。",
            "Correct the code or the name, and check that the figures are not shifted."));

    /// <summary>One area has two rows.</summary>
    public static CheckRule AreaDuplicate { get; } = new("area-duplicate", Severity.Error,
        new("“{area}”出现了两次：{first} 和 {cell}。",
            "'{area}' occurs twice: {first} and {cell}."),
        new("请只保留一行，删除另一行。",
            "Keep one of the rows and delete the other."));

    /// <summary>Two tables hold one figure.</summary>
    public static CheckRule FigureDuplicate { get; } = new("figure-duplicate", Severity.Error,
        new("“{area}”的“{measure}”出现了两次：{first} 和 {second}{others}。",
            "'{measure}' of '{area}' occurs twice: {first} and {second}{others}."),
        new("请只在一张表中保留该指标，从另一张表中删除。",
            "Keep the measure in one of the tables and delete it from the other."));

    /// <summary>A row's area is not this reporter's.</summary>
    public static CheckRule AreaNotYours { get; } = new("area-not-yours", Severity.Error,
        new("“{area}”不由 {reporter} 报送。",
            "'{area}' is not reported by {reporter}."),
        new("请删除该行；若拿错了文件，请换成 {reporter} 的工作簿。",
            "Delete the row; if this is the wrong file, use the workbook of {reporter}."));

    /// <summary>A row has figures but no area.</summary>
    public static CheckRule AreaMissing { get; } = new("area-missing", Severity.Error,
        new("这一行有数据，但没有写地区。",
            "The row has figures but names no area."),
        new("请在 {cell} 填写地区代码或名称；若不是数据行，请清空。",
            "Write the area's code or name into {cell}; clear the row if it is no data."));

    /// <summary>A row's area was known by another name.</summary>
    public static CheckRule AreaAlias { get; } = new("area-alias", Severity.Info,
        new("“{raw}”按“{area}”读取。",
            "'{raw}' was read as '{area}'."),
        new("无需处理。",
            "Nothing to do."));

    /// <summary>A row has a code that the area had before.</summary>
    public static CheckRule AreaFormerCode { get; } = new("area-former-code", Severity.Info,
        new("原代码 {raw} 按“{area}”（{code}）读取。",
            "The former code {raw} was read as '{area}' ({code})."),
        new("无需处理；下次请用新代码。",
            "Nothing to do; use the new code next time."));

    /// <summary>An area that must report has no row.</summary>
    public static CheckRule AreaRowMissing { get; } = new("area-row-missing", Severity.Error,
        new("缺少“{area}”（{code}）的行，该地区有必报指标。",
            "'{area}' ({code}) has no row, though compulsory measures are asked of it."),
        new("请补上该行；合计行也要写明地区代码 {code}。",
            "Add the row; a total row needs the area code {code} too."));

    /// <summary>A hidden or filtered row was read.</summary>
    public static CheckRule RowHidden { get; } = new("row-hidden", Severity.Warning,
        new("“{area}”（{cell}）被隐藏或筛选掉，已照常读取。",
            "'{area}' ({cell}) is hidden or filtered out; it was read all the same."),
        new("请取消隐藏和筛选，核对该行数据。",
            "Unhide it, clear filters and check its figures."));

    /// <summary>A total row without code is used for control only.</summary>
    public static CheckRule TotalRow { get; } = new("total-row", Severity.Info,
        new("“{raw}”行没有地区代码，只用来核对合计。",
            "The row '{raw}' has no area code and was used to check sums only."),
        new("无需处理；若它就是本级数据，请写上地区代码 {code}。",
            "Nothing to do; if these are your own area's figures, add the area code {code}."));

    /// <summary>A row of averages, growth or last year is no area's; it is not read.</summary>
    public static CheckRule RowNotRead { get; } = new("row-not-read", Severity.Warning,
        new("“{raw}”行不是地区的本期数据，未读取。",
            "The row '{raw}' holds no area's figures of this period and was not read."),
        new("无需处理；可删除该行。",
            "Nothing to do; the row can be deleted."));

    /// <summary>A control total is not the sum of its rows, within 1 %.</summary>
    public static CheckRule TotalDiffers { get; } = new("total-differs", Severity.Confirm,
        new("“{measure}”合计行是 {value}，各行之和是 {sum}，相差 {difference}，超过四舍五入误差。",
            "The total row of '{measure}' says {value}, its rows add up to {sum}: {difference} apart, more than rounding explains."),
        new("请核对合计和各行；若确实如此，请在本级行的说明栏写明原因。",
            "Check the total and the rows; if it is right, give the reason in the explanation column of your own area's row."));

    /// <summary>A control total differs from the sum of its rows by more than 1 %.</summary>
    public static CheckRule TotalWrong { get; } = new("total-wrong", Severity.Error,
        new("“{measure}”合计行是 {value}，各行之和是 {sum}，相差 {difference}，超过 1%。",
            "The total row of '{measure}' says {value}, its rows add up to {sum}: {difference} apart, more than 1 %."),
        new("请改正合计或各行的数据。",
            "Correct the total or the rows."));
}
