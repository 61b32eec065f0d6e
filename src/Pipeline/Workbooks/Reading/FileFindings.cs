using System.Globalization;
using Pipeline.Submissions;

namespace Pipeline.Workbooks.Reading;

/// <summary>What is said about files that cannot be read, and how to mend them.</summary>
internal static class FileFindings
{
    private static readonly Bilingual SaveAs = new(
        "用 Excel 或 WPS 打开，选择“文件 → 另存为”，类型选“Excel 工作簿 (*.xlsx)”，再上传。",
        "Open it in Excel or WPS, choose File → Save As, type \"Excel Workbook (*.xlsx)\", and upload that file.");

    private static readonly Bilingual UploadAgain = new(
        "确认文件能在 Excel 或 WPS 中正常打开，重新另存为 .xlsx 后再上传；上传时不要中断。",
        "Make sure that it opens in Excel or WPS, save it again as .xlsx, and upload it without interruption.");

    private static readonly Bilingual UseTemplate = new(
        "只在下发的模板中填数；删除多余的工作表、行和列后另存为 .xlsx 再上传。",
        "Fill in the official template only; delete additional sheets, rows and columns, save as .xlsx and upload again.");

    private static readonly Bilingual AskForHelp = new(
        "不要上传来历不明的文件；请把数据填入下发的模板后重新上传，仍有问题请联系省级统计机构。",
        "Do not upload files of unknown origin; enter the figures into the official template, and ask the provincial bureau if that fails too.");

    public static Finding Empty() => Error(FileRules.Empty, new("文件是空的（0 字节）。", "The file is empty (0 bytes)."), UploadAgain);

    public static Finding TooLarge(long bytes, long limit) => Error(
        FileRules.TooLarge,
        new($"文件有 {Count(bytes)} 字节，超过上限 {Count(limit)} 字节。", $"The file has {Count(bytes)} bytes; the limit is {Count(limit)}."),
        UseTemplate);

    public static Finding Encrypted() => Error(
        FileRules.Encrypted,
        new("文件设有打开密码（已加密），无法读取。", "The file is encrypted with a password and cannot be read."),
        new(
            "打开文件，在“文件 → 信息 → 保护工作簿 → 用密码进行加密”中清除密码，保存后再上传。",
            "Open it, remove the password under File → Info → Protect Workbook → Encrypt with Password, save, and upload again."));

    public static Finding PlainText() => Error(
        FileRules.PlainText,
        new("这是文本文件，不是工作簿，也没有用逗号或制表符分列的表。", "This is a text file, neither a workbook nor a table separated by commas or tabs."),
        SaveAs);

    public static Finding TextEncoding() => Error(
        FileRules.TextEncoding,
        new("文本（CSV）文件的编码既不是 UTF-8，也不是 GB18030（GBK）。", "The text file (CSV) is encoded neither in UTF-8 nor in GB18030 (GBK)."),
        SaveAs);

    public static Finding TextTable(string encoding) => Warning(
        FileRules.TextTable,
        new($"这是文本（CSV）文件，按 {encoding} 编码读取；其中没有填报信息、单元格格式和公式。",
            $"This is a text file (CSV), read as {encoding}; it has no sign-off sheet, number formats or formulas."),
        SaveAs);

    public static Finding QuoteOpen(string sheet, int line, string cell) => Error(
        FileRules.Damaged,
        new($"文本（CSV）文件第 {Count(line)} 行（单元格 {cell}）的引号不成对。", $"The quotation mark that opens in line {Count(line)} of the text file (cell {cell}) is never closed."),
        new($"用记事本打开，改正第 {Count(line)} 行的引号；最好用 Excel 或 WPS 另存为 .xlsx 再上传。",
            $"Open it in a text editor and mend the quotation marks of line {Count(line)}; or better save it as .xlsx in Excel or WPS.")) with
    { Sheet = sheet, Cell = cell };

    public static Finding WrongName(string name, Bilingual what) => Warning(
        FileRules.WrongName,
        new($"文件名是“{name}”，但内容是{what.Zh}；已按内容读取。", $"The file is named '{name}', but it is {what.En}; it was read as what it is."),
        new("请用与内容相符的扩展名，最好另存为 .xlsx。", "Give it the extension of what it is, or better save it as .xlsx."));

    public static Finding Html() => Error(
        FileRules.Html,
        new("这是网页（HTML）文件，只是扩展名写成了工作簿。", "This is a web page (HTML) under a workbook's name."),
        SaveAs);

    public static Finding Xml() => Error(
        FileRules.Xml,
        new("这是 XML 文件（如“XML 电子表格 2003”），不是 .xlsx 工作簿。", "This is an XML file such as an XML Spreadsheet 2003, not an .xlsx workbook."),
        SaveAs);

    public static Finding OpenDocument() => Error(
        FileRules.OpenDocument,
        new("这是 OpenDocument（.ods）文件，不是 .xlsx 工作簿。", "This is an OpenDocument file (.ods), not an .xlsx workbook."),
        SaveAs);

    public static Finding BinaryWorkbook() => Error(
        FileRules.BinaryWorkbook,
        new("这是二进制工作簿（.xlsb），不是 .xlsx 工作簿。", "This is a binary workbook (.xlsb), not an .xlsx workbook."),
        SaveAs);

