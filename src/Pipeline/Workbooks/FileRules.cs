namespace Pipeline.Workbooks;

/// <summary>The ids of the findings that concern a file as such.</summary>
public static class FileRules
{
    /// <summary>The file has no bytes.</summary>
    public const string Empty = "file-empty";

    /// <summary>The file is larger than the limit.</summary>
    public const string TooLarge = "file-too-large";

    /// <summary>The file is encrypted.</summary>
    public const string Encrypted = "file-encrypted";

    /// <summary>The file is text without a table.</summary>
    public const string PlainText = "file-text";

    /// <summary>The file is text in an encoding that is not read.</summary>
    public const string TextEncoding = "file-text-encoding";

    /// <summary>The file is a table as text, such as CSV; it is read.</summary>
    public const string TextTable = "file-csv";

    /// <summary>The file's extension says something else than its bytes; it is read.</summary>
    public const string WrongName = "file-name";

    /// <summary>The file is a web page.</summary>
    public const string Html = "file-html";

    /// <summary>The file is XML, such as an XML Spreadsheet of 2003.</summary>
    public const string Xml = "file-xml";

    /// <summary>The file is an OpenDocument spreadsheet.</summary>
    public const string OpenDocument = "file-ods";

    /// <summary>The file is a binary workbook (.xlsb).</summary>
    public const string BinaryWorkbook = "file-xlsb";

    /// <summary>The file is something else.</summary>
    public const string NotAWorkbook = "file-not-a-workbook";

    /// <summary>The file ends too early.</summary>
    public const string Truncated = "file-truncated";

    /// <summary>The package is damaged.</summary>
    public const string Damaged = "file-damaged";

    /// <summary>A part that the workbook needs is not there.</summary>
    public const string PartMissing = "part-missing";

    /// <summary>The package has two parts of one name.</summary>
    public const string PartRepeated = "part-repeated";

    /// <summary>The name of a part leads out of the package.</summary>
    public const string PartName = "part-name";

    /// <summary>The package has more parts than the limit.</summary>
    public const string TooManyParts = "parts-too-many";

    /// <summary>A part inflates to more than the limits, or is compressed more than any honest file.</summary>
    public const string Bomb = "zip-bomb";

    /// <summary>The XML of a part is not well-formed, or not what a workbook has there.</summary>
    public const string XmlBroken = "xml-broken";

    /// <summary>A part declares a document type or entities.</summary>
    public const string XmlDocumentType = "xml-document-type";

    /// <summary>A part is neither UTF-8 nor UTF-16.</summary>
    public const string XmlEncoding = "xml-encoding";

    /// <summary>The elements of a part nest deeper than the limit.</summary>
    public const string XmlTooDeep = "xml-too-deep";

    /// <summary>A tag of a part, or the text of a cell, is longer than the limit.</summary>
    public const string XmlTokenTooLong = "xml-token-too-long";

    /// <summary>The workbook has more sheets than the limit.</summary>
    public const string TooManySheets = "sheets-too-many";

    /// <summary>The workbook has more rows that hold something than the limit.</summary>
    public const string TooManyRows = "rows-too-many";

    /// <summary>A cell lies beyond the last column.</summary>
    public const string TooManyColumns = "columns-too-many";

    /// <summary>The workbook has more cells that hold something, or longer values in them, than the limits.</summary>
    public const string TooManyCells = "cells-too-many";

    /// <summary>The workbook has more merged ranges than the limit.</summary>
    public const string TooManyMerges = "merges-too-many";

    /// <summary>The workbook has more shared strings, or longer ones, than the limits.</summary>
    public const string TooManySharedStrings = "shared-strings-too-many";

    /// <summary>A sheet has one row or cell twice.</summary>
    public const string CellRepeated = "cell-repeated";

    /// <summary>The workbook contains macros; they are never run.</summary>
    public const string Macros = "file-macros";

    private static readonly HashSet<string> Hostile =
    [
        TooLarge, TooManyParts, Bomb, XmlDocumentType, XmlTooDeep, XmlTokenTooLong, TooManySheets, TooManyRows, TooManyColumns,
        TooManyCells, TooManyMerges, TooManySharedStrings, PartRepeated, PartName,
    ];

    /// <summary>Whether a finding of this rule says that the file may have been made to do harm, so that it is to be quarantined.</summary>
    public static bool IsHostile(string rule) => Hostile.Contains(rule);
}
