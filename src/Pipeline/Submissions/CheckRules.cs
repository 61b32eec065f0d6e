namespace Pipeline.Submissions;

/// <summary>
/// Every rule of the check, in the order of the check: its id, its severity and its words. The list is closed: a finding that comes neither
/// from reading the file itself nor from a relation of the catalogue has one of these ids. Names in braces are filled in; <c>{area}</c>,
/// <c>{measure}</c>, <c>{unit}</c>, <c>{raw}</c>, <c>{value}</c>, <c>{quantity}</c> (the value with its unit), <c>{cell}</c> and <c>{sheet}</c> are what the finding concerns.
/// </summary>
public static class CheckRules
{
    // The path of the upload.

    /// <summary>The path is not reporter/period/file.</summary>
    public static CheckRule PathUnreadable { get; } = new("path-unreadable", Severity.Error,
        new("上传路径“{path}”不是“报送单位/时期/文件”。",
            "The path '{path}' is not reporter/period/file."),
        new("请上传到 submissions/530100/2024/文件名.xlsx 这样的路径，正好三段。",
            "Upload to a path such as submissions/530100/2024/name.xlsx, with exactly three parts."));

    /// <summary>The path names no reporter.</summary>
    public static CheckRule ReporterUnknown { get; } = new("reporter-unknown", Severity.Error,
        new("报送单位代码“{reporter}”不存在。",
            "No reporter has the code '{reporter}'."),
        new("请用报送单位代码作第一段。最接近的是：{suggestions}。",
            "Use a reporter's code as the first part. The nearest are: {suggestions}."));

    /// <summary>The path names no period.</summary>
    public static CheckRule PathPeriodUnreadable { get; } = new("path-period-unreadable", Severity.Error,
        new("路径中的时期“{period}”无法识别。",
            "The period '{period}' of the path cannot be read."),
        new("请写成 2024、2024-Q3 或 2024-06。",
            "Write it as 2024, 2024-Q3 or 2024-06."));

    /// <summary>The path writes its period in another form.</summary>
    public static CheckRule PathPeriodForm { get; } = new("path-period-form", Severity.Info,
        new("路径中的时期“{period}”按 {canonical} 处理。",
            "The period '{period}' of the path was taken as {canonical}."),
        new("无需处理；下次请直接写 {canonical}。",
            "Nothing to do; write {canonical} next time."));

    // The workbook as a whole.

    /// <summary>No sheet looks like a table of figures.</summary>
    public static CheckRule SheetNotFound { get; } = new("sheet-not-found", Severity.Error,
        new("没有找到数据表。工作簿里的工作表有：{sheets}。",
            "No sheet of figures was found. The workbook's sheets are: {sheets}."),
        new("请使用下发的模板；数据表首行应有 area_code 和指标代码，或有指标名称的表头和地区行。",
            "Use the official template; the sheet of figures starts with area_code and measure codes, or has a header of measure names over rows of areas."));

    /// <summary>Another sheet looks like figures too; it is not read.</summary>
    public static CheckRule SheetAlsoData { get; } = new("sheet-also-data", Severity.Warning,
        new("工作表“{sheet}”也像数据表，但只读取了“{chosen}”。",
            "The sheet '{sheet}' looks like figures too, but only '{chosen}' was read."),
        new("请把全部数据放在一张数据表里；若“{sheet}”只是参考，可不处理。",
            "Put all figures on one sheet; if '{sheet}' is only for reference, nothing to do."));

    /// <summary>The template was made for another reporter.</summary>
    public static CheckRule MetaReporterDiffers { get; } = new("meta-reporter-differs", Severity.Error,
        new("模板属于 {stated}，上传路径属于 {expected}。",
            "The template is {stated}'s, but the path is {expected}'s."),
        new("请确认没有拿错文件：上传到 {stated} 的路径，或改用 {expected} 的模板。",
            "Check that this is the right file: upload it to the path of {stated}, or use the template of {expected}."));

    /// <summary>The template was made for another period.</summary>
    public static CheckRule MetaPeriodDiffers { get; } = new("meta-period-differs", Severity.Error,
        new("模板的时期是 {stated}，上传路径的时期是 {expected}。",
            "The template's period is {stated}, but the path's is {expected}."),
        new("请确认没有拿错文件：上传到 {stated} 的路径，或改用 {expected} 的模板。",
            "Check that this is the right file: upload it to the path of {stated}, or use the template of {expected}."));

