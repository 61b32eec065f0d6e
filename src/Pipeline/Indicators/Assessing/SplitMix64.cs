using System.Text;

namespace Pipeline.Indicators.Assessing;

/// <summary>
/// Random numbers that are the same anywhere: SplitMix64 (Steele, Lea and Flood 2014), its state the 64-bit FNV-1a hash of a text.
/// </summary>
internal struct SplitMix64
{
    private ulong _state;

    /// <summary>Begins the sequence that belongs to a text.</summary>
    public SplitMix64(string seed)
    {
        _state = 14695981039346656037;
        foreach (var octet in Encoding.UTF8.GetBytes(seed))
        {
            _state = unchecked((_state ^ octet) * 1099511628211);
        }
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from 0 up to but not 1, of 53 bits.</summary>
    public double NextFraction() => (Next() >> 11) * (1.0 / (1UL << 53));
}
