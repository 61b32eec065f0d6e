using System.Collections.Concurrent;
using System.Globalization;
using CsvHelper;
using Pipeline.Faults.Actors;
using Pipeline.Faults.Plan;

namespace Pipeline.Faults.Readers;

/// <summary>What readers saw of snapshots, each looked at once: every submission in it whole, and one snapshot always the same.</summary>
internal sealed class PublishedSnapshots(Versions versions, Tally tally)
{
    private readonly ConcurrentDictionary<long, string> _hashes = new();
    private readonly ConcurrentDictionary<(long Sequence, string Area, string Period), decimal> _values = new();

    /// <summary>The hashes of the observations that readers got, by sequence.</summary>
    public IReadOnlyDictionary<long, string> Hashes => _hashes;

    /// <summary>Takes note of a whole snapshot's observations.</summary>
    public void Note(long sequence, string hash, byte[] csv)
    {
        if (_hashes.TryAdd(sequence, hash))
        {
            Look(sequence, csv);
        }
        else if (_hashes[sequence] != hash)
        {
            tally.Fault("mixed", $"snapshot {sequence} had two contents");
        }
    }

    /// <summary>Takes note of a single value of a snapshot.</summary>
    public void Note(long sequence, string area, string period, decimal value)
    {
        if (_values.GetOrAdd((sequence, area, period), value) != value)
        {
            tally.Fault("mixed", $"snapshot {sequence}: {area} {period} had two values");
        }
    }

    private void Look(long sequence, byte[] csv)
    {
        Dictionary<Slot, HashSet<string>> possible = [];
        using MemoryStream stream = new(csv);
        using var rows = CsvReader.Create(stream, new(), leaveOpen: true);
        var columns = rows.Headers.ToList();
        var (measure, area, period, value) = (columns.IndexOf("measure"), columns.IndexOf("area"), columns.IndexOf("period"), columns.IndexOf("value"));
        while (rows.Read())
        {
            if (rows.GetString(measure) != Library.Telling
                || versions.SlotOf(rows.GetString(area), rows.GetString(period)) is not { } slot
                || rows.GetString(value) is not { Length: > 0 } text)
            {
                continue;
            }

            var number = decimal.Parse(text, CultureInfo.InvariantCulture);
            Note(sequence, rows.GetString(area), rows.GetString(period), number);
            var contents = versions.Telling(slot, rows.GetString(area), number);
            if (possible.TryGetValue(slot, out var before))
            {
                before.IntersectWith(contents);
            }
            else
            {
                possible.Add(slot, [.. contents]);
            }
        }

        foreach (var (slot, _) in possible.Where(slot => slot.Value.Count == 0))
        {
            tally.Fault("mixed", $"snapshot {sequence}: {slot} is of no single workbook");
        }
    }
}
