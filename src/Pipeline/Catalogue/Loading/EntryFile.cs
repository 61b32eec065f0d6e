namespace Pipeline.Catalogue.Loading;

/// <summary>The entries of one file, whatever its syntax.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Entries">The entries in order.</param>
/// <param name="Readable">Whether the file could be read as such; where it could not, its own faults say why.</param>
internal sealed record EntryFile(string Name, IReadOnlyList<Entry> Entries, bool Readable);
