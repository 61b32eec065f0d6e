namespace Pipeline.Publishing;

/// <summary>A list of codes that a column takes its texts from.</summary>
/// <param name="Name">The list's name, such as <c>areas</c>.</param>
/// <param name="Title">The title shown to users.</param>
/// <param name="Codes">The codes in order.</param>
public sealed record CodeList(string Name, Bilingual Title, IReadOnlyList<CodeName> Codes)
{
    private readonly Dictionary<string, Bilingual> _names = Codes.ToDictionary(code => code.Code, code => code.Name, StringComparer.Ordinal);

    /// <summary>Whether the list has a code.</summary>
    public bool Has(string code) => _names.ContainsKey(code);

    /// <summary>What a code stands for; null where the list does not have it.</summary>
    public Bilingual? Find(string code) => _names.TryGetValue(code, out var name) ? name : null;
}

/// <summary>A code and what it stands for.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">What it stands for.</param>
/// <param name="Parent">The code that it is a part of; empty where there is none.</param>
public sealed record CodeName(string Code, Bilingual Name, string Parent = "");
