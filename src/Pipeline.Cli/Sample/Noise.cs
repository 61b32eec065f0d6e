namespace Pipeline.Cli.Sample;

/// <summary>
/// Scatter that depends on a key alone: the 64-bit FNV-1a hash of the seed and the key, stirred by the SplitMix64 finaliser. No state, no
/// order of calls, no floating point: the same everywhere.
/// </summary>
internal static class Noise
{
    private const string Seed = "yunnan-2020/";
    private const decimal Range = 1UL << 52;

    /// <summary>A number from −1 (included) to 1 (excluded), evenly spread over keys.</summary>
    public static decimal Of(string key)
    {
        unchecked
        {
            var hash = 0xcbf29ce484222325UL;
            foreach (var letter in Seed + key)
            {
                hash = (hash ^ letter) * 0x100000001b3UL;
            }

            hash += 0x9e3779b97f4a7c15UL;
            hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9UL;
            hash = (hash ^ (hash >> 27)) * 0x94d049bb133111ebUL;
            hash ^= hash >> 31;
            return ((hash >> 11) / Range) - 1;
        }
    }
}
