namespace Pipeline.Submissions;

// The path of the upload, and the workbook as a whole.
public static partial class CheckRules
{
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

    /// <summary>No sheet looks like a table of figures.</summary>
    public static CheckRule SheetNotFound { get; } = new("sheet-not-found", Severity.Error,
        new("没有找到数据表。工作簿里的工作表有：{sheets}。",
            "No sheet of figures was found. The workbook's sheets are: {sheets}."),
        new("请使用下发的模板；数据表首行应有 area_code 和指标代码，或有指标名称的表头和地区行。",
            "Use the official template; the sheet of figures starts with area_code and measure codes, or has a header of measure names over rows of areas."));

    /// <summary>The table holds no figure at all.</summary>
    public static CheckRule FiguresMissing { get; } = new("figures-missing", Severity.Error,
        new("工作表“{sheet}”中没有填写任何要求报送的数据。",
            "The sheet '{sheet}' holds none of the figures that are asked for."),
        new("请确认没有误传空白模板；在数据表中填写数字后重新上传，不可能存在的填“一”，不足最小计量单位的填“…”。",
            "Check that this is not the blank template; fill in the sheet of figures and upload it again, with 一 where a figure cannot exist and … where it is smaller than the unit shows."));

    /// <summary>A sheet has one figure in each row; it cannot be read.</summary>
    public static CheckRule TableLong { get; } = new("table-long", Severity.Error,
        new("工作表“{sheet}”每行只有一个指标的数据（指标名称在 {cell} 一列），无法读取。",
            "The sheet '{sheet}' has one figure in each row (the measures' names are in the column of {cell}) and cannot be read."),
        new("请改成一行一个地区、一列一个指标的表，或把数据填入下发的模板。",
            "Make it a table of one row for each area and one column for each measure, or fill in the official template."));

    /// <summary>Another sheet looks like figures too; it is not read.</summary>
    public static CheckRule SheetAlsoData { get; } = new("sheet-also-data", Severity.Warning,
        new("工作表“{sheet}”也像数据表，但只读取了“{chosen}”。",
            "The sheet '{sheet}' looks like figures too, but only '{chosen}' was read."),
        new("请把全部数据放在一张数据表里；若“{sheet}”只是参考，可不处理。",
            "Put all figures on one sheet; if '{sheet}' is only for reference, nothing to do."));

    /// <summary>A sheet has figures of another period; it is not read.</summary>
    public static CheckRule SheetOfAnotherPeriod { get; } = new("sheet-of-another-period", Severity.Warning,
        new("工作表“{sheet}”写的不是 {expected} 的数据，未读取。",
            "The sheet '{sheet}' says that its figures are not of {expected}; it was not read."),
        new("若只是参考，无需处理；若是本期数据，请改正表中或工作表名称里的时期。",
            "Nothing to do if it is only for reference; if these are this period's figures, correct the period on the sheet or in its name."));

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

    /// <summary>Headings, units or areas of the template are not as they were handed out.</summary>
    public static CheckRule TemplateAltered { get; } = new("template-altered", Severity.Info,
        new("模板中不需填写的部分被改动过：{parts}。数据仍按代码和名称逐一对应、检查。",
            "What is not to be filled in was altered in the template: {parts}. Figures were still matched and checked by codes and names."),
        new("数据没有错行错列时无需处理；下次请不要改动表头、计量单位和地区。",
            "Nothing to do if no figures are shifted; next time leave headings, units and areas as they are."));
}
