using Pipeline.Faults.Plan;
using Pipeline.Submissions;

namespace Pipeline.Faults.Readers;

/// <summary>What readers may see: which rows each acceptable content has, told by the length of roads.</summary>
internal sealed class Versions
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal?>>> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Slot> _slotOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    /// <summary>The contents of a plan.</summary>
    public Versions(IEnumerable<PlannedUpload> plan)
    {
        foreach (var upload in plan.Where(upload => upload.Slot is not null && upload.Content.Acceptable))
        {
            var slot = _slotOf[upload.Content.Hash] = upload.Slot!;
            _contents.TryAdd(upload.Content.Hash, upload.Content.Observations.GroupBy(o => o.Area, StringComparer.Ordinal).ToDictionary(
                area => area.Key,
                area => (IReadOnlyDictionary<string, decimal?>)area.ToDictionary(o => o.Measure, o => o.Value, StringComparer.Ordinal),
                StringComparer.Ordinal));
            foreach (var area in upload.Content.Observations.Select(o => o.Area).Distinct())
            {
                _slots[$"{area} {slot.Period}"] = slot;
            }
        }
    }

    /// <summary>The slot whose workbook has the row of an area and a period; null where none has.</summary>
    public Slot? SlotOf(string area, string period) => _slots.GetValueOrDefault($"{area} {period}");

    /// <summary>Whether a row of a generation is what the content says.</summary>
    public bool Has(string contentHash, string area, IEnumerable<Observation> row) =>
        _contents.TryGetValue(contentHash, out var content)
        && content.TryGetValue(area, out var figures)
        && row.ToDictionary(o => o.Measure, o => o.Value, StringComparer.Ordinal) is var read
        && read.Count == figures.Count
        && read.All(figure => figures.TryGetValue(figure.Key, out var value) && value == figure.Value);

    /// <summary>How many rows a content has.</summary>
    public int Rows(string contentHash) => _contents.TryGetValue(contentHash, out var content) ? content.Count : -1;

    /// <summary>The contents of a slot of which an area's telling figure has a value; empty where none has it.</summary>
    public IEnumerable<string> Telling(Slot slot, string area, decimal value) => _contents
        .Where(content => _slotOf[content.Key] == slot
            && content.Value.TryGetValue(area, out var row) && row.TryGetValue(Library.Telling, out var telling) && telling == value)
        .Select(content => content.Key);
}
