using System.Globalization;
using Pipeline.Submissions;

namespace Pipeline.Tests;

/// <summary>Generations written as text: one line <c>reporter period area measure value</c> per observation; the value may be M, N or O.</summary>
internal static class Reports
{
    public static IReadOnlyList<Generation> Of(params string[] lines) =>
    [
        .. lines.SelectMany(line => line.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .GroupBy(words => (Reporter: words[0], Period: words[1]))
            .Select(group => new Generation(group.Key.Reporter, Period.Parse(group.Key.Period), $"event-{group.Key}", [.. group.Select(Observation)])),
    ];

    // A sixth word is the status, such as P; without it a value is normal.
    private static Observation Observation(string[] words)
    {
        var (period, area, measure, text) = (Period.Parse(words[1]), words[2], words[3], words[4]);
        return text is "M" or "N" or "O"
            ? new(area, period, measure, null, ObservationStatusCodes.FromLetter(text[0]))
            : new(area, period, measure, decimal.Parse(text, CultureInfo.InvariantCulture), ObservationStatusCodes.FromLetter(words.Length > 5 ? words[5][0] : 'A'));
    }
}