    public static Finding NotAWorkbook(Bilingual what) => Error(
        FileRules.NotAWorkbook,
        new($"这不是 Excel 工作簿（{what.Zh}）。", $"This is not an Excel workbook ({what.En})."),
        SaveAs);

    public static Finding Truncated() => Error(
        FileRules.Truncated,
        new("文件不完整，末尾缺失，可能是上传或复制时中断。", "The file is incomplete: its end is missing, as after an interrupted upload or copy."),
        UploadAgain);

    public static Finding Damaged(string part, Bilingual what) => Error(
        FileRules.Damaged,
        new($"文件已损坏{In(part, "（", "）")}：{what.Zh}。", $"The file is damaged{In(part, " (", ")")}: {what.En}."),
        UploadAgain);

    public static Finding PartMissing(string part) => Error(
        FileRules.PartMissing,
        new($"工作簿缺少组成部分 {part}。", $"The workbook lacks its part {part}."),
        UploadAgain);

    public static Finding PartRepeated(string part) => Error(
        FileRules.PartRepeated,
        new($"文件中有两个同名的组成部分 {part}。", $"The file has two parts named {part}."),
        AskForHelp);

    public static Finding PartName(string part) => Error(
        FileRules.PartName,
        new($"组成部分 {Shown(part)} 的名称指向文件之外，出于安全考虑不予读取。", $"The name of the part {Shown(part)} leads out of the file; such files are refused for safety."),
        AskForHelp);

    public static Finding TooManyParts(long count, int limit) => Error(
        FileRules.TooManyParts,
        new($"文件有 {Count(count)} 个组成部分，超过上限 {Count(limit)}。", $"The file has {Count(count)} parts; the limit is {Count(limit)}."),
        UseTemplate);

    public static Finding Bomb(string part, long limit) => Error(
        FileRules.Bomb,
        new(
            $"组成部分 {part} 解压后超过 {Count(limit)} 字节，或压缩比异常。",
            $"The part {part} inflates to more than {Count(limit)} bytes, or is compressed beyond reason."),
        UseTemplate);

    public static Finding XmlBroken(string part, Bilingual what) => Error(
        FileRules.XmlBroken,
        new($"组成部分 {part} 的 XML 有误：{what.Zh}。", $"The XML of the part {part} is broken: {what.En}."),
        UploadAgain);

    public static Finding XmlDocumentType(string part) => Error(
        FileRules.XmlDocumentType,
        new($"组成部分 {part} 含有 DTD 声明，出于安全考虑不予读取。", $"The part {part} declares a document type; such files are refused for safety."),
        AskForHelp);

    public static Finding XmlEncoding(string part, string encoding) => Error(
        FileRules.XmlEncoding,
        new($"组成部分 {part} 的编码是 {encoding}，只支持 UTF-8 和 UTF-16。", $"The part {part} is encoded in {encoding}; workbooks are UTF-8 or UTF-16."),
        UploadAgain);

    public static Finding XmlTooDeep(string part, int limit) => Error(
        FileRules.XmlTooDeep,
        new($"组成部分 {part} 的 XML 嵌套超过 {Count(limit)} 层。", $"The XML of the part {part} nests deeper than {Count(limit)} levels."),
        AskForHelp);

    public static Finding XmlTokenTooLong(string part, int limit) => Error(
        FileRules.XmlTokenTooLong,
        new($"组成部分 {part} 中有一段 XML 超过 {Count(limit)} 字节。", $"The part {part} has a piece of XML longer than {Count(limit)} bytes."),
        AskForHelp);

    public static Finding TooMany(string rule, Bilingual what, long limit, string sheet = "") => Error(
        rule,
        new($"工作簿的{what.Zh}超过上限 {Count(limit)}。", $"The workbook has more {what.En} than the limit of {Count(limit)}."),
        UseTemplate) with
    { Sheet = sheet };

    public static Finding CellRepeated(string sheet, string cell) => Error(
        FileRules.CellRepeated,
        new($"文件中单元格（行）{cell} 出现了两次。", $"The file has the cell (or row) {cell} twice."),
        UploadAgain) with
    { Sheet = sheet, Cell = cell };

    public static Finding Macros() => Warning(
        FileRules.Macros,
        new("工作簿含有宏。系统不会运行宏，只读取单元格的值。", "The workbook contains macros. They are never run; only cell values are read."),
        new("建议另存为不含宏的 .xlsx 后上传。", "Better save it as .xlsx, without macros, before uploading."));

    private static Finding Warning(string rule, Bilingual message, Bilingual remedy) =>
        new() { Severity = Severity.Warning, Rule = rule, Message = message, Remedy = remedy };

    private static Finding Error(string rule, Bilingual message, Bilingual remedy) =>
        new() { Severity = Severity.Error, Rule = rule, Message = message, Remedy = remedy };

    private static string Count(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    // A name made to do harm is shown without what would do it to a terminal, and not at length.
    private static string Shown(string name) => string.Concat(name.Take(60).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));

    private static string In(string part, string open, string close) => part.Length == 0 ? "" : open + part + close;
}
