using Pipeline.Publishing.Querying;

namespace Pipeline.Publishing.Sdmx;

/// <summary>
/// The part of an address that names slices of a data set: <c>gdp.530100</c>. A star or nothing stands for every code, what is missing at
/// the end too; plus signs join several codes of a dimension, commas several keys. The period may follow as the last part.
/// </summary>
internal sealed class SdmxKey
{
    private readonly List<HashSet<string>?[]> _keys = [];

    private SdmxKey()
    {
    }

    /// <summary>Whether every row has it.</summary>
    public bool IsEverything => _keys.Exists(key => Array.TrueForAll(key, part => part is null));

    /// <summary>Reads a key; null with a fault where it is none of the structure.</summary>
    public static SdmxKey? Read(SdmxStructure structure, string text, out QueryFault? fault)
    {
        fault = null;
        var key = new SdmxKey();
        foreach (var one in text.Split(','))
        {
            var parts = one is "*" or "all" ? [] : one.Split('.');
            if (parts.Length > structure.Dimensions.Count)
            {
                fault = QueryFault.NoneOf("key", one, [string.Join('.', structure.Dimensions.Select(dimension => dimension.Id))]);
                return null;
            }

            var sets = parts.Select(part => part is "" or "*" ? null : part.Split('+').ToHashSet(StringComparer.Ordinal)).ToArray();
            foreach (var (dimension, set) in structure.Dimensions.Zip(sets))
            {
                fault ??= set?.Select(code => Fault(dimension, code)).FirstOrDefault(each => each is not null);
            }

            if (fault is not null)
            {
                return null;
            }

            key._keys.Add(sets);
        }

        return key;
    }

    /// <summary>Whether a row has one of the keys.</summary>
    /// <param name="row">The row.</param>
    /// <param name="places">The places of the dimensions in it.</param>
    public bool Holds(Row row, int[] places)
    {
        foreach (var key in _keys)
        {
            var holds = true;
            for (var i = 0; i < key.Length && holds; i++)
            {
                holds = key[i]?.Contains(row[places[i]].ToString()) ?? true;
            }

            if (holds)
            {
                return true;
            }
        }

        return false;
    }

    private static QueryFault? Fault(SdmxComponent dimension, string code) =>
        dimension.Codes is { } codes ? codes.Has(code) ? null : UnknownCode.Of($"key.{dimension.Id}", code, codes.Codes)
        : Period.TryParse(code, out _) ? null : QueryFault.NoneOf($"key.{dimension.Id}", code, ["2024", "2024-Q3", "2024-06"]);
}
