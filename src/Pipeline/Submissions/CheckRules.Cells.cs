namespace Pipeline.Submissions;

// The cells.
public static partial class CheckRules
{
    /// <summary>A cell is no number.</summary>
    public static CheckRule NumberUnreadable { get; } = new("number-unreadable", Severity.Error,
        new("“{raw}”不是数字（{area}，{measure}）。",
            "'{raw}' is no number ({area}, {measure})."),
        new("请在 {cell} 只填数字，例如 1234.56；缺失请留空。",
            "Write only a number into {cell}, such as 1234.56; leave it blank where the figure is missing."));

    /// <summary>A number is too large to be kept exactly.</summary>
    public static CheckRule NumberTooLarge { get; } = new("number-too-large", Severity.Error,
        new("{raw} 太大，无法准确保存（{area}，{measure}）。",
            "{raw} is too large to be kept exactly ({area}, {measure})."),
        new("请核对 {cell} 的数值和单位（{unit}）。",
            "Check the figure in {cell} and its unit ({unit})."));

    /// <summary>A cell shows an error value.</summary>
    public static CheckRule CellError { get; } = new("cell-error", Severity.Error,
        new("单元格是错误值 {raw}（{area}，{measure}）。",
            "The cell is the error value {raw} ({area}, {measure})."),
        new("请改正 {cell} 的公式，或直接填数字；缺失请留空。",
            "Mend the formula in {cell} or write the number; leave it blank where the figure is missing."));

    /// <summary>A formula has no stored result.</summary>
    public static CheckRule FormulaWithoutValue { get; } = new("formula-without-value", Severity.Error,
        new("公式没有保存计算结果（{area}，{measure}）。",
            "The formula has no stored result ({area}, {measure})."),
        new("请用 Excel 或 WPS 打开工作簿，保存后重新上传。",
            "Open the workbook in Excel or WPS, save it and upload it again."));

    /// <summary>A formula refers to another file.</summary>
    public static CheckRule ExternalLink { get; } = new("external-link", Severity.Warning,
        new("公式引用了其他文件，采用已保存的结果 {raw}（{area}，{measure}）。",
            "The formula refers to another file; its stored result {raw} was used ({area}, {measure})."),
        new("请确认数值正确；最好把 {cell} 粘贴为数值。",
            "Make sure that the figure is right; best paste {cell} as a value."));

    /// <summary>A yes or no was taken as 1 or 0.</summary>
    public static CheckRule BooleanTaken { get; } = new("boolean-taken", Severity.Info,
        new("“{raw}”按 {value} 读取（{area}，{measure}）。",
            "'{raw}' was read as {value} ({area}, {measure})."),
        new("无需处理；下次请填 1 或 0。",
            "Nothing to do; write 1 or 0 next time."));

    /// <summary>A cell holds TRUE or FALSE where a number is asked.</summary>
    public static CheckRule BooleanUnexpected { get; } = new("boolean-unexpected", Severity.Error,
        new("单元格是 {raw}，应为数字（{area}，{measure}）。",
            "The cell is {raw}, a number is asked ({area}, {measure})."),
        new("请在 {cell} 填数字；缺失请留空。",
            "Write the number into {cell}; leave it blank where the figure is missing."));

    /// <summary>A cell is formatted as a date where a number is asked.</summary>
    public static CheckRule DateInNumber { get; } = new("date-in-number", Severity.Error,
        new("单元格是日期格式（{raw}），应为数字（{area}，{measure}）。",
            "The cell is formatted as a date ({raw}), a number is asked ({area}, {measure})."),
        new("请把 {cell} 的格式改为“数值”，重新填写数字。",
            "Set the format of {cell} to Number and write the figure again."));

    /// <summary>Cells with figures are merged.</summary>
    public static CheckRule MergedNumber { get; } = new("merged-number", Severity.Error,
        new("数据单元格 {range} 合并了，无法确定数值属于哪一格。",
            "The figures' cells {range} are merged; it is unclear which of them the value is for."),
        new("请取消合并，把数值分别填入每个单元格。",
            "Unmerge the cells and write each figure into its own."));

