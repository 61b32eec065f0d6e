using System.Collections.Concurrent;

namespace Pipeline.Faults.Actors;

/// <summary>Counts what was done to the product, and what was found.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _faults = new(StringComparer.Ordinal);

    /// <summary>What was counted, by name.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>What must never be, by kind: lost, doubled, mixed.</summary>
    public IEnumerable<(string Kind, string What)> Wrong => _faults.SelectMany(kind => kind.Value.Select(what => (kind.Key, what)));

    /// <summary>Counts one.</summary>
    public void Count(string what, long by = 1) => _counts.AddOrUpdate(what, by, (_, before) => before + by);

    /// <summary>How often something was counted.</summary>
    public long this[string what] => _counts.GetValueOrDefault(what);

    /// <summary>Says that something is wrong.</summary>
    public void Fault(string kind, string what) => _faults.GetOrAdd(kind, _ => new()).Enqueue(what);

    /// <summary>How many things of a kind are wrong.</summary>
    public int Faults(string kind) => _faults.TryGetValue(kind, out var all) ? all.Count : 0;

    /// <summary>Adds another tally.</summary>
    public void Add(Tally other)
    {
        foreach (var (what, count) in other.Counts)
        {
            Count(what, count);
        }

        foreach (var (kind, what) in other.Wrong)
        {
            Fault(kind, what);
        }
    }
}
