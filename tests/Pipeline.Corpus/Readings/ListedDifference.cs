using System.Text.RegularExpressions;

namespace Pipeline.Corpus.Readings;

/// <summary>A line of a list of differences: in which files a reader differs from ours, how, and why that is right.</summary>
/// <param name="Reader">The other reader.</param>
/// <param name="Files">A pattern of file names.</param>
/// <param name="Pattern">A pattern of differences as <see cref="Comparison"/> writes them.</param>
/// <param name="Reason">Why.</param>
internal sealed record ListedDifference(string Reader, string Files, string Pattern, string Reason)
{
    private readonly Regex _files = new($"^(?:{Files})$");
    private readonly Regex _pattern = new(Pattern);

    /// <summary>The lines of a list but for comments.</summary>
    public static IReadOnlyList<ListedDifference> Read(string path) =>
    [
        .. File.ReadLines(path)
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(fields => new ListedDifference(fields[0], fields[1], fields[2], fields[3])),
    ];

    public bool Covers(string reader, string file, string difference) => reader == Reader && _files.IsMatch(file) && _pattern.IsMatch(difference);
}
