using Pipeline.Indicators;
using Pipeline.Publishing;

namespace Pipeline.Catalogue.Loading;

/// <summary>Reads <c>standings.csv</c>.</summary>
internal static class StandingReading
{
    /// <summary>The file's name.</summary>
    public const string File = "standings.csv";

    /// <summary>The columns.</summary>
    public static readonly IReadOnlyList<string> Columns = ["code", "zh", "en", "symbol", "from_share"];

    private static readonly TargetStatus[] Graded = [TargetStatus.OnTrack, TargetStatus.Lagging];

    /// <summary>All standings; every status must be there, with falling shares.</summary>
    public static Table<Standing> Read(EntryFile file, FaultList faults)
    {
        var table = new Table<Standing>(file, new("目标状态", "standing"), standing => standing.Status.Code(), Read);
        foreach (var missing in Vocabulary.Standings.Keys.Where(code => table.Readable && table.Find(code) is null))
        {
            faults.Add(File, 0, $"缺少状态“{missing}”。", $"The standing '{missing}' is missing.", "补上一行。", "Add a line for it.");
        }

        if (table.Find(TargetStatus.Lagging.Code()) is { FromShare: { } lagging } && table.Find(TargetStatus.OnTrack.Code()) is { FromShare: { } onTrack } && lagging >= onTrack)
        {
            faults.Add(File, 0, "lagging 的 from_share 不小于 on-track 的。", "from_share of lagging is not below that of on-track.",
                "使 lagging 的较小。", "Make that of lagging the smaller one.");
        }

        return table;
    }

    private static Standing Read(Entry entry)
    {
        var standing = new Standing
        {
            Status = entry.Word("code", Vocabulary.Standings),
            Name = entry.Bilingual(),
            Symbol = entry.Required("symbol"),
            FromShare = entry.OptionalDecimal("from_share"),
        };
        if (entry.Sound && Graded.Contains(standing.Status) != (standing.FromShare is > 0 and <= 1))
        {
            entry.Fault("from_share", "on-track 和 lagging 写 0 到 1 之间的小数，其他不写。", "on-track and lagging have a fraction between 0 and 1, others have none.",
                "改正 from_share，如 0.95。", "Correct from_share; write it like 0.95.");
        }

        return standing;
    }
}
