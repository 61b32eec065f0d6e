namespace Pipeline.Corpus;

/// <summary>One comparison: a file, and the reader that it is also read with; ours alone is the first of every file.</summary>
internal sealed record Pairing(string Path, string Reader)
{
    public const string Ours = "ours";
    public const string ClosedXml = "ClosedXML";
    public const string ExcelDataReader = "ExcelDataReader";
    public const string Openpyxl = "openpyxl";
    public const string SheetJs = "SheetJS";

    private static readonly string[] Text = [".csv", ".tsv", ".txt"];
    private static readonly string[] Extensions = [".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".et", ".xlsb", ".ods", .. Text];

    public bool IsText => Text.Contains(System.IO.Path.GetExtension(Path), StringComparer.OrdinalIgnoreCase);

    /// <summary>All comparisons of a folder, in the order of paths.</summary>
    public static IReadOnlyList<Pairing> Of(CompareOptions options) =>
    [
        .. from path in Directory.EnumerateFiles(options.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           where Extensions.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)
           from reader in new[] { Ours, ClosedXml, ExcelDataReader, Openpyxl, SheetJs }
           let pairing = new Pairing(path, reader)
           where pairing.IsPossible(options)
           select pairing,
    ];

    /// <summary>Where the dump of this file by this reader is.</summary>
    public string DumpIn(CompareOptions options) =>
        System.IO.Path.Combine(options.Dumps ?? "", $"{Name(options)}.{Reader.ToLowerInvariant()}.json");

    /// <summary>The path below the folder.</summary>
    public string Name(CompareOptions options) => System.IO.Path.GetRelativePath(options.Folder, Path).Replace('\\', '/');

    // ClosedXML reads nothing but packages; and the dumps are there where they are.
    private bool IsPossible(CompareOptions options) => Reader switch
    {
        ClosedXml => IsPackage(),
        Openpyxl or SheetJs => File.Exists(DumpIn(options)),
        _ => true,
    };

    private bool IsPackage()
    {
        using var file = File.OpenRead(Path);
        return file.ReadByte() == 'P' && file.ReadByte() == 'K';
    }
}
