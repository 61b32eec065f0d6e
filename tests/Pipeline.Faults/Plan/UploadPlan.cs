using System.Globalization;

namespace Pipeline.Faults.Plan;

/// <summary>
/// What reporters upload in a round: first versions, corrections, duplicates, broken and misnamed files, earlier versions once more (A → B → A),
/// some over the file before and some beside it, one by one and in bursts. The same seed gives the same plan.
/// </summary>
internal static class UploadPlan
{
    private const int Versions = 5;

    /// <summary>Makes a plan.</summary>
    public static IReadOnlyList<PlannedUpload> Make(Library library, int uploads, int large, int seed)
    {
        Random random = new(seed);
        Dictionary<Slot, List<(string Path, Content Content)>> stories = library.Slots.ToDictionary(slot => slot, _ => new List<(string, Content)>());
        List<PlannedUpload> plan = [];
        var at = 0.0;
        for (var i = 0; i < uploads; i++)
        {
            // Two of three come in bursts, within the same second or two.
            at += random.Next(3) == 0 ? random.NextDouble() * 3 / uploads : 0;
            var slot = library.Slots[random.Next(library.Slots.Count)];
            var story = stories[slot];
            var content = i >= uploads - large ? library.Large(slot, random.Next(Versions)) : Next(library, slot, story, random);
            if (random.Next(50) == 0)
            {
                plan.Add(new(at, $"{(random.Next(2) == 0 ? "999999/2020" : $"{slot.Reporter.Code}/20x0")}/上报 {i}.xlsx", null, content));
                continue;
            }

            var path = story.Count > 0 && random.Next(6) == 0
                ? story[^1].Path
                : string.Create(CultureInfo.InvariantCulture, $"{slot.Reporter.Code}/{slot.Period}/上报 {i}.xlsx");
            story.Add((path, content));
            plan.Add(new(at, path, slot, content));
        }

        var end = plan.Count == 0 ? 1 : plan.Max(upload => upload.At) + double.Epsilon;
        return [.. plan.Select(upload => upload with { At = upload.At / end })];
    }

    private static Content Next(Library library, Slot slot, List<(string Path, Content Content)> story, Random random) => random.Next(20) switch
    {
        < 3 => library.Broken(slot, random.Next(4)),
        < 7 when story.Count > 0 => story[^1].Content,
        < 11 when story.Count > 1 => story[random.Next(story.Count - 1)].Content,
        _ => library.Version(slot, random.Next(Versions)),
    };
}
