namespace Pipeline.Snapshots;

/// <summary>What a snapshot has of one data set: enough to say what changed for its readers when the next one comes.</summary>
/// <param name="Name">The data set's name.</param>
/// <param name="Version">Its semantic version.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Sha256">The SHA-256 of its file, 64 hexadecimal digits.</param>
/// <param name="Columns">Its columns in order.</param>
public sealed record ManifestDataset(string Name, string Version, int Rows, string Sha256, IReadOnlyList<ManifestColumn> Columns);

/// <summary>One column of a data set as it was published.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">What it holds: text, number, integer or date.</param>
/// <param name="Codes">The codes that its rows have, in order, for columns that name what a row is about; null for all others.</param>
public sealed record ManifestColumn(string Name, string Type, IReadOnlyList<string>? Codes = null);
