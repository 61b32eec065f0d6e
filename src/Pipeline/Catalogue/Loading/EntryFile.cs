namespace Pipeline.Catalogue.Loading;

/// <summary>The entries of one file, whatever its syntax.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Entries">The entries in order.</param>
/// <param name="Readable">Whether every entry could be read as such; where one could not, the file's own faults say why.</param>
internal sealed record EntryFile(string Name, IReadOnlyList<Entry> Entries, bool Readable);
