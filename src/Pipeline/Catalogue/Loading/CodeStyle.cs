using System.Buffers;

namespace Pipeline.Catalogue.Loading;

/// <summary>Which characters a kind of code is made of; keys and files then never need escaping.</summary>
internal sealed class CodeStyle(string allowed, string characters)
{
    private readonly SearchValues<char> _characters = SearchValues.Create(characters);

    /// <summary>Areas: GB/T 2260 digits, or letters such as <c>DZXQ</c>.</summary>
    public static readonly CodeStyle Area = new("A-Z 0-9", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Measures and indicators: they stand in formulas, where <c>-</c> is a minus, and begin property names of tables.</summary>
    public static readonly CodeStyle Identifier = new("a-z 0-9 _", "abcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>Everything else.</summary>
    public static readonly CodeStyle Kebab = new("a-z 0-9 _ -", "abcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>The characters as users read them.</summary>
    public string Allowed => allowed;

    /// <summary>Whether a code is made of these characters only.</summary>
    public bool Fits(string code) => !code.AsSpan().ContainsAnyExcept(_characters);
}
