using System.Globalization;

namespace Pipeline.Catalogue;

/// <summary>Something wrong in the catalogue's files, for the operator who edits them.</summary>
/// <param name="File">The file's name, such as <c>measures.csv</c>.</param>
/// <param name="Line">The line, counted from 1; 0 where the file as a whole is meant.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record CatalogueFault(string File, int Line, Bilingual Message, Bilingual Remedy)
{
    /// <summary>The place as editors and compilers write it: <c>measures.csv:12</c>.</summary>
    public string Place => Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}");

    /// <summary>Place, message and remedy, Chinese first.</summary>
    public override string ToString() => $"{Place}: {Message.Zh}{Remedy.Zh} | {Message.En} {Remedy.En}";
}

/// <summary>The catalogue's files cannot be used; the message lists every fault.</summary>
public sealed class CatalogueException : Exception
{
    /// <summary>An exception that reports these faults.</summary>
    public CatalogueException(IReadOnlyList<CatalogueFault> faults)
        : base(Describe(faults)) => Faults = faults;

    /// <summary>All faults, by file and line.</summary>
    public IReadOnlyList<CatalogueFault> Faults { get; }

    private static string Describe(IReadOnlyList<CatalogueFault> faults) => string.Join('\n', [
        string.Create(CultureInfo.InvariantCulture, $"指标目录有 {faults.Count} 处错误，无法使用。 The catalogue has {faults.Count} fault(s) and cannot be used."),
        .. faults.Select(fault => $"  {fault}"),
    ]);
}
