using System.Text.RegularExpressions;

namespace Pipeline.Tests.Workbooks.Differential;

/// <summary>A line of tests/fixtures/corpus/differences.tsv: in which files a reader differs from ours, how, and why that is right.</summary>
/// <param name="Reader">The other reader.</param>
/// <param name="Files">A pattern of file names.</param>
/// <param name="Pattern">A pattern of differences as <see cref="Comparison"/> writes them.</param>
/// <param name="Reason">Why.</param>
internal sealed record ListedDifference(string Reader, string Files, string Pattern, string Reason)
{
    public static IReadOnlyList<ListedDifference> All { get; } =
    [
        .. File.ReadLines(CorpusFiles.Path("differences.tsv"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(fields => new ListedDifference(fields[0], fields[1], fields[2], fields[3])),
    ];

    public bool Covers(string reader, string file, string difference) =>
        reader == Reader && Regex.IsMatch(file, $"^(?:{Files})$") && Regex.IsMatch(difference, Pattern);
}
