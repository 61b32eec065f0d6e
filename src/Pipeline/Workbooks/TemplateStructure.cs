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
        List<string> headings = [];
        List<string> units = [];
        List<string> areas = [];
        for (var column = 1; column <= ReadLimits.Default.Columns && Key(TemplateLayout.CodeRow, column) is { Length: > 0 } code; column++)
        {
            headings.AddRange(code, Key(TemplateLayout.NameRow, column));
            units.Add(Key(TemplateLayout.UnitRow, column));
        }

        for (var row = TemplateLayout.FirstAreaRow; row <= ReadLimits.Default.Rows && Key(row, 1) is { Length: > 0 } code; row++)
        {
            areas.AddRange(code, Key(row, 2));
        }

        return new(Hash(headings), Hash(units), Hash(areas));
    }

    /// <summary>What <see cref="ToString"/> wrote; what is none of it differs from everything.</summary>
    public static TemplateStructure Parse(string text) => text.Split(Separator) is [var headings, var units, var areas]
        ? new(headings, units, areas)
        : new("", "", "");

    /// <summary>As the meta sheet has it.</summary>
    public override string ToString() => string.Join(Separator, Headings, Units, Areas);

    private static string Hash(List<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))))[..Digits];
}