    /// <summary>A number was written as text or with other characters.</summary>
    public static CheckRule NumberNormalised { get; } = new("number-normalised", Severity.Info,
        new("“{raw}”按 {value} 读取（{area}，{measure}）。",
            "'{raw}' was read as {value} ({area}, {measure})."),
        new("无需处理；下次请直接填数字。",
            "Nothing to do; write a plain number next time."));

    /// <summary>A word stands where a figure is missing.</summary>
    public static CheckRule MissingWord { get; } = new("missing-word", Severity.Warning,
        new("“{raw}”按缺失处理（{area}，{measure}）。",
            "'{raw}' was taken as missing ({area}, {measure})."),
        new("缺失请留空；不可能存在请填“一”，不足最小计量单位请填“…”。",
            "Leave a missing figure blank; write 一 where it cannot exist, … where it is smaller than the unit shows."));

    /// <summary>The mark for "cannot exist" stands where the figure must exist.</summary>
    public static CheckRule CannotExistNotAllowed { get; } = new("cannot-exist-not-allowed", Severity.Warning,
        new("“{measure}”不能填“{raw}”，按缺失处理（{area}）。",
            "'{measure}' always exists; '{raw}' was taken as missing ({area})."),
        new("有数据请填数字，没有请留空。",
            "Write the number, or leave the cell blank."));

    /// <summary>A cell has its unit beside the number.</summary>
    public static CheckRule UnitInCell { get; } = new("unit-in-cell", Severity.Warning,
        new("“{raw}”按 {quantity}读取（{area}，{measure}）。",
            "'{raw}' was read as {quantity} ({area}, {measure})."),
        new("请在 {cell} 只填以{unit}为单位的数字。",
            "Write only the number in {unit} into {cell}."));

    /// <summary>A cell has a unit that does not measure what the column holds.</summary>
    public static CheckRule UnitInCellUnsuitable { get; } = new("unit-in-cell-unsuitable", Severity.Error,
        new("“{raw}”中的单位不能用于“{measure}”（{area}）。",
            "The unit in '{raw}' cannot measure '{measure}' ({area})."),
        new("请在 {cell} 只填以{unit}为单位的数字。",
            "Write only the number in {unit} into {cell}."));

    /// <summary>A percentage was read by its number format.</summary>
    public static CheckRule PercentFormat { get; } = new("percent-format", Severity.Info,
        new("{raw} 按百分比格式读取为 {value}%（{area}，{measure}）。",
            "{raw} was read by its percent format as {value} % ({area}, {measure})."),
        new("无需处理。",
            "Nothing to do."));

    /// <summary>A percentage stands where another unit is asked.</summary>
    public static CheckRule PercentUnexpected { get; } = new("percent-unexpected", Severity.Error,
        new("“{measure}”的单位是{unit}，不能填百分比“{raw}”（{area}）。",
            "'{measure}' is in {unit}; a percentage '{raw}' cannot be read ({area})."),
        new("请在 {cell} 填以{unit}为单位的数字，并去掉百分比格式。",
            "Write the figure in {unit} into {cell} and remove its percent format."));

    /// <summary>A percentage may have been written as a fraction.</summary>
    public static CheckRule PercentAmbiguous { get; } = new("percent-ambiguous", Severity.Confirm,
        new("“{measure}”填的是 {value}，按 {value}% 读取；是否应为 {hundredfold}%（{area}）？",
            "'{measure}' says {value} and was read as {value} %; should it be {hundredfold} % ({area})?"),
        new("若应为 {hundredfold}%，请在 {cell} 填 {hundredfold}；若无误，请在该行说明栏写明。",
            "If it should be {hundredfold} %, write {hundredfold} into {cell}; if it is right, say so in the row's explanation column."));

