using System.Security.Cryptography;
using System.Text;
using Pipeline.Submissions.Checking;

namespace Pipeline.Workbooks;

/// <summary>
/// Hashes of what a data sheet says before anybody fills it in, as names are compared: what other programs do to white space when they save
/// changes none of them.
/// </summary>
/// <param name="Headings">Of the codes and names of all columns.</param>
/// <param name="Units">Of the units of all columns.</param>
/// <param name="Areas">Of the codes and names of all rows.</param>
internal sealed record TemplateStructure(string Headings, string Units, string Areas)
{
    private const char Separator = '-';
    private const int Digits = 12;

    /// <summary>Reads the text of cells by row and column: columns as far as there are codes, rows as far as there are areas.</summary>
    public static TemplateStructure Of(Func<int, int, string> text)
    {
        string Key(int row, int column) => Wording.Key(text(row, column));
        List<int> columns = [.. Enumerable.Range(1, ReadLimits.Default.Columns).TakeWhile(c => Key(TemplateLayout.CodeRow, c).Length > 0)];
        var rows = Enumerable.Range(TemplateLayout.FirstAreaRow, ReadLimits.Default.Rows).TakeWhile(r => Key(r, 1).Length > 0);
        return new(
            Hash(columns.SelectMany(c => new[] { Key(TemplateLayout.CodeRow, c), Key(TemplateLayout.NameRow, c) })),
            Hash(columns.Select(c => Key(TemplateLayout.UnitRow, c))),
            Hash(rows.SelectMany(r => new[] { Key(r, 1), Key(r, 2) })));
    }

    /// <summary>What <see cref="ToString"/> wrote; what is none of it differs from everything.</summary>
    public static TemplateStructure Parse(string text) => text.Split(Separator) is [var headings, var units, var areas]
        ? new(headings, units, areas)
        : new("", "", "");

    /// <summary>As the meta sheet has it.</summary>
    public override string ToString() => string.Join(Separator, Headings, Units, Areas);

    private static string Hash(IEnumerable<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))))[..Digits];
}