    /// <summary>The sheet states another period than the path.</summary>
    public static CheckRule PeriodDiffers { get; } = new("period-differs", Severity.Error,
        new("表中写的时期是“{raw}”，上传路径的时期是 {expected}。",
            "The sheet says '{raw}', but the path's period is {expected}."),
        new("请确认没有拿错文件；时期写错时，请改 {cell} 单元格或上传路径。",
            "Check that this is the right file; if the period is wrong, change cell {cell} or the path."));

    /// <summary>The template was made with another version of the catalogue.</summary>
    public static CheckRule TemplateOlder { get; } = new("template-older", Severity.Info,
        new("模板按目录版本 {stated} 制作，现行版本是 {expected}；已按代码对应。",
            "The template was made with catalogue version {stated}, now {expected}; columns were matched by code."),
        new("无需处理；下次请用新模板。",
            "Nothing to do; use the new template next time."));

    // The header.

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
        new("指标“{measure}”出现了两次：{first} 和 {cell}。",
            "The measure '{measure}' occurs twice: {first} and {cell}."),
        new("请只保留一列，删除另一列。",
            "Keep one of the columns and delete the other."));

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
        new("请在第一列填写地区代码，第二列填写地区名称。",
            "Put area codes into the first column and area names into the second."));

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

    // The rows.

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
        new("“{area}”所在的第 {row} 行被隐藏或筛选掉，已照常读取。",
            "Row {row} of '{area}' is hidden or filtered out; it was read all the same."),
        new("请取消隐藏和筛选，核对该行数据。",
            "Unhide it, clear filters and check its figures."));

    /// <summary>A total row without code is used for control only.</summary>
    public static CheckRule TotalRow { get; } = new("total-row", Severity.Info,
        new("“{raw}”行没有地区代码，只用来核对合计。",
            "The row '{raw}' has no area code and was used to check sums only."),
        new("无需处理；若它就是本级数据，请写上地区代码 {code}。",
            "Nothing to do; if these are your own area's figures, add the area code {code}."));

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

    // The cells.

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

    // The figures against each other and against earlier ones.

    /// <summary>A value is about ten thousand times last period's, or a ten-thousandth.</summary>
    public static CheckRule Magnitude { get; } = new("magnitude", Severity.Confirm,
        new("“{measure}”是 {value}，上期是 {previous}，相差 {times} 倍，可能是单位错误（{area}）。",
            "'{measure}' is {value}, last period {previous}: a factor of {times}, perhaps a wrong unit ({area})."),
        new("请核对 {cell} 的单位（应为{unit}）；若无误，请在该行说明栏写明原因。",
            "Check the unit of {cell} (it should be {unit}); if it is right, give the reason in the row's explanation column."));

    /// <summary>A value is zero where last period's was large.</summary>
    public static CheckRule ZeroWhereLarge { get; } = new("zero-where-large", Severity.Confirm,
        new("“{measure}”是 0，上期是 {previous}（{area}）。",
            "'{measure}' is 0, last period {previous} ({area})."),
        new("缺失请留空；若确实为 0，请在该行说明栏写明原因。",
            "Leave {cell} blank if the figure is missing; if it is 0, give the reason in the row's explanation column."));

    /// <summary>An area of the version in force has no figures any more.</summary>
    public static CheckRule AreaVanished { get; } = new("area-vanished", Severity.Confirm,
        new("现行版本有“{area}”的 {count} 个数值，本次没有；采用后这些数值将消失。",
            "The version in force has {count} values of '{area}', this one none; they would vanish."),
        new("请补上该地区的数据；若确实取消，请在本级行的说明栏写明原因。",
            "Add the area's figures; if they are to go, give the reason in the explanation column of your own area's row."));

    /// <summary>A measure of the version in force has no figures any more.</summary>
    public static CheckRule MeasureVanished { get; } = new("measure-vanished", Severity.Confirm,
        new("现行版本有“{measure}”的 {count} 个数值，本次没有；采用后这些数值将消失。",
            "The version in force has {count} values of '{measure}', this one none; they would vanish."),
        new("请补上该指标的数据；若确实取消，请在本级行的说明栏写明原因。",
            "Add the measure's figures; if they are to go, give the reason in the explanation column of your own area's row."));

    /// <summary>A value of the version in force is missing.</summary>
    public static CheckRule ValueVanished { get; } = new("value-vanished", Severity.Warning,
        new("现行版本中“{area}”的“{measure}”是 {previous}，本次缺失。",
            "The version in force has {previous} for '{measure}' of '{area}', this one nothing."),
        new("若不是有意删除，请在 {cell} 补上。",
            "Add it in {cell} unless it was removed on purpose."));

    // Who answers for it.

    /// <summary>The sign-off is incomplete.</summary>
    public static CheckRule SignOffMissing { get; } = new("sign-off-missing", Severity.Warning,
        new("填报信息不完整，缺：{fields}。",
            "The sign-off lacks: {fields}."),
        new("请在“{sheet}”表中填写。",
            "Fill it in on the sheet '{sheet}'."));

    /// <summary>The day of submission cannot be read.</summary>
    public static CheckRule SignOffDateUnreadable { get; } = new("sign-off-date-unreadable", Severity.Warning,
        new("报出日期“{raw}”无法识别。",
            "The day of submission '{raw}' cannot be read."),
        new("请写成 2025-01-20。",
            "Write it as 2025-01-20."));

    /// <summary>The stage cannot be read.</summary>
    public static CheckRule StageUnknown { get; } = new("stage-unknown", Severity.Warning,
        new("阶段“{raw}”无法识别，数据按“初步核算”标记。",
            "The stage '{raw}' is not known; the figures are marked provisional."),
        new("请选择：{choices}。",
            "Choose one of: {choices}."));

    /// <summary>The reason of revision cannot be read.</summary>
    public static CheckRule ReasonUnknown { get; } = new("reason-unknown", Severity.Warning,
        new("修订原因“{raw}”无法识别。",
            "The reason of revision '{raw}' is not known."),
        new("请选择：{choices}。",
            "Choose one of: {choices}."));

    /// <summary>A submission that replaces another gives no reason of revision.</summary>
    public static CheckRule RevisionReasonMissing { get; } = new("revision-reason-missing", Severity.Warning,
        new("本期已有生效数据，这次报送将替换它，但没有写修订原因。",
            "Figures of this period are in force and will be replaced, but no reason of revision is given."),
        new("请在“{sheet}”表中选择修订原因。",
            "Choose the reason of revision on the sheet '{sheet}'."));

    /// <summary>All rules, in the order above.</summary>
    public static IReadOnlyList<CheckRule> All { get; } =
    [
        PathUnreadable, ReporterUnknown, PathPeriodUnreadable, PathPeriodForm, SheetNotFound,
        SheetAlsoData, MetaReporterDiffers, MetaPeriodDiffers, PeriodDiffers, TemplateOlder,
        ColumnUnknown, ColumnUnclear, ColumnDuplicate, ColumnMissing, ColumnsAbsent,
        MeasureSinceAdded, ColumnNameDiffers, ColumnNotAsked, AreaColumnMissing, UnitConverted,
        UnitHeaderDiffers, UnitMissing, UnitUnknown, UnitUnsuitable, UnitAssumed,
        ColumnHidden, AreaUnknown, AreaCodeNameDiffer, AreaDuplicate, AreaNotYours,
        AreaMissing, AreaAlias, AreaFormerCode, AreaRowMissing, RowHidden,
        TotalRow, TotalDiffers, TotalWrong, NumberUnreadable, NumberTooLarge,
        CellError, FormulaWithoutValue, ExternalLink, BooleanTaken, BooleanUnexpected,
        DateInNumber, MergedNumber, NumberNormalised, MissingWord, CannotExistNotAllowed,
        UnitInCell, UnitInCellUnsuitable, PercentFormat, PercentUnexpected, PercentAmbiguous,
        Rounded, NoteKept, NotAsked, Negative, OutOfRange,
        CompulsoryMissing, Magnitude, ZeroWhereLarge, AreaVanished, MeasureVanished,
        ValueVanished, SignOffMissing, SignOffDateUnreadable, StageUnknown, ReasonUnknown,
        RevisionReasonMissing,
    ];
}
