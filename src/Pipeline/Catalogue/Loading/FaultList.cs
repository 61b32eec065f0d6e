namespace Pipeline.Catalogue.Loading;

/// <summary>The faults found so far; reading goes on so that one pass finds them all.</summary>
internal sealed class FaultList
{
    private readonly List<CatalogueFault> _faults = [];

    /// <summary>Whether there is a fault.</summary>
    public bool Any => _faults.Count > 0;

    /// <summary>Adds a fault.</summary>
    public void Add(string file, int line, string zh, string en, string remedyZh, string remedyEn) =>
        _faults.Add(new(file, line, new(zh, en), new(remedyZh, remedyEn)));

    /// <summary>All faults, by file and line; those of one line in the order in which they were found.</summary>
    public IReadOnlyList<CatalogueFault> Sorted() =>
        [.. _faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
}