    /// <summary>A percentage was written as a fraction: it is too small for the measure, its hundredfold is not.</summary>
    public static CheckRule PercentFraction { get; } = new("percent-fraction", Severity.Error,
        new("“{measure}”填的是 {value}，即 {value}%，超出合理范围 {minimum} 至 {maximum}；可能应为 {hundredfold}%（{area}）。",
            "'{measure}' says {value}, that is {value} %, outside the plausible range of {minimum} to {maximum}; it may be {hundredfold} % ({area})."),
        new("若应为 {hundredfold}%，请在 {cell} 填 {hundredfold}；否则请核对数值。",
            "If it should be {hundredfold} %, write {hundredfold} into {cell}; else check the figure."));

    /// <summary>A value was rounded to the measure's decimals.</summary>
    public static CheckRule Rounded { get; } = new("rounded", Severity.Info,
        new("{raw} 四舍五入为 {value}（{area}，{measure}）。",
            "{raw} was rounded to {value} ({area}, {measure})."),
        new("无需处理。",
            "Nothing to do."));

    /// <summary>A footnote mark was taken off a value and kept as its note.</summary>
    public static CheckRule NoteKept { get; } = new("note-kept", Severity.Info,
        new("“{raw}”的脚注标记已去掉，按 {value} 读取，注释：{note}（{area}，{measure}）。",
            "The footnote mark of '{raw}' was taken off; read as {value}, note: {note} ({area}, {measure})."),
        new("无需处理；文字请写在说明栏。",
            "Nothing to do; put remarks into the explanation column."));

    /// <summary>A note says that a figure cannot be compared with earlier ones.</summary>
    public static CheckRule BreakMarked { get; } = new("break-marked", Severity.Info,
        new("“{measure}”按口径变化标记（{area}）：{note}",
            "'{measure}' was marked as a break in its series ({area}): {note}"),
        new("无需处理；若口径没有变化，请改正注释或说明。",
            "Nothing to do; if its definition has not changed, correct the note or the explanation."));

    /// <summary>A figure stands in a cell that is not asked for; it is not read.</summary>
    public static CheckRule NotAsked { get; } = new("not-asked", Severity.Warning,
        new("“{area}”不要求报送“{measure}”，“{raw}”未读取。",
            "'{measure}' is not asked of '{area}'; '{raw}' was not read."),
        new("请确认数据没有错行错列；{cell} 不要求填报，没有错位时可清空或保留。",
            "Check that the figures are not shifted by a row or column; if they are not, {cell} is not asked for and may be cleared or left."));

    /// <summary>A value is negative though the measure usually cannot be.</summary>
    public static CheckRule Negative { get; } = new("negative", Severity.Confirm,
        new("“{measure}”一般不为负，填的是 {value}（{area}）。",
            "'{measure}' is usually not negative, but says {value} ({area})."),
        new("请核对 {cell}；若确实为负，请在该行说明栏写明原因。",
            "Check {cell}; if it is right, give the reason in the row's explanation column."));

    /// <summary>A value is outside the measure's plausible range.</summary>
    public static CheckRule OutOfRange { get; } = new("out-of-range", Severity.Error,
        new("“{measure}”是 {quantity}，超出合理范围 {minimum} 至 {maximum}（{area}）。",
            "'{measure}' is {quantity}, outside the plausible range of {minimum} to {maximum} ({area})."),
        new("请核对 {cell} 的数值和单位（{unit}）。",
            "Check the figure in {cell} and its unit ({unit})."));

    /// <summary>A compulsory figure is missing.</summary>
    public static CheckRule CompulsoryMissing { get; } = new("compulsory-missing", Severity.Error,
        new("缺少必报数据：“{area}”的“{measure}”。",
            "A compulsory figure is missing: '{measure}' of '{area}'."),
        new("请在 {cell} 填写数字（{unit}）。",
            "Write the figure ({unit}) into {cell}."));
}
